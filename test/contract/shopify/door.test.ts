import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { orderId, shopDomain } from "~/shipping/ids";
import type { ShippingOrder } from "~/shipping/order";
import { createShopify } from "~/shopify/index.server";
import { memoryLog, memorySessions, queueLock } from "~/shopify/outside.fixture";
import { createOfflineTokens } from "~/shopify/tokens.server";
import { readWebhook } from "~/shopify/webhook-content";
import { type RunningStandIn, startStandIn } from "../../stand-ins/kit";
import { standIn } from "../../stand-ins/shopify";
import { giveOrder, TUNISIAN_ORDER } from "../../stand-ins/shopify/test-shop";

/** The Shopify door against the Shopify stand-in: real HTTP, the real schema, its own clock and faults. */

const shop = shopDomain.parse("boutique-tunis.myshopify.com");
const app = { apiKey: "key", apiSecret: "secret" };
const realFetch = globalThis.fetch;

let shopify: RunningStandIn;
let sessionStorage: ReturnType<typeof memorySessions>;
let lock: ReturnType<typeof queueLock>;

async function start(options: Record<string, string> = {}) {
  shopify = await startStandIn(standIn, {
    options: { shop, "no-echoes": "", ...options },
    env: { SHOPIFY_API_KEY: app.apiKey, SHOPIFY_API_SECRET: app.apiSecret },
  });
  // What the preload does for the app, done here for the test.
  globalThis.fetch = (input, init) => {
    const url = new URL(new Request(input).url);
    if (!url.hostname.endsWith(".myshopify.com")) return realFetch(input, init);
    const headers = new Headers(init?.headers);
    headers.set("x-forwarded-host", url.hostname);
    return realFetch(shopify.url + url.pathname, { ...init, headers });
  };
  sessionStorage = memorySessions();
  lock = queueLock();
  await newProcess().tokens.save(shop, {
    accessToken: "shpat_brought",
    scope: "",
    refreshToken: "shprt_brought",
    expires: new Date(shopify.clock.now().getTime() + 3_600_000),
  });
}

/** One process of the app: what it keeps to itself, over the storage and the lock that all share. */
function newProcess(timeout = 20_000) {
  const { clock } = shopify;
  const logger = memoryLog();
  const tokens = createOfflineTokens({ sessionStorage, lock, clock, logger, ...app });
  return { tokens, shopify: createShopify({ tokens, clock, logger, timeout }) };
}

const callsOf = (operation: string) =>
  shopify.ledger.calls().filter((call) => call.operation.split(" ").includes(operation));
const throttledCalls = () =>
  shopify.ledger.calls().filter(({ note }) => JSON.stringify(note ?? null).includes("Throttled"));

async function read(id: string): Promise<ShippingOrder> {
  const order = await newProcess().shopify.readOrder(shop, orderId.parse(id));
  if (!order.ok || order.value === null) throw new Error(`not read: ${JSON.stringify(order)}`);
  return order.value;
}
function newFulfillment(order: ShippingOrder) {
  const [fulfillmentOrder] = order.fulfillmentOrders;
  if (!fulfillmentOrder) throw new Error("the order has a fulfillment order");
  return {
    fulfillmentOrderId: fulfillmentOrder.id,
    lines: fulfillmentOrder.lines.map((line) => ({ id: line.id, quantity: line.remaining })),
    trackingCompany: "First Delivery Group",
    trackingNumber: "FD-1",
    trackingUrl: "https://tracking.example/FD-1",
    notifyCustomer: true,
  };
}
const payloadOf = async (id: string) => {
  const answer = await realFetch(`${shopify.url}/_control/orders`);
  const { orders } = (await answer.json()) as { orders: { id: number }[] }; // the control's documented answer
  return JSON.stringify(orders.find((order) => String(order.id) === id));
};

beforeEach(() => start());
afterEach(async () => {
  globalThis.fetch = realFetch;
  await shopify.close();
});

