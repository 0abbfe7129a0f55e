import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { orderId, type ShipmentId } from "~/shipping/ids";
import type { Shipment } from "~/shipping/shipment";
import { cancelByStaff } from "~/use-cases/cancel-by-staff";
import { cancelShipment } from "~/use-cases/cancel-shipment";
import { createBatch } from "~/use-cases/create-batch";
import { attemptLifeMilliseconds, begin } from "~/use-cases/create-shipment";
import { receiveOrder } from "~/use-cases/receive-order";
import { requestCancellation } from "~/use-cases/request-cancellation";
import { settleBatch } from "~/use-cases/settle-batch";
import { shipOrders } from "~/use-cases/ship-orders";
import { install, shop, type Installation } from "../path/installation";
import { firstDelivery } from "../path/test-carrier";

/** The stand-in keeps the document's limits; each order has a guest of its own, or they would be twins. */
const limited = {
  ...firstDelivery,
  options: {},
  phoneOf: (nth: number) => `+216 20 ${String(100_000 + nth).replace(/(...)(...)/, "$1 $2")}`,
};

interface BulkCall {
  readonly realAt: string;
  readonly processed: boolean;
  readonly status: number | null;
  readonly note?: { readonly barCodes?: readonly string[]; readonly refused?: string };
}

const callsOf = (at: Installation, operation: string) =>
  at.carrier.ledger.calls().filter((call) => call.operation === operation);

/** Two at once, as two processes would: none of them may take what the other has. */
async function workUntilQuiet(at: Installation): Promise<void> {
  const { world } = at.application;
  const job = { shop, connectionId: at.connection };
  const worker = async (): Promise<void> => {
    for (;;) {
      const outcome = await createBatch(world, job);
      const queue = await world.store.shipments.creationQueue(shop, at.connection);
      if (queue.waiting === 0 && queue.sendingSince === null) return;
      const pause = outcome.done ? 0 : outcome.retryAt.getTime() - world.clock.now().getTime();
      await world.sleep(Math.min(Math.max(pause, 100), 2_000));
    }
  };
  await Promise.all([worker(), worker()]);
}

/** Orders that staff asked for, planned, and not sent yet. */
async function waiting(at: Installation, count: number, first = 1): Promise<readonly string[]> {
  const names: string[] = [];
  for (let nth = first; nth < first + count; nth += 1) {
    const name = `#${nth}`;
    const id = orderId.parse(await at.order({ name }));
    const request = { actor: "Salma", connection: null };
    const received = await receiveOrder(at.application.world, shop, id, { request });
    if (!received.ok) throw new Error(received.error.kind);
    names.push(name);
  }
  return names;
}

const shipmentsOf = async (at: Installation): Promise<readonly Shipment[]> =>
  at.application.world.store.shipments.list(shop);

describe("250 orders that wait for one account", () => {
  let at: Installation;
  beforeAll(async () => {
    // How many points Shopify gives is not this test's matter.
    const shopifyOptions = { bucket: "1000000", restore: "100000" };
    at = await install({ carrier: limited, mode: "manual", working: false, shopifyOptions });
  }, 60_000);
  afterAll(() => at.close());

  it("go out in three requests ten seconds apart, through a 207 and a lost answer, and none twice", async () => {
    await waiting(at, 250);
    const [refused] = await shipmentsOf(at);
    if (!refused) throw new Error("nothing was planned");
    const words = "Le gouvernorat 'Tunis' est invalide";
    await at.carrier.control.post("refusals", { match: refused.reference, message: words });
    await at.carrier.control.post("faults", { call: "bulk-create", kind: "reset-after", skip: 1 });

    await workUntilQuiet(at);
    // The control's documented ledger.
    const bulks = callsOf(at, "bulk-create") as readonly BulkCall[];
    const made = bulks.map(({ note }) => note?.barCodes?.length ?? 0);
    // The refused one is the newest, and went last. With when they came, should it fail.
    expect(
      made.toSorted((a, b) => a - b),
      JSON.stringify(bulks.map(({ realAt, note }) => [realAt, note?.refused])),
    ).toEqual([49, 100, 100]);
    expect(await at.carrier.control.get("ledger")).toMatchObject({ rejections: {} });
    const times = bulks.map(({ realAt }) => Date.parse(realAt));
    for (const [nth, time] of times.entries()) {
      // The carrier's own rule, by its own clock.
      if (nth > 0) expect(time - (times[nth - 1] ?? 0)).toBeGreaterThanOrEqual(10_000);
    }
    expect(callsOf(at, "create")).toEqual([]);

    const uncertain = (await shipmentsOf(at)).filter(({ state }) => state === "uncertain");
    expect(uncertain).toHaveLength(100);
    await settleBatch(at.application.world, { shop, connectionId: at.connection });
    // Three pages of a hundred hold all of the account's parcels, whatever number of them is asked about.
    expect(callsOf(at, "filter").length).toBeLessThanOrEqual(3);

    const shipments = await shipmentsOf(at);
    const created = shipments.filter(({ state }) => state === "created");
    expect(created).toHaveLength(249);
    expect(shipments.find(({ id }) => id === refused.id)).toMatchObject({
      state: "waiting",
      requestedAt: null,
      problem: { code: "carrier_rejected", words, field: "city" },
    });
    // The control's documented ledger.
    const { parcels } = (await at.carrier.control.get("ledger")) as {
      parcels: { barCode: string; reference: string }[];
    };
    const byReference = new Map(parcels.map(({ reference, barCode }) => [reference, barCode]));
    expect(parcels).toHaveLength(249);
    expect(byReference.size).toBe(249);
    for (const { reference, trackingNumber } of created)
      expect(byReference.get(reference)).toBe(trackingNumber);
  }, 180_000);
});

