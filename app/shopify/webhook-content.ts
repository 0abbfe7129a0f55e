import { z } from "zod";
import {
  type FulfillmentOrderId,
  fulfillmentId as fulfillmentIdSchema,
  fulfillmentOrderId,
  type OrderId,
  orderId,
} from "~/shipping/ids";
import type { ReadWebhook, WebhookContent } from "~/shipping/ports/shopify";
import { fail, ok, type Result } from "~/shipping/result";
import { type GidType, numericId } from "./gid";
import { parseLossless } from "./lossless-json";
import { endedFulfillmentStatuses, orderDigest } from "./order-digest";

/**
 * Reads what a webhook is about, by topic. Unknown fields are Shopify's to add; ids come as numbers, as strings or as
 * global ids, sometimes all of them in one payload.
 * https://shopify.dev/docs/api/webhooks
 */
export const readWebhook: ReadWebhook = (topic, body) => {
  const read = readers.get(topic);
  if (read === undefined) return fail(`${topic} is not a topic we know`);
  let payload: unknown;
  try {
    payload = parseLossless(body);
  } catch {
    return fail(`${topic}: the body is not JSON`);
  }
  return read(topic, payload);
};

type Reader = (topic: string, payload: unknown) => Result<WebhookContent, string>;

/** A reader by schema. The failure names fields and never their values: bodies hold names, phones and addresses. */
const by =
  <Payload>(
    schema: z.ZodType<Payload>,
    toContent: (payload: Payload, whole: object) => WebhookContent,
  ): Reader =>
  (topic, payload) => {
    if (typeof payload !== "object" || payload === null || Array.isArray(payload)) {
      return fail(`${topic}: the body is not an object`);
    }
    const read = schema.safeParse(payload);
    if (read.success) return ok(toContent(read.data, payload));
    const fields = new Set(read.error.issues.map(({ path }) => path.join(".") || "the body"));
    const shown = [...fields].slice(0, mostFieldsNamed).join(", ");
    const more = fields.size > mostFieldsNamed ? ` and ${fields.size - mostFieldsNamed} more` : "";
    return fail(`${topic}: cannot read ${shown}${more}`);
  };

/** The reason is a sentence that staff read, not the list of a thousand ids. */
const mostFieldsNamed = 3;

/** An id in any of its spellings: 1001, "1001", "gid://shopify/Order/1001". */
const idOf = (type: GidType) =>
  z.union([z.int().nonnegative(), z.string()]).transform((value, context) => {
    const digits = /^\d{1,20}$/.test(String(value)) ? String(value) : numericId(type, String(value));
    if (digits !== null) return digits;
    context.addIssue({ code: "custom", message: `expected an id of ${type}` });
    return z.NEVER;
  });
const order = idOf("Order").pipe(orderId);
const fulfillment = idOf("Fulfillment").pipe(fulfillmentIdSchema);
const fulfillmentOrder = idOf("FulfillmentOrder").pipe(fulfillmentOrderId);

/** What the payload itself is. The global id comes first: it is a text and has lost no digit on any way. */
const itself = <Id extends string>(id: z.ZodType<Id>) =>
  z
    .object({ admin_graphql_api_id: id.optional().catch(undefined), id: id.optional().catch(undefined) })
    .transform((payload, context) => {
      const own = payload.admin_graphql_api_id ?? payload.id;
      if (own !== undefined) return own;
      context.addIssue({ code: "custom", path: ["id"], message: "expected an id" });
      return z.NEVER;
    });

const orderPayload = by(itself(order), (id, whole) => ({
  kind: "order",
  orderId: id,
  digest: orderDigest(whole),
}));

const orderEdited = by(z.object({ order_edit: z.object({ order_id: order }) }), ({ order_edit }) => ({
  kind: "order-changed",
  orderId: order_edit.order_id,
}));

const refundCreated = by(z.object({ order_id: order }), ({ order_id }) => ({
  kind: "order-changed",
  orderId: order_id,
}));

const endedFulfillment: ReadonlySet<string> = new Set(endedFulfillmentStatuses);

const fulfillmentPayload = by(
  z.intersection(
    itself(fulfillment).transform((fulfillmentId) => ({ fulfillmentId })),
    z.object({
      order_id: order,
      status: z.string().nullish(),
      tracking_number: z.string().nullish(),
      tracking_numbers: z.array(z.string()).nullish(),
    }),
  ),
  ({ fulfillmentId, order_id, status, tracking_number, tracking_numbers }) => ({
    kind: "fulfillment",
    orderId: order_id,
    fulfillmentId,
    active: !endedFulfillment.has(status ?? ""),
    trackingNumbers: [
      ...new Set([...(tracking_numbers ?? []), ...(tracking_number ? [tracking_number] : [])]),
    ],
  }),
);