describe("an order at Shopify", () => {
  it("is read whole, found by its name and by its fulfillment order", async () => {
    const given = await giveOrder(shopify, TUNISIAN_ORDER);
    const order = await read(given.id);
    expect(order).toMatchObject({
      id: given.id,
      name: given.name,
      currency: "TND",
      owed: { minor: 81_000, currency: "TND" },
      phones: ["+216 20 123 456"],
      shippingAddress: { name: "Amine Trabelsi", city: "Tunis", country: "TN", province: "" },
      lines: [
        { sku: "TS-1", quantity: 2, weightGrams: 180, unitPrice: { minor: 29_500, currency: "TND" } },
        { sku: "MUG", quantity: 1, weightGrams: 350, unitPrice: { minor: 15_000, currency: "TND" } },
      ],
      fulfillmentOrders: [{ status: "OPEN", deliveryMethod: "SHIPPING", canCreateFulfillment: true }],
      fulfillments: [],
    });
    const { shopify: door } = newProcess();
    expect(await door.findOrderByName(shop, given.name)).toEqual({ ok: true, value: given.id });
    expect(await door.findOrderByName(shop, "#0")).toEqual({ ok: true, value: null });
    const [fulfillmentOrder] = order.fulfillmentOrders;
    if (!fulfillmentOrder) throw new Error("routed");
    expect(await door.orderOfFulfillmentOrder(shop, fulfillmentOrder.id)).toEqual({
      ok: true,
      value: given.id,
    });
    expect(await door.readOrder(shop, orderId.parse("1"))).toEqual({ ok: true, value: null });
  });

  it("of a thousand lines is read whole, within the points there are", async () => {
    const given = await giveOrder(shopify, {
      ...TUNISIAN_ORDER,
      line_items: Array.from({ length: 1_000 }, (_, i) => ({
        title: `Article ${i}`,
        price: "1.000",
        quantity: 1,
      })),
    });
    const order = await read(given.id);
    expect(order.lines.map(({ title }) => title)).toEqual(
      Array.from({ length: 1_000 }, (_, i) => `Article ${i}`),
    );
    expect(order.fulfillmentOrders.flatMap(({ lines }) => lines)).toHaveLength(1_000);
    expect(throttledCalls()).toEqual([]);
  });
});

describe("writing back", () => {
  it("creates a fulfillment and its events, once each where asked once", async () => {
    const { id } = await giveOrder(shopify, TUNISIAN_ORDER);
    const { shopify: door } = newProcess();
    const fulfillment = newFulfillment(await read(id));
    const created = await door.createFulfillment(shop, fulfillment);
    if (!created.ok) throw new Error(JSON.stringify(created));
    expect((await read(id)).fulfillments).toEqual([
      { id: created.value, active: true, trackingNumbers: ["FD-1"], company: "First Delivery Group" },
    ]);

    const happenedAt = new Date("2026-11-20T10:00:00Z");
    for (const status of ["CARRIER_PICKED_UP", "DELIVERED"] as const) {
      expect(
        await door.createFulfillmentEvent(shop, {
          fulfillmentId: created.value,
          status,
          happenedAt,
          estimatedDelivery: happenedAt,
        }),
      ).toEqual({ ok: true, value: null });
    }
    expect(await door.fulfillmentEvents(shop, created.value)).toEqual({
      ok: true,
      value: ["CARRIER_PICKED_UP", "DELIVERED"],
    });
    expect(await door.createFulfillment(shop, fulfillment)).toMatchObject({
      ok: false,
      error: { kind: "rejected" },
    });
  });

  it("leaves the digest of the order's webhooks as it was", async () => {
    const { id } = await giveOrder(shopify, TUNISIAN_ORDER);
    const before = readWebhook("orders/create", await payloadOf(id));
    await newProcess().shopify.createFulfillment(shop, newFulfillment(await read(id)));
    const after = await payloadOf(id);
    expect(after).toContain("FD-1");
    expect(readWebhook("orders/updated", after)).toEqual(before);
    await shopify.control.post(`orders/${id}?silent`, { note: "sonner deux fois" });
    expect(readWebhook("orders/updated", await payloadOf(id))).not.toEqual(before);
  });

  it("whose answer never comes is uncertain, and the fulfillment is found by looking", async () => {
    const { id } = await giveOrder(shopify, TUNISIAN_ORDER);
    const order = await read(id);
    for (const kind of ["timeout-after", "half"] as const) {
      shopify.faults.add({ call: "fulfillmentCreate", kind });
    }
    const { shopify: door } = newProcess(500);
    expect(await door.createFulfillment(shop, newFulfillment(order))).toMatchObject({
      ok: false,
      error: { kind: "uncertain" },
    });
    expect((await read(id)).fulfillments).toMatchObject([{ active: true, trackingNumbers: ["FD-1"] }]);
    expect(callsOf("fulfillmentCreate")).toHaveLength(1);
  });

  it("survives a storm of failed reads", async () => {
    const { id } = await giveOrder(shopify, TUNISIAN_ORDER);
    for (const kind of ["502-html", "reset-after"] as const) shopify.faults.add({ call: "order", kind });
    expect((await read(id)).id).toBe(id);
  });
});

