/** The six calls of the document. */
import { createHash } from "node:crypto";
import { type Answer, type Clock, json, type Route, type StandInRequest } from "../kit";
import type { Accounts } from "./accounts";
import { refuse } from "./errors";
import type { Lists } from "./lists";
import { createdAnswer, orderAnswer } from "./order-answer";
import { mayCancel, type Order, type Orders } from "./orders";
import { notServed, quoteOf } from "./rates";
import { cancelSchema, orderSchema, quoteSchema, withShape } from "./validate";
import type { Webhooks } from "./webhooks";

export type CallParts = {
  readonly accounts: Accounts;
  readonly orders: Orders;
  readonly lists: Lists;
  readonly webhooks: Webhooks;
  readonly clock: Clock;
};

type Work = (account: string, request: StandInRequest) => Answer;

export function createCalls({ accounts, orders, lists, webhooks, clock }: CallParts): readonly Route[] {
  /** What was answered under a key, and to which bytes. Only what was accepted is remembered (assumed). */
  const answered = new Map<string, { readonly digest: string; readonly answer: Answer }>();

  const call = (method: "GET" | "POST", path: string, operation: string, work: Work): Route => ({
    method,
    path: `/v1/${path}`,
    // Faults may also be asked for by what all calls of a path have in common.
    operation: () => [operation, path.split("/")[0] ?? operation],
    handler(request) {
      const who = accounts.authenticate(request);
      return onOwnClock("account" in who ? work(who.account, request) : who);
    },
  });
  /** A server whose clock is wrong stamps its answers so. */
  const onOwnClock = (answer: Answer): Answer => ({
    ...answer,
    headers: { ...answer.headers, date: clock.now().toUTCString() },
  });

  return [
    call("POST", "rates/quote", "rates/quote", (_account, request) =>
      withShape(
        quoteSchema,
        request.json(),
        (wanted) => notServed(wanted) ?? json(200, quoteOf(wanted, clock.now())),
      ),
    ),
    call("POST", "orders", "create", create),
    call("GET", "orders", "list", (account, request) => {
      orders.walk();
      return json(200, lists.answer(orders.of(account).map(orderAnswer), request.query));
    }),
    call("GET", "orders/:orderId", "get", (account, request) =>
      withOrder(account, request, (order) => json(200, orderAnswer(order))),
    ),
    call("POST", "orders/:orderId/cancel", "cancel", (account, request) =>
      withOrder(account, request, (order) =>
        withShape(cancelSchema, request.rawBody.length === 0 ? {} : request.json(), ({ reason }) => {
          if (!mayCancel(order)) {
            return refuse(409, "cannot_cancel", `An order in status ${order.state} cannot be cancelled`);
          }
          order.walking = false;
          orders.move(order, "cancelled", clock.now(), { cancelledBy: "partner", reason });
          return { ...json(200, orderAnswer(order)), note: { orderId: order.orderId } };
        }),
      ),
    ),
    call("POST", "webhooks/test", "webhooks/test", (account) => {
      // What it sends is not documented, nor what it says where no address was pasted (assumed).
      const isSent = webhooks.announce(account, { type: "webhook.test", data: { message: "Dropcolis" } });
      return isSent
        ? json(200, { sent: true })
        : refuse(409, "webhook_not_configured", "No webhook URL in the partner dashboard");
    }),
  ];

  function create(account: string, request: StandInRequest): Answer {
    const header = request.headers["idempotency-key"];
    if (typeof header !== "string" || header === "") {
      return refuse(400, "idempotency_key_required", "Always send an Idempotency-Key");
    }
    const key = `${account} ${header}`;
    const digest = createHash("sha256").update(request.rawBody).digest("hex");
    const known = answered.get(key);
    if (known) {
      return known.digest === digest
        ? known.answer
        : refuse(409, "idempotency_conflict", "This Idempotency-Key was used with another body");
    }
    return withShape(orderSchema, request.json(), (body) => {
      const partnerId = body.partner_order_id;
      if (orders.byPartnerId(account, partnerId)) {
        return refuse(409, "duplicate_order", "partner_order_id is already in use", {
          field: "partner_order_id",
          value: partnerId,
          expected: "a unique id",
        });
      }
      const refusal = notServed(body);
      if (refusal) return refusal;
      const order = orders.add(account, body, request.headers.host ?? "127.0.0.1");
      const answer = { ...json(201, createdAnswer(order)), note: { orderId: order.orderId } };
      answered.set(key, { digest, answer });
      return answer;
    });
  }

  function withOrder(account: string, request: StandInRequest, work: (order: Order) => Answer): Answer {
    orders.walk();
    const order = orders.find(account, request.params["orderId"] ?? "");
    return order === undefined ? refuse(404, "not_found", "No such order") : work(order);
  }
}
