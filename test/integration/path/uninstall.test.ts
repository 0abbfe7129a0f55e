import { createHmac, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { action } from "~/routes/webhooks";
import { orderId } from "~/shipping/ids";
import type { Shipment } from "~/shipping/shipment";
import { installShop } from "~/use-cases/install-shop";
import { listShipments } from "~/use-cases/list-shipments";
import { receiveWebhook } from "~/use-cases/receive-webhook";
import { shipOrders } from "~/use-cases/ship-orders";
import { sweepShop } from "~/use-cases/sweep-shop";
import { apiSecret, install, offlineToken, shop, type Installation } from "./installation";

const seconds = 1_000;

/** As Shopify posts it; the status the app answers. */
async function post(at: Installation, topic: string, payload: object): Promise<number> {
  const body = JSON.stringify(payload);
  const request = new Request("http://127.0.0.1:3000/webhooks", {
    method: "POST",
    body,
    headers: {
      "x-shopify-topic": topic,
      "x-shopify-shop-domain": shop,
      "x-shopify-webhook-id": randomUUID(),
      "x-shopify-event-id": randomUUID(),
      "x-shopify-api-version": "2026-07",
      "x-shopify-triggered-at": new Date().toISOString(),
      "x-shopify-hmac-sha256": createHmac("sha256", apiSecret).update(body).digest("base64"),
    },
  });
  const response = await action({ request, params: {}, context: { ...at.application.web } });
  return response.status;
}

const poll = { timeout: 30 * seconds };

describe("a shop that uninstalls the app, and comes back", () => {
  let at: Installation;
  let sent: Shipment;
  let unwritten: Shipment;
  beforeAll(async () => {
    at = await install();
    await at.webhook("orders/create", await at.order({ name: "#U1" }));
    sent = await at.until("#U1", ({ fulfillmentId }) => fulfillmentId !== null);
    // The carrier has it, and Shopify refuses the fulfillment until the shop has left.
    await at.shopify.control.post("faults", { call: "fulfillmentCreate", kind: "503", times: 1_000 });
    await at.webhook("orders/create", await at.order({ name: "#U2" }));
    unwritten = await at.until("#U2", ({ state }) => state === "created");
  });
  afterAll(() => at.close());
  const store = () => at.application.world.store;
  const isInstalled = async () => (await store().shops.find(shop))?.uninstalledAt === null;

  it("is not followed any more, and its webhooks are answered 200 and lead to nothing", async () => {
    expect(await post(at, "app/uninstalled", { id: 1, domain: shop })).toBe(200);
    await expect.poll(isInstalled, poll).toBe(false);
    expect(await store().connections.withParcelsToFollow()).toEqual([]);
    const { world } = at.application;
    await at.order({ name: "#U3" });
    expect(await sweepShop(world, shop)).toMatchObject({ ok: false, error: { code: "shop_uninstalled" } });
    expect(await shipOrders(world, shop, ["#U3"], { actor: "Salma" })).toMatchObject({
      ok: false,
      error: { code: "shop_uninstalled" },
    });

    const before = at.adminCalls();
    for (const topic of ["orders/create", "orders/updated", "app/uninstalled"]) {
      expect(await post(at, topic, { id: 1, name: "#9" })).toBe(200);
    }
    expect(await post(at, "fulfillments/update", { id: 1, order_id: 1, status: "success" })).toBe(200);
    // What was waiting for Shopify (the fulfillment of #U2) is not asked for over and over.
    await world.sleep(8 * seconds);
    expect(at.adminCalls()).toBe(before);
  });

  it("is asked for its customers' data without a session, and they are erased", async () => {
    const customer = { customer: { id: 7 }, orders_to_redact: [Number(sent.orderId)] };
    expect(await post(at, "customers/data_request", { ...customer, orders_requested: [] })).toBe(200);
    expect(await post(at, "customers/redact", customer)).toBe(200);
    await expect
      .poll(async () => (await store().orders.find(shop, sent.orderId))?.order.shippingAddress ?? null, poll)
      .toBeNull();
    const other = await store().orders.find(shop, unwritten.orderId);
    expect(other?.order.shippingAddress?.city).toBe("Tunis");
    await expect.poll(async () => (await store().inbox.unreadable(shop, 10)).length, poll).toBe(0);
  });

  it("has its history when it comes back, and goes on with what was left", async () => {
    await at.shopify.control.delete("faults");
    await installShop(at.application.world, shop, offlineToken("again"));
    const shipments = await listShipments(at.application.world, shop);
    expect(shipments.ok && shipments.value.map(({ orderName }) => orderName).toSorted()).toEqual([
      "#U1",
      "#U2",
    ]);
    const written = await at.until("#U2", ({ fulfillmentId }) => fulfillmentId !== null);
    expect(written).toMatchObject({ id: unwritten.id, trackingNumber: unwritten.trackingNumber });
    expect(await at.parcelsOf("#U2")).toHaveLength(1);
    expect(await at.fulfillmentsOf("#U2")).toHaveLength(1);
    expect(await store().connections.withParcelsToFollow()).toEqual([
      { shop, id: at.connection, carrier: "first-delivery" },
    ]);
  });

  it("finds what was ordered while it was away listed, and not shipped by surprise", async () => {
    const away = await at.until("#U3", ({ problem }) => problem !== null);
    expect(away).toMatchObject({ state: "waiting", problem: { code: "old_order" } });
    await at.webhook("orders/create", await at.order({ name: "#U4" }));
    await at.until("#U4", ({ fulfillmentId }) => fulfillmentId !== null);
    expect(await at.parcelsOf("#U3")).toEqual([]);
  });

  it("takes an uninstall that is told late for what it is: old news", async () => {
    const { world } = at.application;
    const body = JSON.stringify({ id: 1, domain: shop });
    await receiveWebhook(world, {
      shop,
      topic: "app/uninstalled",
      webhookId: randomUUID(),
      eventId: null,
      triggeredAt: new Date(Date.now() - 3_600 * seconds),
      body,
    });
    await world.sleep(2 * seconds);
    expect(await isInstalled()).toBe(true);
  });

  it("tells its new scopes", async () => {
    const payload = { id: 1, previous: ["read_orders"], current: ["read_orders", "write_fulfillments"] };
    expect(await post(at, "app/scopes_update", payload)).toBe(200);
    await expect
      .poll(async () => (await store().shops.find(shop))?.scopes, poll)
      .toBe("read_orders,write_fulfillments");
  });

  it("is forgotten when Shopify asks for it", async () => {
    await post(at, "app/uninstalled", { id: 1, domain: shop });
    await expect.poll(isInstalled, poll).toBe(false);
    expect(await post(at, "shop/redact", { shop_id: 1, shop_domain: shop })).toBe(200);
    await expect.poll(async () => store().shops.find(shop), poll).toBeNull();
    expect(await store().shipments.list(shop)).toEqual([]);
    expect(await store().orders.find(shop, sent.orderId)).toBeNull();
    expect(await post(at, "orders/create", { id: 1, name: "#9" })).toBe(200);
  });
});

describe("a shop whose token Shopify revoked", () => {
  let at: Installation;
  beforeAll(async () => {
    at = await install();
  });
  afterAll(() => at.close());

  it("is not asked over and over, and goes on when the merchant opens the app", async () => {
    await at.webhook("orders/create", await at.order({ name: "#R1" }));
    await at.until("#R1", ({ fulfillmentId }) => fulfillmentId !== null);
    await at.shopify.control.post("tokens", { revoke: offlineToken().accessToken });
    const before = at.shopify.ledger.calls().length;
    const id = await at.order({ name: "#R2" });
    await at.webhook("orders/create", id);
    await at.application.world.sleep(10 * seconds);
    expect(at.shopify.ledger.calls().length - before).toBeLessThan(6);
    expect(await at.application.world.store.orders.find(shop, orderId.parse(id))).toBeNull();

    await installShop(at.application.world, shop, offlineToken("renewed"));
    await at.until("#R2", ({ fulfillmentId }) => fulfillmentId !== null);
    expect(await at.parcelsOf("#R2")).toHaveLength(1);
  });
});
