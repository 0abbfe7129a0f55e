/**
 * Dropcolis, played from its document: its six calls, eight types of webhooks, the public tracking page, signatures over
 * the raw bytes and Idempotency-Keys. See README.md.
 */
import { z } from "zod";
import { type Answer, json, retryAfter, type StandInModule, withBody } from "../kit";
import { createAccounts, SANDBOX } from "./accounts";
import { createCalls } from "./calls";
import { refuse } from "./errors";
import { eventOf } from "./events";
import { createLists, listSchema } from "./lists";
import { createOrders } from "./orders";
import { trackingPage } from "./tracking-page";
import { createWebhooks, webhookSchema } from "./webhooks";

/** How often orders on a journey are looked after. */
const TICK_MS = 50;

export const standIn: StandInModule = {
  name: "dropcolis",
  options: {
    keys: "further key pairs: PUBLIC:SECRET[,PUBLIC:SECRET…]; the document's sandbox pair is always there",
    "no-limits": "nothing: the document names no limit, so only a fault answers 429",
  },
  create({ clock, ledger, options }) {
    const accounts = createAccounts(clock);
    for (const pair of [`${SANDBOX.publicKey}:${SANDBOX.secretKey}`, ...(options["keys"] ?? "").split(",")]) {
      const [publicKey = "", secretKey = ""] = pair.trim().split(":");
      if (publicKey !== "") accounts.add({ publicKey, secretKey });
    }
    const webhooks = createWebhooks(clock);
    const orders = createOrders(clock, (order) => {
      const event = eventOf(order);
      if (event) webhooks.announce(order.account, event);
    });
    const lists = createLists();
    const ticking = setInterval(() => orders.walk(), TICK_MS);
    ticking.unref();

    return {
      routes: [...createCalls({ accounts, orders, lists, webhooks, clock }), trackingPage(orders)],
      control: [
        {
          method: "POST",
          path: "/_control/state",
          handler: (request) =>
            withBody(stateSchema, request.json(), ({ id, state, silent, ...told }): Answer => {
              const order = orders.findAnyones(id);
              if (order === undefined) return json(404, { error: `no order ${id}` });
              order.walking = false;
              // A text that is no state of the table is kept as it is: that is how a test makes an unknown one.
              if (silent) order.history.push({ state, at: clock.now() });
              if (silent) Object.assign(order, { state, told, updatedAt: clock.now() });
              else orders.move(order, state, clock.now(), told);
              ledger.event("state", { orderId: order.orderId, state });
              return json(200, { orderId: order.orderId, state });
            }),
        },
        {
          method: "POST",
          path: "/_control/journey",
          handler: (request) =>
            withBody(journeySchema, request.json(), (journey): Answer => {
              orders.setJourney(journey);
              return json(200, journey);
            }),
        },
        {
          method: "POST",
          path: "/_control/webhook",
          handler: (request) =>
            withBody(webhookSchema, request.json(), (webhook): Answer => {
              webhooks.configure(webhook);
              return json(200, { url: webhook.url });
            }),
        },
        {
          method: "DELETE",
          path: "/_control/webhook",
          handler: () => {
            webhooks.forget();
            return json(200, {});
          },
        },
        {
          method: "POST",
          path: "/_control/list",
          handler: (request) =>
            withBody(listSchema, request.json(), (listing): Answer => {
              lists.configure(listing);
              return json(200, listing);
            }),
        },
        {
          method: "POST",
          path: "/_control/events",
          handler: (request) =>
            withBody(eventSchema, request.json(), ({ publicKey, ...event }): Answer => {
              webhooks.announce(publicKey, event);
              return json(200, event);
            }),
        },
        {
          method: "POST",
          path: "/_control/keys",
          handler: (request) =>
            withBody(keysSchema, request.json(), ({ revoke, ...pair }): Answer => {
              accounts.add(pair);
              if (revoke !== undefined) accounts.revoke(revoke);
              return json(200, { publicKey: pair.publicKey });
            }),
        },
      ],
      entities: () => {
        orders.walk();
        return {
          parcels: orders.all().map((order) => ({
            reference: order.body.partner_order_id,
            number: order.orderId,
            orderId: order.orderId,
            account: order.account,
            state: order.state,
            codCents: order.body.cod?.amount_cents ?? 0,
            pieces: order.body.parcels.length,
            rateCents: order.rateCents,
            createdAt: order.createdAt.toISOString(),
            history: order.history.map(({ state, at }) => ({ state, at: at.toISOString() })),
            order: order.body,
          })),
          webhooks: webhooks.deliveries(),
        };
      },
      faultAnswers: {
        "401": () => refuse(401, "invalid_signature", "Signature does not match"),
        "429": (fault) => refuse(429, "rate_limited", "Too many requests", undefined, retryAfter(fault)),
        "500": () => refuse(500, "server_error", "Internal server error"),
      },
      close() {
        clearInterval(ticking);
        webhooks.close();
        return Promise.resolve();
      },
    };
  },
};

const stateSchema = z.strictObject({
  /** Their order_id, or our partner_order_id. */
  id: z.string(),
  state: z.string().min(1),
  nextAttempt: z.string().nullable().optional(),
  reason: z.string().optional(),
  cancelledBy: z.string().optional(),
  /** Without the event that announces it. */
  silent: z.boolean().default(false),
});
const journeySchema = z.strictObject({ auto: z.boolean(), stepMs: z.number().positive().default(60_000) });
const eventSchema = z.strictObject({
  type: z.string(),
  data: z.record(z.string(), z.unknown()).default({}),
  publicKey: z.string().default(SANDBOX.publicKey),
});
const keysSchema = z.strictObject({
  publicKey: z.string().min(1),
  secretKey: z.string().min(1),
  sameAs: z.string().optional(),
  revoke: z.string().optional(),
});
