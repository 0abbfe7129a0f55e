import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RunningStandIn } from "../../kit";
import {
  APP,
  giveOrder,
  type GivenOrder,
  graphql,
  SHOP,
  startApp,
  startShopify,
  TUNISIAN_ORDER,
} from "../test-shop";
import { parseSubscriptions } from "./subscriptions";

let app: Awaited<ReturnType<typeof startApp>>;
let shopify: RunningStandIn;
const start = async (options: Record<string, string> = {}, statuses: number[] = []): Promise<void> => {
  app = await startApp(statuses);
  shopify = await startShopify({ shop: SHOP, app: app.url, "retry-seconds": "0.01,0.01", ...options });
};
beforeEach(() => start());
afterEach(async () => {
  await shopify.close();
  await app.close();
});

const again = async (options: Record<string, string>, statuses: number[] = []): Promise<void> => {
  await shopify.close();
  await app.close();
  await start(options, statuses);
};

const topics = () => app.received.map(({ headers }) => headers["x-shopify-topic"]);
const signature = (body: string): string => createHmac("sha256", APP.secret).update(body).digest("base64");

describe("a webhook sent by hand", () => {
  it("is signed over its raw body, with Shopify's headers", async () => {
    const { id } = await giveOrder(shopify, TUNISIAN_ORDER);
    expect(await shopify.control.post("webhooks", { topic: "orders/create", orderId: id })).toMatchObject({
      statuses: [200],
    });
    const [request] = app.received;
    expect(request?.path).toBe("/webhooks");
    expect(request?.headers).toMatchObject({
      "x-shopify-topic": "orders/create",
      "x-shopify-shop-domain": SHOP,
      "x-shopify-api-version": "2026-07",
      "x-shopify-hmac-sha256": signature(request?.body ?? ""),
      "x-shopify-webhook-id": expect.stringMatching(/^[0-9a-f-]{36}$/),
      "x-shopify-event-id": expect.stringMatching(/^[0-9a-f-]{36}$/),
      "x-shopify-triggered-at": expect.stringMatching(/^2\d{3}-/),
    });
    expect(JSON.parse(request?.body ?? "")).toMatchObject({ id: Number(id), total_outstanding: "81.000" });
  });

  it("may come several times as one event, with ids of its own or the same", async () => {
    const { id } = await giveOrder(shopify, TUNISIAN_ORDER);
    await shopify.control.post("webhooks", {
      topic: "orders/create",
      orderId: id,
      times: 3,
      eventId: "event-1",
    });
    await shopify.control.post("webhooks", {
      topic: "orders/create",
      orderId: id,
      times: 2,
      sameWebhookId: true,
    });
    const ids = app.received.map(({ headers }) => headers["x-shopify-webhook-id"]);
    expect(new Set(ids.slice(0, 3)).size).toBe(3);
    expect(new Set(ids.slice(3)).size).toBe(1);
    expect(app.received.slice(0, 3).map(({ headers }) => headers["x-shopify-event-id"])).toEqual(
      Array(3).fill("event-1"),
    );
  });

  it("may be forged, unsigned, late, or of any body, and is then not tried again", async () => {
    await again({}, [401, 401]);
    const { id } = await giveOrder(shopify, TUNISIAN_ORDER);
    const send = (more: Record<string, unknown>) =>
      shopify.control.post("webhooks", { topic: "orders/create", orderId: id, ...more });
    expect(await send({ bad: "hmac" })).toMatchObject({ statuses: [401] });
    expect(await send({ bad: "none" })).toMatchObject({ statuses: [401] });
    expect(await send({ body: "{ not json" })).toMatchObject({ statuses: [200] });
    expect(await send({ delayMs: 10 })).toMatchObject({ queued: true });
    const [forged, unsigned, broken] = await app.came(4);
    expect(forged?.headers["x-shopify-hmac-sha256"]).not.toBe(signature(forged?.body ?? ""));
    expect(unsigned?.headers["x-shopify-hmac-sha256"]).toBeUndefined();
    expect(broken?.body).toBe("{ not json");
    expect(broken?.headers["x-shopify-hmac-sha256"]).toBe(signature("{ not json"));
  });

  it("is tried again until the app answers 2xx", async () => {
    await again({}, [500, 503]);
    const { id } = await giveOrder(shopify, TUNISIAN_ORDER);
    expect(await shopify.control.post("webhooks", { topic: "orders/create", orderId: id })).toMatchObject({
      statuses: [500],
    });
    const tries = await app.came(3);
    expect(new Set(tries.map(({ headers }) => headers["x-shopify-webhook-id"])).size).toBe(1);
    await expect
      .poll(() => shopify.control.get("webhooks"))
      .toMatchObject({
        webhooks: [{ state: "delivered", attempts: [{ status: 500 }, { status: 503 }, { status: 200 }] }],
      });
  });

  it.each([
    ["customers/redact", { orders_to_redact: [expect.any(Number)], shop_domain: SHOP }],
    ["customers/data_request", { orders_requested: [expect.any(Number)] }],
    ["shop/redact", { shop_domain: SHOP }],
    ["app/uninstalled", { myshopify_domain: SHOP }],
    ["orders/edited", { order_edit: { order_id: expect.any(Number), line_items: { additions: [] } } }],
    [
      "fulfillment_orders/order_routing_complete",
      { fulfillment_order: { id: expect.stringMatching(/^gid:/), status: "open" } },
    ],
  ])("has the topic's own payload: %s", async (topic, payload) => {
    const { id } = await giveOrder(shopify, TUNISIAN_ORDER);
    await shopify.control.post("webhooks", { topic, orderId: id });
    expect(JSON.parse(app.received[0]?.body ?? "")).toMatchObject(payload);
  });

  it("is refused when there is nothing to send", async () => {
    const { id } = await giveOrder(shopify, TUNISIAN_ORDER);
    await expect(
      shopify.control.post("webhooks", { topic: "fulfillments/create", orderId: id }),
    ).rejects.toThrow("422");
    await expect(shopify.control.post("webhooks", { topic: "orders/create", orderId: "7" })).rejects.toThrow(
      "404",
    );
  });
});