/**
 * Every fulfillment order the payload names, wherever it names it: each of these topics has another shape (original and
 * moved, remaining and replacement, merge intents), and all of them lead to reading the same order again.
 */
const fulfillmentOrderPayload: Reader = (topic, payload) => {
  const ids = [...new Set(fulfillmentOrderIds(payload))];
  if (ids.length === 0) return fail(`${topic}: names no fulfillment order`);
  return ok({ kind: "fulfillment-order", fulfillmentOrderIds: ids });
};

function fulfillmentOrderIds(payload: unknown): FulfillmentOrderId[] {
  const found: FulfillmentOrderId[] = [];
  // What is still to be looked into, the next one last. Not a function that calls itself: bodies may nest deeper than that.
  const open: { readonly value: unknown; readonly name: string }[] = [{ value: payload, name: "" }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, name } = next;
    if (Array.isArray(value)) {
      for (const item of value.toReversed()) open.push({ value: item, name });
    } else if (typeof value === "object" && value !== null) {
      // { "moved_fulfillment_order": { "id": … } }
      const inside = (field: string) =>
        field === "id" && /fulfillment_order$/.test(name) ? `${name}_id` : field;
      for (const [field, item] of Object.entries(value).toReversed()) {
        open.push({ value: item, name: inside(field) });
      }
    } else {
      const id = namedFulfillmentOrder(value, name);
      if (id !== null) found.push(id);
    }
  }
  return found;
}

function namedFulfillmentOrder(value: unknown, name: string): FulfillmentOrderId | null {
  const isNamed = /fulfillment_order_id$/.test(name);
  if (!isNamed && !(typeof value === "string" && value.startsWith("gid://"))) return null;
  return fulfillmentOrder.safeParse(value).data ?? null;
}

const scopesUpdated = by(z.object({ current: z.array(z.string()) }), ({ current }) => ({
  kind: "scopes",
  scopes: current.join(","),
}));

const customer = z.object({ id: idOf("Customer").nullish() }).nullish();
const ids = z.array(order).nullish();
const customerContent = (
  kind: "customer-data-request" | "customer-redact",
  customerId: string | null | undefined,
  orderIds: readonly OrderId[] | null | undefined,
): WebhookContent => ({ kind, customerId: customerId ?? null, orderIds: orderIds ?? [] });

const readers = new Map<string, Reader>([
  ["orders/create", orderPayload],
  ["orders/updated", orderPayload],
  ["orders/cancelled", orderPayload],
  ["orders/edited", orderEdited],
  ["refunds/create", refundCreated],
  ["fulfillments/create", fulfillmentPayload],
  ["fulfillments/update", fulfillmentPayload],
  ["fulfillment_orders/order_routing_complete", fulfillmentOrderPayload],
  ["fulfillment_orders/placed_on_hold", fulfillmentOrderPayload],
  ["fulfillment_orders/hold_released", fulfillmentOrderPayload],
  ["fulfillment_orders/moved", fulfillmentOrderPayload],
  ["fulfillment_orders/split", fulfillmentOrderPayload],
  ["fulfillment_orders/merged", fulfillmentOrderPayload],
  ["fulfillment_orders/cancelled", fulfillmentOrderPayload],
  ["fulfillment_orders/rescheduled", fulfillmentOrderPayload],
  ["fulfillment_orders/scheduled_fulfillment_order_ready", fulfillmentOrderPayload],
  ["app/uninstalled", () => ok({ kind: "uninstalled" })],
  ["app/scopes_update", scopesUpdated],
  [
    "customers/data_request",
    by(z.object({ customer, orders_requested: ids }), (payload) =>
      customerContent("customer-data-request", payload.customer?.id, payload.orders_requested),
    ),
  ],
  [
    "customers/redact",
    by(z.object({ customer, orders_to_redact: ids }), (payload) =>
      customerContent("customer-redact", payload.customer?.id, payload.orders_to_redact),
    ),
  ],
  ["shop/redact", () => ok({ kind: "shop-redact" })],
]);

/** The topics we can read: those of shopify.app.toml, a test compares. */
export const knownTopics: readonly string[] = [...readers.keys()];
