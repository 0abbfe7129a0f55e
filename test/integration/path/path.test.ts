import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { randomUUID } from "node:crypto";
import { shopDomain } from "~/shipping/ids";
import { listOrders } from "~/use-cases/list-orders";
import { listProblems } from "~/use-cases/list-problems";
import { sweepShop } from "~/use-cases/sweep-shop";
import { receiveWebhook } from "~/use-cases/receive-webhook";
import { databaseKinds, useServer } from "../../database/test-databases";
import { install, shop, type Installation } from "./installation";

describe.each(databaseKinds)("an order's path on the %s database", (kind) => {
  const server = kind === "server" ? useServer() : null;
  let at: Installation;

  beforeAll(async () => {
    const databaseUrl = await server?.().createDatabase(`path_${randomUUID()}`);
    at = await install(databaseUrl ? { databaseUrl } : {});
  });
  afterAll(() => at.close());

  it("goes from a webhook to a parcel, a fulfillment, and every state told once", async () => {
    const id = await at.order({ name: "#1" });
    expect(await at.webhook("orders/create", id)).toBe("stored");
    const created = await at.until("#1", (shipment) => shipment.fulfillmentId !== null);
    expect(created).toMatchObject({ state: "created", carrier: "first-delivery", problem: null });

    const parcels = await at.parcelsOf("#1");
    expect(parcels).toHaveLength(1);
    expect(parcels[0]).toMatchObject({
      barCode: created.trackingNumber,
      Client: {
        nom: "Amel Trabelsi",
        gouvernerat: "Tunis",
        telephone: "20123456",
        adresse: "12 rue de Marseille",
      },
      Produit: { prix: 45.5, designation: `1 x Foulard ${created.reference}` },
    });
    expect(await at.fulfillmentsOf("#1")).toMatchObject([
      { trackingCompany: "First Delivery", trackingNumber: created.trackingNumber, notifyCustomer: false },
    ]);

    for (const state of ["Enlevé", "En cours", "En cours", "Livré"]) {
      await at.carrier.control.post("state", { barCode: created.trackingNumber, state });
      await sweepShop(at.application.world, shop);
    }
    const delivered = await at.until("#1", (shipment) => shipment.state === "delivered");
    expect(delivered.carrierState).toBe("Livré");
    await expect
      .poll(async () => (await at.fulfillmentsOf("#1"))[0]?.events.map((event) => event.status), {
        timeout: 20_000,
      })
      .toEqual(["CONFIRMED", "CARRIER_PICKED_UP", "IN_TRANSIT", "DELIVERED"]);
  });

  it("makes one parcel of duplicates and simultaneous twins", async () => {
    const id = await at.order({ name: "#2" });
    const stored = await Promise.all([
      at.webhook("orders/create", id, { eventId: "event-2", webhookId: "hook-2a" }),
      at.webhook("orders/create", id, { eventId: "event-2", webhookId: "hook-2b" }),
      at.webhook("orders/create", id, { eventId: null, webhookId: "hook-2c" }),
      at.webhook("orders/create", id, { eventId: null, webhookId: "hook-2c" }),
      at.webhook("orders/updated", id),
    ]);
    expect(stored.toSorted()).toEqual(["known", "known", "stored", "stored", "stored"]);
    await at.until("#2", ({ fulfillmentId }) => fulfillmentId !== null);
    expect(await at.parcelsOf("#2")).toHaveLength(1);
    expect(await at.fulfillmentsOf("#2")).toHaveLength(1);
  });

  it("takes orders/updated before orders/create", async () => {
    const id = await at.order({ name: "#3" });
    await at.webhook("orders/updated", id);
    await at.until("#3", ({ fulfillmentId }) => fulfillmentId !== null);
    await at.webhook("orders/create", id);
    expect(await at.parcelsOf("#3")).toHaveLength(1);
    expect(await at.fulfillmentsOf("#3")).toHaveLength(1);
  });

  it("spends no Shopify call on the echo of its own write", async () => {
    const id = await at.order({ name: "#4" });
    await at.webhook("orders/create", id);
    const shipment = await at.until("#4", ({ fulfillmentId }) => fulfillmentId !== null);
    await at.application.world.sleep(1_500);
    const before = at.adminCalls();
    await at.webhook("orders/updated", id);
    const body = JSON.stringify({
      id: Number(shipment.fulfillmentId),
      order_id: Number(id),
      status: "success",
      tracking_number: shipment.trackingNumber,
      tracking_numbers: [shipment.trackingNumber],
    });
    await at.webhook("fulfillments/create", id, { body });
    await at.application.world.sleep(1_500);
    expect(at.adminCalls()).toBe(before);
  });

  it("keeps what cannot be read, and shows it", async () => {
    await at.webhook("orders/create", "0", { body: "{not json" });
    await at.application.world.sleep(1_000);
    const problems = await listProblems(at.application.world, shop);
    expect(problems).toMatchObject({
      ok: true,
      value: expect.arrayContaining([
        expect.objectContaining({
          order: null,
          problem: expect.objectContaining({
            code: "webhook_unreadable",
            values: expect.objectContaining({ topic: "orders/create" }),
          }),
        }),
      ]),
    });
  });

  it("says of each order why it is not shipped", async () => {
    const digital = await at.order({
      name: "#6",
      lines: [{ title: "E-book", price: "9", requiresShipping: false }],
    });
    await at.webhook("orders/create", digital);
    const expensive = await at.order({ name: "#7", lines: [{ title: "Tapis", price: "1193" }] });
    await at.webhook("orders/create", expensive);
    await at.until("#7", ({ problem }) => problem !== null);
    const orders = await listOrders(at.application.world, shop);
    if (!orders.ok) throw new Error(orders.error.code);
    const said = Object.fromEntries(
      orders.value.map(({ name, state, problem }) => [name, [state, problem?.code]]),
    );
    expect(said["#6"]).toEqual(["not_shipped", "digital_only"]);
    expect(said["#7"]).toEqual(["waiting", "amount_above_limit"]);
  });

  it("takes an order of a thousand lines", async () => {
    const lines = Array.from({ length: 1_000 }, (_, index) => ({
      title: `Perle numéro ${String(index + 1)} ${"·".repeat(200)}`,
      price: "0.1",
      sku: `PERLE-${String(index)}`,
    }));
    const id = await at.order({ name: "#8", lines });
    await at.webhook("orders/create", id);
    const shipment = await at.until("#8", ({ fulfillmentId }) => fulfillmentId !== null);
    expect(shipment.collect).toEqual({ minor: 107_000, currency: "TND" });
    expect(shipment.lines).toHaveLength(1_000);
  });

  it("keeps nothing of a shop that is not installed, and answers compliance topics all the same", async () => {
    const { world } = at.application;
    const stranger = { ...incoming(), shop: strangerShop };
    expect(await receiveWebhook(world, { ...stranger, topic: "orders/create", body: "{}" })).toBe(
      "not-installed",
    );
    expect(await world.store.inbox.unreadable(strangerShop, 10)).toEqual([]);
    const body = JSON.stringify({ shop_id: 1, shop_domain: strangerShop });
    expect(
      await receiveWebhook(world, { ...stranger, webhookId: "redact", topic: "shop/redact", body }),
    ).toBe("stored");
  });

  it("prints no phone, name, address or token in any log line", () => {
    const log = at.logLines.join("");
    expect(log).toContain("carrier-call");
    for (const secret of [
      "20123456",
      "20 123 456",
      "Trabelsi",
      "rue de Marseille",
      "path-token",
      "shpat_path_test",
      "print?q=",
    ]) {
      expect(log).not.toContain(secret);
    }
  });
});

const strangerShop = shopDomain.parse("stranger.myshopify.com");
const incoming = () => ({
  webhookId: "stranger-1",
  eventId: null,
  triggeredAt: null,
});