describe("an expired token", () => {
  it("is refreshed once by ten simultaneous calls in each of two processes", async () => {
    const { id, name } = await giveOrder(shopify, TUNISIAN_ORDER);
    shopify.clock.set(new Date(shopify.clock.now().getTime() + 3_601_000));
    const doors = [newProcess().shopify, newProcess().shopify];
    const found = await Promise.all(
      Array.from({ length: 10 }, () => doors.map((door) => door.findOrderByName(shop, name))).flat(),
    );
    expect(found).toEqual(found.map(() => ({ ok: true, value: id })));
    expect(callsOf("token-refresh")).toHaveLength(1);
  });

  it("is refreshed again where Shopify refuses it before its time, and only the app's opening helps after that", async () => {
    const { id } = await giveOrder(shopify, TUNISIAN_ORDER);
    await shopify.control.post("tokens", { revoke: "shpat_brought" });
    expect((await read(id)).id).toBe(id);
    expect(callsOf("token-refresh")).toHaveLength(1);
    await shopify.control.post("tokens", { revoke: shop });
    expect(await newProcess().shopify.readOrder(shop, orderId.parse(id))).toMatchObject({
      ok: false,
      error: { kind: "access" },
    });
  });

  it("whose refresh was carried out unheard is refreshed again with the same refresh token", async () => {
    await shopify.close();
    await start({ "refresh-again": "" });
    const { id } = await giveOrder(shopify, TUNISIAN_ORDER);
    shopify.clock.set(new Date(shopify.clock.now().getTime() + 3_601_000));
    shopify.faults.add({ call: "token-refresh", kind: "reset-after" });
    expect(await newProcess().shopify.readOrder(shop, orderId.parse(id))).toMatchObject({
      ok: false,
      error: { kind: "unavailable" },
    });
    expect((await read(id)).id).toBe(id);
    expect(callsOf("token-refresh")).toHaveLength(2);
  });
});

describe("the throttle", () => {
  it("is never met by one process, however much it asks at once", async () => {
    await shopify.close();
    await start({ bucket: "300", restore: "400" });
    const { id } = await giveOrder(shopify, TUNISIAN_ORDER);
    const { shopify: door } = newProcess();
    // The first answer tells the size of this shop's bucket.
    await door.readOrder(shop, orderId.parse(id));
    const orders = await Promise.all(
      Array.from({ length: 12 }, () => door.readOrder(shop, orderId.parse(id))),
    );
    expect(orders.every(({ ok }) => ok)).toBe(true);
    expect(throttledCalls()).toEqual([]);
  });

  it("met by several processes is waited out by each", async () => {
    await shopify.close();
    await start({ bucket: "100", restore: "200" });
    const { id } = await giveOrder(shopify, TUNISIAN_ORDER);
    const doors = Array.from({ length: 4 }, () => newProcess().shopify);
    const orders = await Promise.all(
      [...doors, ...doors].map((door) => door.readOrder(shop, orderId.parse(id))),
    );
    expect(orders.map(({ ok }) => ok)).toEqual(orders.map(() => true));
    expect(throttledCalls().length).toBeGreaterThan(0);
  });
});
