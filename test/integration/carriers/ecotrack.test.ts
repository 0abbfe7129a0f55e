import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import type { Shipment } from "~/shipping/shipment";
import { answerQuestion } from "~/use-cases/answer-question";
import { connectCarrier } from "~/use-cases/connect-carrier";
import { progressShipment } from "~/use-cases/progress-shipment";
import { shipOrders } from "~/use-cases/ship-orders";
import { sweepShop } from "~/use-cases/sweep-shop";
import { validateShipment } from "~/use-cases/validate-shipment";
import { install, shop, type Installation } from "../path/installation";
import { standIn as ecotrackStandIn } from "../../stand-ins/ecotrack";
import { startStandIn, type RunningStandIn } from "../../stand-ins/kit";
import { ecotrack, ecotrackToken } from "./carriers";
import { actorsOf, rowsOf, untilTold, wordsOf } from "./reading";

const actor = "Salma";
const { buyer } = ecotrack.purchase;
const parcelRow = z.object({
  reference: z.string(),
  tracking: z.string(),
  montant: z.number(),
  state: z.string(),
  validated: z.boolean(),
  order: z.looseObject({ commune: z.string(), code_wilaya: z.number() }),
});
/** What is kept of a host's lists. */
const lists = z.object({
  wilayas: z.array(z.object({ id: z.number(), name: z.string() })),
  communes: z.array(z.looseObject({ wilaya: z.number(), name: z.string() })),
});

