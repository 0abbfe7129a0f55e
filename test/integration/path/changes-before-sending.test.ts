import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Line, Purchase } from "../../demo/samples/payload";
import { orderId } from "~/shipping/ids";
import { listOrders } from "~/use-cases/list-orders";
import { install, shop, type Installation } from "./installation";
import { firstDelivery } from "./test-carrier";

const scarf: Line = { title: "Foulard", price: "38.5", sku: "FOU" };
const oil: Line = { title: "Huile d'olive", price: "24", sku: "HUI" };
const two = [scarf, oil];
type Change = Readonly<Record<string, unknown>>;

describe("an order that changes before anything of it is sent", () => {
  let at: Installation;
  beforeAll(async () => {
    at = await install();
  });
  afterAll(() => at.close());

  /** Without a phone nothing can be sent: the order waits until it has one. */
  const waits = async (name: string, purchase: Partial<Purchase>, besides: Change = {}): Promise<string> => {
    const buyer = { ...firstDelivery.purchase.buyer, phone: null };
    const id = await at.order({ buyer, ...purchase, name }, besides);
    await at.webhook("orders/create", id);
    await at.until(name, ({ problem }) => problem !== null);
    return id;
  };
  const mend = (id: string) => at.change(id, { shipping_address: { phone: "20 123 456" } });
  const standing = async (name: string) =>
    (await at.fulfillmentsOf(name)).filter(({ status }) => status !== "CANCELLED");
  const stateOf = async (name: string) => {
    const listed = await listOrders(at.application.world, shop);
    if (!listed.ok) throw new Error(listed.error.code);
    const found = listed.value.find((order) => order.name === name);
    return [found?.state, found?.problem?.code ?? null];
  };

  const changes: readonly [
    what: string,
    lines: readonly Line[],
    changes: readonly Change[],
    collect: number[],
  ][] = [
    ["a line added", [scarf], [{ line_items: [{ ...oil, quantity: 1 }] }], [69.5]],
    ["a line removed", two, [{ line_items: [{ sku: "HUI", quantity: 0 }] }], [45.5]],
    [
      "one of two refunded",
      [{ ...scarf, quantity: 2 }],
      [{ refund: { lines: [{ sku: "FOU", quantity: 1 }] } }],
      [45.5],
    ],
    ["split in two", two, [{ split: [{ sku: "HUI" }] }], [24, 45.5]],
    ["split and merged again", two, [{ split: [{ sku: "HUI" }] }, { merge: true }], [69.5]],
    ["a part of it moved", two, [{ move: { to: "Sousse", lines: [{ sku: "HUI" }] } }], [24, 45.5]],
    [
      "a deposit paid",
      [scarf],
      [{ financial_status: "partially_paid", total_outstanding: "30.500" }],
      [30.5],
    ],
  ];
  it.each(changes)("%s: what is sent is the order as it is then", async (what, lines, made, collect) => {
    const name = `#${what}`;
    const id = await waits(name, { lines });
    for (const change of made) await at.change(id, change);
    await mend(id);
    await expect.poll(() => standing(name), { timeout: 30_000 }).toHaveLength(collect.length);
    const parcels = await at.parcelsOf(name);
    expect(parcels.map(({ Produit }) => Produit.prix).toSorted((a, b) => a - b)).toEqual(collect);
    // Each has its own number, and none is written over another.
    expect((await standing(name)).map(({ trackingNumber }) => trackingNumber).toSorted()).toEqual(
      parcels.map(({ barCode }) => barCode).toSorted(),
    );
  });

  it("goes to the new address and phone", async () => {
    const id = await waits("#B1", {});
    const address = { address1: "31 avenue Bourguiba", city: "Sousse", zip: "4000", phone: "98 111 037" };
    await at.change(id, { shipping_address: address });
    await at.until("#B1", ({ fulfillmentId }) => fulfillmentId !== null);
    expect(await at.parcelsOf("#B1")).toMatchObject([
      { Client: { gouvernerat: "Sousse", adresse: "31 avenue Bourguiba", telephone: "98111037" } },
    ]);
  });

  it("is sent once it is released, from where it was moved to", async () => {
    const id = await at.order({ name: "#B2" }, { hold: true });
    await at.webhook("orders/create", id);
    await at.until("#B2", ({ problem }) => problem?.code === "on_hold");
    await at.change(id, { move: "Sousse" });
    await at.change(id, { release: true });
    await at.until("#B2", ({ fulfillmentId }) => fulfillmentId !== null);
    const stored = await at.application.world.store.orders.findByNameOrId(shop, "#B2");
    expect(stored?.order.fulfillmentOrders.map(({ locationName }) => locationName)).toEqual(["Sousse"]);
    expect(await at.parcelsOf("#B2")).toHaveLength(1);
  });

  it("is sent once it is ready, where it was scheduled", async () => {
    const id = await at.order({ name: "#B3" }, { fulfill_at: "2099-01-05T08:00:00Z" });
    await at.webhook("orders/create", id);
    await at.until("#B3", ({ problem }) => problem?.code === "scheduled");
    await at.change(id, { fulfill_at: "2026-01-05T08:00:00Z" });
    await at.until("#B3", ({ fulfillmentId }) => fulfillmentId !== null);
  });

  it("is not sent when it is cancelled, and staff read why", async () => {
    const id = await waits("#B4", {});
    await at.change(id, { cancelled_at: true });
    const ended = await at.until("#B4", ({ state }) => state === "cancelled");
    expect(ended).toMatchObject({ attempt: null, problem: { code: "order_cancelled" } });
    expect(await stateOf("#B4")).toEqual(["not_shipped", "order_cancelled"]);
    await mend(id);
    expect(await at.parcelsOf("#B4")).toEqual([]);
  });

  it("is not sent when staff handed it over themselves; what is left of it is", async () => {
    const all = await waits("#B5", {});
    await at.change(all, { fulfill: true });
    await at.until("#B5", ({ state }) => state === "cancelled");
    expect(await stateOf("#B5")).toEqual(["not_shipped", "already_fulfilled"]);

    const some = await waits("#B6", { lines: [{ ...scarf, quantity: 3 }] });
    await at.change(some, { fulfill: { lines: [{ sku: "FOU", quantity: 1 }] } });
    await mend(some);
    const sent = await at.until("#B6", ({ fulfillmentId }) => fulfillmentId !== null);
    expect(sent.lines.map(({ quantity }) => quantity)).toEqual([2]);
    expect(await standing("#B6")).toHaveLength(2);
  });

  it("travels in one parcel for each location, each fulfilled at its own", async () => {
    const locations = [
      { name: "Tunis", lines: [0] },
      { name: "Sousse", lines: [1] },
    ];
    const id = await at.order({ name: "#B7", lines: two }, { locations });
    await at.webhook("orders/create", id);
    await expect.poll(() => standing("#B7"), { timeout: 30_000 }).toHaveLength(2);
    const parcels = await at.parcelsOf("#B7");
    expect(parcels.map(({ Produit }) => Produit.prix).toSorted()).toEqual([24, 45.5]);
    const shipments = await at.application.world.store.shipments.ofOrder(shop, orderId.parse(id));
    expect(new Set(shipments.map(({ fulfillmentId }) => fulfillmentId)).size).toBe(2);
    expect(new Set(shipments.map(({ reference }) => reference)).size).toBe(2);
  });
});
