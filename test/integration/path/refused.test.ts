import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { shopDomain } from "~/shipping/ids";
import { answerQuestion } from "~/use-cases/answer-question";
import { connectCarrier } from "~/use-cases/connect-carrier";
import { retryShipment } from "~/use-cases/retry-shipment";
import { shipOrders } from "~/use-cases/ship-orders";
import { writeFulfillment } from "~/use-cases/write-fulfillment";
import { install, shipmentJob, shop, type Installation } from "./installation";

const actor = "Salma";
const elsewhere = {
  first: "Amel",
  last: "Trabelsi",
  phone: "+216 20 123 456",
  address1: "12 rue des Roses",
  city: "Hay Ennour",
};

describe("what stands in the way", () => {
  let at: Installation;
  beforeAll(async () => {
    at = await install({ mode: "manual", working: false });
  });
  afterAll(() => at.close());
  const ship = async (...orders: string[]) => shipOrders(at.application.world, shop, orders, { actor });

  it("ships several orders at once and says of each what came of it", async () => {
    await at.order({ name: "#11" });
    await at.order({ name: "#12", buyer: { ...elsewhere, city: "Sousse", phone: null } });
    await at.order({ name: "#13", buyer: elsewhere });
    expect(await ship("#11", "#12", "#13")).toMatchObject({
      ok: true,
      value: {
        shipped: 1,
        uncertain: 0,
        refused: 2,
        results: [
          { order: "#11", state: "created", problem: null },
          { order: "#12", state: "waiting", problem: { code: "phone_missing", field: "phone" } },
          { order: "#13", state: "asking", problem: { code: "place_unknown", field: "city" } },
        ],
      },
    });
  });

  it("makes no second parcel on a second click, nor for two people at once", async () => {
    await at.order({ name: "#21" });
    await Promise.all([ship("#21"), ship("#21")]);
    await ship("#21");
    expect(await at.parcelsOf("#21")).toHaveLength(1);
    expect(await at.fulfillmentsOf("#21")).toHaveLength(1);
  });

  it("goes on once the place is answered, and refuses answers that do not fit", async () => {
    await at.order({ name: "#31", buyer: elsewhere });
    await ship("#31");
    const { world } = at.application;
    expect(await answerQuestion(world, shop, "#31", { place: { regionCode: "99" } }, actor)).toMatchObject({
      ok: false,
      error: { code: "answer_does_not_fit" },
    });
    expect(await answerQuestion(world, shop, "#404", { place: { regionCode: "61" } }, actor)).toMatchObject({
      ok: false,
      error: { code: "order_unknown" },
    });
    const answered = await answerQuestion(
      world,
      shop,
      "#31",
      { place: { regionCode: "61", locality: "Thyna" } },
      actor,
    );
    expect(answered).toMatchObject({ ok: true, value: [{ state: "created", place: { region: "Sfax" } }] });
    const [parcel] = await at.parcelsOf("#31");
    expect(parcel?.Client).toMatchObject({ gouvernerat: "Sfax", ville: "Thyna" });
    expect(await answerQuestion(world, shop, "#31", { place: { regionCode: "11" } }, actor)).toMatchObject({
      ok: false,
      error: { code: "nothing_asked" },
    });
  });

  it("waits for a good token, and goes with the replaced one", async () => {
    await at.order({ name: "#41" });
    await at.carrier.control.post("faults", { call: "create", kind: "401" });
    expect(await ship("#41")).toMatchObject({
      ok: true,
      value: { results: [{ state: "waiting", problem: { code: "carrier_auth" } }] },
    });
    const { world } = at.application;
    const [connection] = await world.store.connections.list(shop);
    await connectCarrier(world, shop, "first-delivery", { id: connection?.id, token: "renewed" });
    const waiting = await at.shipmentOf("#41");
    if (!waiting) throw new Error("#1 has no shipment");
    expect(waiting).toMatchObject({ state: "waiting", problem: null });
    expect(await retryShipment(world, shop, waiting.id, actor)).toMatchObject({
      ok: true,
      value: { state: "created" },
    });
  });

  it("writes one fulfillment though Shopify's answer was lost", async () => {
    await at.order({ name: "#61" });
    await at.shopify.control.post("faults", { call: "fulfillmentCreate", kind: "reset-after" });
    await ship("#61");
    const shipment = await at.shipmentOf("#61");
    if (!shipment) throw new Error("#1 has no shipment");
    at.advance(60_000);
    await writeFulfillment(at.application.world, shipmentJob(shipment.id));
    const fulfillments = await at.fulfillmentsOf("#61");
    expect(fulfillments).toHaveLength(1);
    expect((await at.shipmentOf("#61"))?.fulfillmentId).toBe(fulfillments[0]?.id);
  });

  it("finds no order of another shop", async () => {
    const { world } = at.application;
    const other = shopDomain.parse("other.myshopify.com");
    await world.store.shops.install(other, "read_orders", world.clock.now());
    await at.order({ name: "#71" });
    await ship("#71");
    const shipment = await at.shipmentOf("#71");
    if (!shipment) throw new Error("#1 has no shipment");
    expect(await world.store.shipments.find(other, shipment.id)).toBeNull();
    expect(await retryShipment(world, other, shipment.id, actor)).toMatchObject({
      ok: false,
      error: { code: "shipment_unknown" },
    });
  });

  // Last: the 429 keeps every later creation of the account away, as it should.
  it("keeps the carrier's own words", async () => {
    await at.order({ name: "#51" });
    await at.carrier.control.post("faults", { call: "create", kind: "429", retryAfter: 120 });
    const report = await ship("#51");
    expect(report).toMatchObject({
      ok: true,
      value: {
        results: [{ state: "waiting", problem: { code: "carrier_unavailable", words: expect.any(String) } }],
      },
    });
  });
});