describe("orders that go together", () => {
  let at: Installation;
  beforeAll(async () => {
    at = await install({
      carrier: { ...limited, options: { "no-limits": "true" } },
      mode: "manual",
      working: false,
    });
  }, 60_000);
  afterAll(() => at.close());
  /** The app's own turns, in real time, are not what is looked at here. */
  const openTurns = async () => {
    for (const table of ["RateSlot", "RateBlock"]) {
      await at.application.database.pool.query(`DELETE FROM "${table}"`);
    }
  };
  const job = () => ({ shop, connectionId: at.connection });
  const sendAll = () => createBatch(at.application.world, job(), { isWhole: true });
  const statesOf = async (names: readonly string[]) =>
    Promise.all(names.map(async (name) => (await at.shipmentOf(name))?.state));
  const idOf = async (name = ""): Promise<ShipmentId> => {
    const shipment = await at.shipmentOf(name);
    if (!shipment) throw new Error(`${name} has no shipment`);
    return shipment.id;
  };

  it("leave alone what is one alone, and what is still coming in", async () => {
    await openTurns();
    const names = await waiting(at, 1, 1001);
    const early = await createBatch(at.application.world, job());
    expect([early.done, await statesOf(names)]).toEqual([false, ["waiting"]]);
    at.advance(2_001);
    await createBatch(at.application.world, job());
    expect(await statesOf(names)).toEqual(["created"]);
    expect([callsOf(at, "create").length, callsOf(at, "bulk-create").length]).toEqual([1, 0]);
  });

  it("leave out what was taken back, and wait for their turn where they can still be", async () => {
    await openTurns();
    const names = await waiting(at, 3, 1011);
    await cancelByStaff(at.application.world, shop, await idOf(names[1]), "Salma");
    expect(await sendAll()).toEqual({ done: true });
    expect(await statesOf(names)).toEqual(["created", "cancelled", "created"]);
    expect(callsOf(at, "bulk-create")).toHaveLength(1);

    const next = await waiting(at, 2, 1021);
    const tooSoon = await sendAll();
    expect([tooSoon.done, await statesOf(next)]).toEqual([false, ["waiting", "waiting"]]);
    await openTurns();
    expect(await sendAll()).toEqual({ done: true });
    expect(await statesOf(next)).toEqual(["created", "created"]);
  });

  it("are asked for by one look-up after a death, and go again only when two minutes prove them absent", async () => {
    await openTurns();
    const { world } = at.application;
    const names = await waiting(at, 2, 1031);
    // What a kill between the first commit and the request leaves.
    await world.store.transaction(async (tx) => {
      for (const shipment of await tx.shipments.lockWaitingToBeSent(shop, at.connection, 100)) {
        expect(await begin(world, tx, shipment, true)).not.toBeNull();
      }
    });
    const soon = await createBatch(world, job());
    expect([soon.done, await statesOf(names)]).toEqual([false, ["sending", "sending"]]);
    at.advance(attemptLifeMilliseconds);
    await createBatch(world, job());
    expect(await statesOf(names)).toEqual(["uncertain", "uncertain"]);

    const before = callsOf(at, "filter").length;
    at.advance(61_000);
    expect((await settleBatch(world, job())).done).toBe(false);
    expect(await statesOf(names)).toEqual(["uncertain", "uncertain"]);
    at.advance(60_000);
    expect(await settleBatch(world, job())).toEqual({ done: true });
    expect(callsOf(at, "filter").length - before).toBe(2);
    expect(await statesOf(names)).toEqual(["waiting", "waiting"]);
    await sendAll();
    expect(await statesOf(names)).toEqual(["created", "created"]);
    for (const name of names) expect(await at.parcelsOf(name)).toHaveLength(1);
  });

  it("go one by one where all are refused alike, and each hears its own answer", async () => {
    await openTurns();
    const names = await waiting(at, 2, 1041);
    const [first, second] = await Promise.all(names.map((name) => at.shipmentOf(name)));
    for (const shipment of [first, second]) {
      await at.carrier.control.post("refusals", { match: shipment?.reference, message: "Compte suspendu" });
    }
    const before = callsOf(at, "create").length;
    await sendAll();
    expect(callsOf(at, "create").length - before).toBe(2);
    expect(await at.shipmentOf(names[0] ?? "")).toMatchObject({
      state: "waiting",
      requestedAt: null,
      problem: { code: "carrier_rejected", words: "Compte suspendu" },
    });
  });

  it("go in one request for staff who ship several, and are written while they wait", async () => {
    await openTurns();
    const names = ["#1051", "#1052", "#1053"];
    for (const name of names) await at.order({ name });
    const before = callsOf(at, "bulk-create").length;
    const shipped = await shipOrders(at.application.world, shop, names, { actor: "Salma" });
    expect(shipped).toMatchObject({ ok: true, value: { shipped: 3, uncertain: 0, refused: 0 } });
    expect(callsOf(at, "bulk-create").length - before).toBe(1);
    expect((await at.shipmentOf("#1053"))?.fulfillmentId).not.toBeNull();
  });

  it("are taken back in one request, each with its own answer", async () => {
    const { world } = at.application;
    const names = ["#1051", "#1052", "#1053"];
    const collected = await at.shipmentOf("#1052");
    await at.carrier.control.post("state", { barCode: collected?.trackingNumber, state: "Enlevé" });
    for (const name of names) {
      const id = await idOf(name);
      await world.store.transaction(async (tx) => {
        const shipment = await tx.shipments.findForUpdate(shop, id);
        if (shipment)
          await requestCancellation(world, tx, shipment, { reason: "order_cancelled", actor: "app" });
      });
    }
    await cancelShipment(world, { shop, shipmentId: await idOf("#1051") });
    expect(callsOf(at, "cancel-orders")).toHaveLength(1);
    expect(await statesOf(names)).toEqual(["cancelled", "created", "cancelled"]);
    expect((await at.shipmentOf("#1052"))?.problem).toMatchObject({
      code: "cancel_refused",
      words: "Seules les commandes en attente peuvent être annulées ; celle-ci est « Enlevé »",
    });
    expect(await cancelShipment(world, { shop, shipmentId: await idOf("#1053") })).toEqual({ done: true });
    expect(callsOf(at, "cancel-orders")).toHaveLength(1);
  });
});

describe("with workers", () => {
  let at: Installation;
  beforeAll(async () => {
    at = await install({ carrier: limited });
  }, 60_000);
  afterAll(() => at.close());

  it("orders that come by webhook together go together, by themselves", async () => {
    const names = ["#2001", "#2002", "#2003", "#2004", "#2005"];
    const ids = await Promise.all(names.map((name) => at.order({ name })));
    await Promise.all(ids.map((id) => at.webhook("orders/create", id)));
    for (const name of names) await at.until(name, ({ fulfillmentId }) => fulfillmentId !== null);
    for (const name of names) expect(await at.parcelsOf(name)).toHaveLength(1);
    expect(callsOf(at, "bulk-create").length).toBeGreaterThanOrEqual(1);
    expect(await at.carrier.control.get("ledger")).toMatchObject({ rejections: {} });
  }, 90_000);
});
