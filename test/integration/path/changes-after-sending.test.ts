import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { orderId } from "~/shipping/ids";
import type { Shipment } from "~/shipping/shipment";
import { acknowledge } from "~/use-cases/acknowledge";
import { cancelByStaff } from "~/use-cases/cancel-by-staff";
import { listOrders } from "~/use-cases/list-orders";
import { retryShipment } from "~/use-cases/retry-shipment";
import { shipOrders } from "~/use-cases/ship-orders";
import { sweepShop } from "~/use-cases/sweep-shop";
import type { Line, Purchase } from "../../demo/samples/payload";
import { install, shop, type Installation } from "./installation";

const scarf: Line = { title: "Foulard", price: "38.5", sku: "FOU" };
const oil: Line = { title: "Huile d'olive", price: "24", sku: "HUI" };
const actor = "Salma";

/** First Delivery gives back what is "En attente", and can be told nothing else about a parcel. */
describe("an order that changes after its parcel was sent", () => {
  let at: Installation;
  beforeAll(async () => {
    at = await install();
  });
  afterAll(() => at.close());

  const sent = async (
    name: string,
    purchase: Partial<Purchase> = { lines: [scarf] },
  ): Promise<{ id: string; shipment: Shipment }> => {
    const id = await at.order({ ...purchase, name });
    await at.webhook("orders/create", id);
    return { id, shipment: await at.until(name, ({ fulfillmentId }) => fulfillmentId !== null) };
  };
  const withProblem = (name: string, code: string | null) =>
    at.until(name, ({ problem }) => (problem?.code ?? null) === code);
  const shipmentsOf = (id: string) => at.application.world.store.shipments.ofOrder(shop, orderId.parse(id));
  const eventsOf = async (id: string) =>
    (await at.application.world.store.journal.ofOrder(shop, orderId.parse(id))).map(({ event }) => event);
  const statusesOf = async (name: string) => (await at.fulfillmentsOf(name)).map(({ status }) => status);
  const statesOf = async (name: string) => (await at.parcelsOf(name)).map(({ state }) => state);
  const stateOf = async (name: string) => {
    const listed = await listOrders(at.application.world, shop);
    if (!listed.ok) throw new Error(listed.error.code);
    const found = listed.value.find((order) => order.name === name);
    return [found?.state, found?.problem?.code ?? null];
  };
  const swept = async () => {
    const done = await sweepShop(at.application.world, shop);
    if (!done.ok) throw new Error(done.error.code);
  };

  it("shows another street with both, until it is as it was", async () => {
    const { id } = await sent("#A1");
    await at.change(id, { shipping_address: { address1: "8 rue de Rome" } });
    const shown = await withProblem("#A1", "changed_after_sending");
    expect(shown.state).toBe("created");
    expect(shown.problem?.changes).toEqual([
      { field: "address1", before: "12 rue de Marseille", after: "8 rue de Rome" },
    ]);
    await at.change(id, { shipping_address: { address1: "12 rue de Marseille" } });
    await withProblem("#A1", null);
    expect(await at.parcelsOf("#A1")).toHaveLength(1);
  });

  it("shows that it was paid meanwhile, and that a line went back", async () => {
    const paid = await sent("#A2");
    await at.change(paid.id, { financial_status: "paid" });
    expect((await withProblem("#A2", "changed_after_sending")).problem?.changes).toEqual([
      { field: "amount", before: "45.500 TND", after: "0.000 TND" },
    ]);

    const less = await sent("#A3", { lines: [{ ...scarf, quantity: 2 }] });
    await at.change(less.id, { refund: { lines: [{ sku: "FOU", quantity: 1 }] } });
    expect((await withProblem("#A3", "changed_after_sending")).problem?.changes).toEqual([
      { field: "amount", before: "84.000 TND", after: "45.500 TND" },
      { field: "title", before: "2 × Foulard", after: "1 × Foulard" },
    ]);
  });

  it("is dealt with when staff say so, and shown again when it changes once more", async () => {
    const { id, shipment } = await sent("#A4");
    await at.change(id, { shipping_address: { phone: "98 222 333" } });
    expect((await withProblem("#A4", "changed_after_sending")).problem?.changes).toEqual([
      { field: "phone", before: "+21620123456", after: "+21698222333" },
    ]);
    expect(await acknowledge(at.application.world, shop, shipment.id, actor)).toMatchObject({
      ok: true,
      value: { problem: null },
    });
    await at.change(id, { shipping_address: { phone: "98 444 555" } });
    expect((await withProblem("#A4", "changed_after_sending")).problem?.changes).toEqual([
      { field: "phone", before: "+21698222333", after: "+21698444555" },
    ]);
  });

  it("sends what was added in a second parcel, and leaves the first one's number alone", async () => {
    const { id, shipment } = await sent("#A5");
    await at.change(id, { line_items: [{ ...oil, quantity: 1 }] });
    await expect.poll(() => statusesOf("#A5"), { timeout: 30_000 }).toHaveLength(2);
    const [first, second] = (await shipmentsOf(id)).toSorted(
      (a, b) => a.createdAt.getTime() - b.createdAt.getTime(),
    );
    expect(first).toMatchObject({ trackingNumber: shipment.trackingNumber, problem: null });
    expect(second?.trackingNumber).not.toBe(shipment.trackingNumber);
    expect((await at.fulfillmentsOf("#A5")).map(({ trackingNumber }) => trackingNumber)).toEqual([
      first?.trackingNumber,
      second?.trackingNumber,
    ]);
    expect((await at.parcelsOf("#A5")).map(({ Produit }) => Produit.prix)).toEqual([45.5, 24]);
  });

  it("takes parcel and fulfillment back when it is cancelled in time", async () => {
    const { id, shipment } = await sent("#A6");
    await at.change(id, { cancelled_at: true });
    const ended = await at.until("#A6", ({ state }) => state === "cancelled");
    expect(ended).toMatchObject({ id: shipment.id, problem: { code: "order_cancelled" } });
    expect(await statesOf("#A6")).toEqual(["Supprimé"]);
    await expect.poll(() => statusesOf("#A6"), { timeout: 20_000 }).toEqual(["CANCELLED"]);
    await expect.poll(() => stateOf("#A6"), { timeout: 20_000 }).toEqual(["not_shipped", "order_cancelled"]);
    expect(await eventsOf(id)).toEqual(
      expect.arrayContaining(["cancel-requested", "cancelled", "fulfillment-cancelled"]),
    );
  });

  it("says in the carrier's words when it is cancelled too late, and takes nothing back", async () => {
    const { id, shipment } = await sent("#A7");
    await at.carrier.control.post("state", { barCode: shipment.trackingNumber, state: "Enlevé" });
    await at.change(id, { cancelled_at: true });
    const refused = await withProblem("#A7", "cancel_refused");
    expect(refused.problem?.words).toBe(
      "Seules les commandes en attente peuvent être annulées ; celle-ci est « Enlevé »",
    );
    expect(await statusesOf("#A7")).toEqual(["SUCCESS"]);
    // The same webhook again asks nobody again.
    await at.change(id, { note: "Le client insiste" });
    await swept();
    expect((await eventsOf(id)).filter((event) => event === "cancel-requested")).toHaveLength(1);
  });

  it("waits to be shipped again when it was deleted at the carrier, and goes under a new reference", async () => {
    const { id, shipment } = await sent("#A8");
    await at.carrier.control.post("state", { barCode: shipment.trackingNumber, state: 6 });
    await swept();
    const waiting = await withProblem("#A8", "ship_again");
    expect(waiting).toMatchObject({ state: "waiting", requestedAt: null });
    const ended = (await shipmentsOf(id)).find((candidate) => candidate.id === shipment.id);
    expect(ended).toMatchObject({
      state: "cancelled",
      problem: { code: "cancelled_by_carrier", words: "Commande annulé par expéditeur" },
    });
    expect(await statusesOf("#A8")).toEqual(["CANCELLED"]);
    expect(await at.parcelsOf("#A8")).toHaveLength(1);

    const shipped = await shipOrders(at.application.world, shop, ["#A8"], { actor });
    expect(shipped).toMatchObject({ ok: true, value: { shipped: 1 } });
    const again = await at.until("#A8", ({ fulfillmentId }) => fulfillmentId !== null);
    expect(again.reference).not.toBe(shipment.reference);
    expect(await statesOf("#A8")).toEqual(["Supprimé", "En attente"]);
    expect(await statusesOf("#A8")).toEqual(["CANCELLED", "SUCCESS"]);
  });

  it("makes no second parcel of a fulfillment that staff cancelled, and writes it again when they ask", async () => {
    const { id, shipment } = await sent("#A9");
    await at.change(id, { cancel_fulfillment: true });
    await withProblem("#A9", "fulfillment_cancelled");
    await at.change(id, { note: "Encore un mot" });
    await swept();
    expect(await shipmentsOf(id)).toHaveLength(1);
    expect(await at.parcelsOf("#A9")).toHaveLength(1);

    await retryShipment(at.application.world, shop, shipment.id, actor);
    const written = await at.until(
      "#A9",
      ({ fulfillmentId }) => fulfillmentId !== null && fulfillmentId !== shipment.fulfillmentId,
    );
    expect(written.problem).toBeNull();
    expect(await statusesOf("#A9")).toEqual(["CANCELLED", "SUCCESS"]);
  });

  it("is taken back by staff after they cancelled its fulfillment, and waits for them", async () => {
    const { id, shipment } = await sent("#A13");
    await at.change(id, { cancel_fulfillment: true });
    await withProblem("#A13", "fulfillment_cancelled");
    expect(await cancelByStaff(at.application.world, shop, shipment.id, actor)).toMatchObject({ ok: true });
    await withProblem("#A13", "ship_again");
    expect(await statesOf("#A13")).toEqual(["Supprimé"]);
    expect(await statusesOf("#A13")).toEqual(["CANCELLED"]);
  });

  it("is taken back by staff, with its fulfillment, and waits for them", async () => {
    const { id, shipment } = await sent("#A10");
    expect(await cancelByStaff(at.application.world, shop, shipment.id, actor)).toMatchObject({
      ok: true,
      value: { state: "cancelled", problem: { code: "cancelled_by_staff" } },
    });
    expect(await statesOf("#A10")).toEqual(["Supprimé"]);
    expect(await statusesOf("#A10")).toEqual(["CANCELLED"]);
    await withProblem("#A10", "ship_again");
    const asked = await at.application.world.store.journal.ofOrder(shop, orderId.parse(id));
    expect(asked.find(({ event }) => event === "cancel-requested")?.actor).toBe(actor);
  });

  it("follows a parcel whose number staff typed into Shopify, and makes no other", async () => {
    const { shipment: theirs } = await sent("#A11");
    // A parcel that the carrier has and no shipment: as if staff had made it on its site.
    const number = await createdAtTheCarrier(at);
    const id = await at.order({ name: "#A12" });
    await at.change(id, { fulfill: { company: "First Delivery", number } });
    const adopted = await at.until("#A12", ({ trackingNumber }) => trackingNumber === number);
    expect(adopted).toMatchObject({ state: "created", collect: null, problem: null });
    await at.carrier.control.post("state", { barCode: number, state: "Livré" });
    await swept();
    await at.until("#A12", ({ state }) => state === "delivered");
    expect(await at.parcelsOf("#A12")).toEqual([]);
    await expect
      .poll(async () => (await at.fulfillmentsOf("#A12"))[0]?.events.map(({ status }) => status), {
        timeout: 20_000,
      })
      .toContain("DELIVERED");

    // One that another order's parcel has is mistyped, and adopted for nobody.
    const mistyped = await at.order({ name: "#A13" });
    await at.change(mistyped, { fulfill: { company: "First Delivery", number: theirs.trackingNumber } });
    await expect
      .poll(() => stateOf("#A13"), { timeout: 20_000 })
      .toEqual(["not_shipped", "already_fulfilled"]);
    expect(await shipmentsOf(mistyped)).toEqual([]);
  });

  it("shows what changed while the carrier's answer was awaited", async () => {
    await at.carrier.control.post("faults", { call: "create", kind: "late", seconds: 3 });
    const id = await at.order({ name: "#A14" });
    await at.webhook("orders/create", id);
    await at.until("#A14", ({ state }) => state === "sending");
    await at.change(id, { shipping_address: { address1: "8 rue de Rome" } });
    await withProblem("#A14", "changed_after_sending");
    expect(await at.parcelsOf("#A14")).toHaveLength(1);
  });

  it("takes back what was cancelled while the carrier's answer was awaited", async () => {
    await at.carrier.control.post("faults", { call: "create", kind: "late", seconds: 3 });
    const id = await at.order({ name: "#A15" });
    await at.webhook("orders/create", id);
    await at.until("#A15", ({ state }) => state === "sending");
    await at.change(id, { cancelled_at: true });
    await at.until("#A15", ({ state }) => state === "cancelled");
    expect(await statesOf("#A15")).toEqual(["Supprimé"]);
    await expect.poll(async () => (await statusesOf("#A15")).filter((one) => one === "SUCCESS")).toEqual([]);
  });
});

async function createdAtTheCarrier(at: Installation): Promise<string> {
  const answer = await fetch(`${at.carrier.url}/api/v2/create`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: "Bearer path-token" },
    body: JSON.stringify({
      Client: {
        nom: "Amel Trabelsi",
        gouvernerat: "Tunis",
        ville: "Tunis",
        adresse: "12 rue de Marseille",
        telephone: "20123456",
      },
      Produit: { article: "Foulard", prix: 45.5, designation: "Foulard", nombreArticle: 1, nombreEchange: 0 },
    }),
  });
  // The document's answer.
  const { result } = (await answer.json()) as { result: { barCode: string } };
  return result.barCode;
}