/** Its tests run in their order: the connection is replaced twice on the way. */
describe("an Algerian order's path", () => {
  let at: Installation;
  let newHost: RunningStandIn;
  beforeAll(async () => {
    at = await install({ carrier: ecotrack, mode: "manual" });
    newHost = await startStandIn(ecotrackStandIn, { options: ecotrack.options });
  });
  afterAll(async () => {
    await newHost.close();
    await at.close();
  });

  const ship = async (name: string): Promise<Shipment> => {
    const shipped = await shipOrders(at.application.world, shop, [name], { actor });
    if (!shipped.ok) throw new Error(shipped.error.code);
    const shipment = await at.shipmentOf(name);
    if (!shipment) throw new Error(`${name} has no shipment`);
    return shipment;
  };
  const bought = async (name: string, more: Partial<typeof buyer> = {}): Promise<Shipment> => {
    await at.order({ name, buyer: { ...buyer, ...more } });
    return ship(name);
  };
  const parcels = async (name: string, host = at.carrier) =>
    rowsOf(at, name, parcelRow, await host.control.get("ledger"));
  const move = ({ trackingNumber }: Shipment, state: string) =>
    at.carrier.control.post("state", { tracking: trackingNumber, state });
  const callsOf = (operation: string, host = at.carrier): number =>
    host.ledger.calls().filter((call) => call.operation === operation).length;

  it("reads what the host serves when it is connected", async () => {
    const connection = await at.application.world.store.connections.find(shop, at.connection);
    const kept = lists.parse(connection?.reference);
    expect(kept.wilayas).toContainEqual({ id: 6, name: "Béjaïa" });
    expect(kept.communes).toContainEqual(expect.objectContaining({ wilaya: 6, name: "Bejaia" }));
    expect(connection?.referenceAt).toBeInstanceOf(Date);
  });

  it("sends the commune in the host's own spelling", async () => {
    const created = await bought("#E1", { city: "BÉJAÏA", address2: "Béjaïa" });
    expect(created).toMatchObject({
      state: "created",
      place: { regionCode: "06" },
      trackingNumber: expect.stringMatching(/^EC/),
    });
    expect(await parcels("#E1")).toMatchObject([
      {
        tracking: created.trackingNumber,
        montant: 5_100,
        order: { commune: "Bejaia", code_wilaya: 6 },
      },
    ]);
    expect(await at.fulfillmentsOf("#E1")).toMatchObject([
      { trackingCompany: "ECOTRACK", trackingNumber: created.trackingNumber },
    ]);
  });

  it("asks for a commune it does not know, and goes on once it is answered", async () => {
    expect(await bought("#E11", { city: "Cité 1200 logements" })).toMatchObject({
      state: "asking",
      problem: { code: "place_unknown", field: "city" },
    });
    const { world } = at.application;
    const unknown = { place: { regionCode: "16", locality: "Cité 800 logements" } };
    expect(await answerQuestion(world, shop, "#E11", unknown, actor)).toMatchObject({
      ok: true,
      value: [{ state: "asking", problem: { code: "place_unknown" } }],
    });
    expect(await parcels("#E11")).toEqual([]);
    const answer = { place: { regionCode: "16", locality: "hydra" } };
    expect(await answerQuestion(world, shop, "#E11", answer, actor)).toMatchObject({
      ok: true,
      value: [{ state: "created", place: { regionCode: "16" } }],
    });
    expect(await parcels("#E11")).toMatchObject([{ order: { commune: "Hydra", code_wilaya: 16 } }]);
  });

  it("reminds of a parcel that is not handed over, until it is; twice does no harm", async () => {
    const created = await bought("#E21");
    expect(created).toMatchObject({
      state: "created",
      problem: { code: "not_validated" },
      validatedAt: null,
    });
    const { world } = at.application;
    // The reminder outlives what the host says of the parcel meanwhile.
    await sweepShop(world, shop);
    expect((await at.shipmentOf("#E21"))?.problem).toMatchObject({ code: "not_validated" });
    const validated = await validateShipment(world, shop, created.id, actor);
    expect(validated).toMatchObject({ ok: true, value: { problem: null, validatedAt: expect.any(Date) } });
    expect(await parcels("#E21")).toMatchObject([{ validated: true }]);
    const calls = callsOf("valid/order");
    expect(await validateShipment(world, shop, created.id, actor)).toEqual(validated);
    expect(callsOf("valid/order")).toBe(calls);
    expect(await actorsOf(at, created, "validated")).toEqual([actor]);
  });

  it("takes a parcel that was handed over by somebody else, or whose answer was lost, for handed over", async () => {
    const created = await bought("#E22");
    const { world } = at.application;
    await at.carrier.control.post("faults", { call: "valid/order", kind: "reset-after" });
    const lost = await validateShipment(world, shop, created.id, actor);
    expect(lost).toMatchObject({
      ok: true,
      value: { problem: { code: expect.stringMatching(/^carrier_/) } },
    });
    expect(await parcels("#E22")).toMatchObject([{ validated: true }]);
    expect(await validateShipment(world, shop, created.id, actor)).toMatchObject({
      ok: true,
      value: { problem: null, validatedAt: expect.any(Date) },
    });
  });

  it("finds an uncertain creation by its reference, and sends it once", async () => {
    await at.order({ name: "#E31" });
    await at.carrier.control.post("faults", { call: "create/order", kind: "reset-after" });
    const uncertain = await ship("#E31");
    expect(uncertain).toMatchObject({ state: "uncertain", trackingNumber: null });
    const found = await at.until("#E31", ({ fulfillmentId }) => fulfillmentId !== null);
    const [parcel, ...others] = await parcels("#E31");
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      state: "created",
      trackingNumber: parcel?.tracking,
      problem: { code: "not_validated" },
    });
    expect(await actorsOf(at, found, "found-at-carrier")).toEqual(["app"]);
  });

  it("keeps the words of the history, and tells Shopify each state once", async () => {
    const created = await bought("#E41");
    const { world } = at.application;
    await validateShipment(world, shop, created.id, actor);
    for (const state of ["vers_hub", "en_hub", "en_livraison"]) await move(created, state);
    await sweepShop(world, shop);
    expect(await at.shipmentOf("#E41")).toMatchObject({
      state: "out_for_delivery",
      carrierState: "en_livraison",
      problem: null,
    });
    const words = await wordsOf(at, created);
    for (const word of ["picked", "accepted_by_carrier", "dispatched_to_driver", "en_livraison"]) {
      expect(words).toContain(word);
    }
    await untilTold(at, "#E41", ["CONFIRMED", "CARRIER_PICKED_UP", "IN_TRANSIT", "OUT_FOR_DELIVERY"]);

    await sweepShop(world, shop);
    expect(await wordsOf(at, created)).toEqual(words);
    await move(created, "livre_non_encaisse");
    await sweepShop(world, shop);
    expect(await at.shipmentOf("#E41")).toMatchObject({ state: "delivered", problem: null });
    await untilTold(at, "#E41", [
      "CONFIRMED",
      "CARRIER_PICKED_UP",
      "IN_TRANSIT",
      "OUT_FOR_DELIVERY",
      "DELIVERED",
    ]);
  });

  it("shows a state it does not know as it is, until one that it knows", async () => {
    const created = await bought("#E51");
    const { world } = at.application;
    await validateShipment(world, shop, created.id, actor);
    await move(created, "en_vadrouille");
    await sweepShop(world, shop);
    expect(await at.shipmentOf("#E51")).toMatchObject({
      state: "created",
      carrierState: "en_vadrouille",
      problem: { code: "carrier_state_unknown", words: "en_vadrouille" },
    });
    await move(created, "vers_wilaya");
    await sweepShop(world, shop);
    expect(await at.shipmentOf("#E51")).toMatchObject({
      state: "in_transit",
      carrierState: "vers_wilaya",
      problem: null,
    });
  });

  it("still reminds of the hand-over once an unknown state has passed", async () => {
    const created = await bought("#E52");
    const { world } = at.application;
    await move(created, "en_vadrouille");
    await sweepShop(world, shop);
    await move(created, "prete_a_expedier");
    await sweepShop(world, shop);
    expect(await at.shipmentOf("#E52")).toMatchObject({
      state: "created",
      carrierState: "prete_a_expedier",
      validatedAt: null,
      problem: { code: "not_validated" },
    });
  });

  it("does not let staff speak for a carrier that tells", async () => {
    const created = await bought("#E53");
    expect(await progressShipment(at.application.world, shop, created.id, "delivered", actor)).toMatchObject({
      ok: false,
      error: { code: "capability_missing", values: { carrier: "ecotrack", operation: "progress" } },
    });
  });

  it("hands over by itself where the connection says at once", async () => {
    const connected = await connectCarrier(at.application.world, shop, "ecotrack", {
      id: at.connection,
      host: at.carrier.url,
      token: ecotrackToken,
      validate: "at-once",
    });
    expect(connected).toMatchObject({ ok: true, value: { id: at.connection, webhookUrl: null } });
    const created = await bought("#E61");
    const validated = await at.until("#E61", ({ validatedAt }) => validatedAt !== null);
    expect(validated).toMatchObject({ state: "created", problem: null });
    expect(await parcels("#E61")).toMatchObject([{ validated: true }]);
    expect(await actorsOf(at, created, "validated")).toEqual(["app"]);
  });

  it("waits when the host has moved, and goes on by itself once it is connected there", async () => {
    await at.carrier.control.post("moved", { to: newHost.url });
    const waiting = await bought("#E71");
    expect(waiting).toMatchObject({
      state: "waiting",
      problem: { code: "carrier_moved", field: "host", words: expect.stringContaining(newHost.url) },
    });
    expect(newHost.ledger.calls()).toEqual([]);

    const connected = await connectCarrier(at.application.world, shop, "ecotrack", {
      id: at.connection,
      host: newHost.url,
      token: ecotrackToken,
    });
    expect(connected).toMatchObject({ ok: true });
    const created = await at.until("#E71", ({ fulfillmentId }) => fulfillmentId !== null);
    expect(created).toMatchObject({ id: waiting.id, reference: waiting.reference, state: "created" });
    expect(await parcels("#E71")).toEqual([]);
    expect(await parcels("#E71", newHost)).toMatchObject([{ tracking: created.trackingNumber }]);
  });
});