describe("what happens in the shop", () => {
  it("is announced: a birth when asked, a change unless silent", async () => {
    const { id, webhooks } = await giveOrder(shopify, TUNISIAN_ORDER, "?webhook=orders/create");
    expect(webhooks).toEqual([200]);
    await shopify.control.post(`orders/${id}`, { hold: true });
    await shopify.control.post(`orders/${id}?silent=1`, { note: "au gardien" });
    await shopify.control.post(`orders/${id}`, { cancelled_at: true });
    expect(topics()).toEqual([
      "orders/create",
      "fulfillment_orders/placed_on_hold",
      "orders/updated",
      "refunds/create",
      "orders/cancelled",
      "orders/updated",
    ]);
    expect(JSON.parse(app.received[1]?.body ?? "")).toMatchObject({
      fulfillment_order: { status: "on_hold", fulfillment_holds: [{ reason: "other" }] },
      created_fulfillment_hold: { reason: "other" },
    });
  });

  const bodyOf = (topic: string): Record<string, unknown> => {
    const sent = app.received.findLast(({ headers }) => headers["x-shopify-topic"] === topic);
    expect(sent?.headers["x-shopify-hmac-sha256"]).toBe(signature(sent?.body ?? ""));
    return JSON.parse(sent?.body ?? "") as Record<string, unknown>; // an object, whatever the topic
  };
  const change = async (id: string, body: unknown): Promise<readonly string[]> => {
    const { fulfillmentOrders } = (await shopify.control.post(`orders/${id}`, body)) as GivenOrder; // as documented
    return fulfillmentOrders.map((one) => `gid://shopify/FulfillmentOrder/${one.id}`);
  };

  it("to fulfillment orders names each of them: split, moved, held in part, merged", async () => {
    const { id } = await giveOrder(shopify, TUNISIAN_ORDER);
    const [first, second] = await change(id, { split: [{ sku: "MUG" }] });
    expect(bodyOf("fulfillment_orders/split")).toMatchObject({
      fulfillment_order: { id: first, status: "open" },
      remaining_fulfillment_order: { id: second, status: "open" },
      split_line_items: [{ quantity: 1 }],
    });

    const [, , third] = await change(id, { move: { to: "Sousse", lines: [{ sku: "TS-1", quantity: 1 }] } });
    const told = bodyOf("fulfillment_orders/moved");
    expect(told).toMatchObject({
      original_fulfillment_order: { id: first, status: "open" },
      moved_fulfillment_order: { id: third, assigned_location_id: told["destination_location_id"] },
      fulfillment_order_line_items_requested: [{ quantity: 1 }],
    });
    expect(told["source_location"]).not.toEqual({ id: told["destination_location_id"] });

    await change(id, { move: { to: "Boutique", fulfillmentOrder: third } });
    const [, , , merged] = await change(id, { merge: true });
    expect(bodyOf("fulfillment_orders/merged")).toMatchObject({
      merge_intents: [
        { fulfillment_order_id: first },
        { fulfillment_order_id: second },
        { fulfillment_order_id: third },
      ],
      fulfillment_order_merges: [{ fulfillment_order: { id: merged, status: "open" } }],
    });

    const [, , , , rest] = await change(id, { hold: { lines: [{ sku: "MUG" }] } });
    expect(bodyOf("fulfillment_orders/placed_on_hold")).toMatchObject({
      fulfillment_order: { id: merged, status: "on_hold" },
      remaining_fulfillment_order: { id: rest, status: "open" },
      held_fulfillment_order_line_items: [{ quantity: 1 }],
    });
    expect(topics().at(-1)).toBe("orders/updated");
  });

  it("to lines and fulfillments is told as edits, refunds and updates", async () => {
    const { id } = await giveOrder(shopify, TUNISIAN_ORDER);
    await change(id, {
      line_items: [
        { title: "Sac", price: "10" },
        { sku: "MUG", quantity: 0 },
      ],
    });
    await change(id, { fulfill: { number: "A1" } });
    await change(id, { cancel_fulfillment: true });
    expect(topics()).toEqual([
      "orders/edited",
      "orders/updated",
      "fulfillments/create",
      "orders/fulfilled",
      "orders/updated",
      "fulfillments/update",
      "orders/updated",
    ]);
    expect(bodyOf("orders/edited")).toMatchObject({
      order_edit: { line_items: { additions: [{ delta: 1 }], removals: [{ delta: 1 }] } },
    });
    expect(bodyOf("fulfillments/update")).toMatchObject({ status: "cancelled", tracking_number: "A1" });
  });

  const CREATE = `mutation($id: ID!) { fulfillmentCreate(fulfillment: {
    lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: $id }], trackingInfo: { company: "First Delivery", number: "FD1" }
  }) { userErrors { message } } }`;

  it("comes back as an echo when the app did it", async () => {
    const { fulfillmentOrders } = await giveOrder(shopify, TUNISIAN_ORDER);
    await graphql(shopify, CREATE, { id: `gid://shopify/FulfillmentOrder/${fulfillmentOrders[0]?.id}` });
    await app.came(3);
    expect(topics()).toEqual(["fulfillments/create", "orders/fulfilled", "orders/updated"]);
    expect(JSON.parse(app.received[0]?.body ?? "")).toMatchObject({
      status: "success",
      tracking_company: "First Delivery",
      tracking_numbers: ["FD1"],
      line_items: [{ quantity: 2 }, { quantity: 1 }],
    });
  });

  it("stays quiet without echoes", async () => {
    await again({ "no-echoes": "true" });
    const { fulfillmentOrders, id } = await giveOrder(shopify, TUNISIAN_ORDER);
    await graphql(shopify, CREATE, { id: `gid://shopify/FulfillmentOrder/${fulfillmentOrders[0]?.id}` });
    await shopify.control.post("webhooks", { topic: "orders/updated", orderId: id, delayMs: 120 });
    await app.came(1);
    expect(topics()).toEqual(["orders/updated"]);
  });
});

describe("parseSubscriptions", () => {
  const read = parseSubscriptions(`
client_id = "abc" # not a secret
[access_scopes]
scopes = "read_orders"

[webhooks]
api_version = "2026-07"

  [[webhooks.subscriptions]]
  topics = [ "orders/create", # the first
    "orders/updated" ]
  uri = "/webhooks"

  [[webhooks.subscriptions]]
  compliance_topics = ["customers/redact"]
  uri = "https://app.example/compliance"

[app_proxy]
url = "https://app.example/proxy"
`);

  it("reads version, topics and addresses", () => {
    expect(read.apiVersion).toBe("2026-07");
    expect(read.topics).toEqual(["orders/create", "orders/updated", "customers/redact"]);
    expect([
      read.pathOf("orders/updated"),
      read.pathOf("customers/redact"),
      read.pathOf("orders/paid"),
    ]).toEqual(["/webhooks", "/compliance", undefined]);
  });
});
