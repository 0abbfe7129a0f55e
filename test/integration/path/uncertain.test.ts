import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Shipment } from "~/shipping/shipment";
import { attemptLifeMilliseconds, createShipment } from "~/use-cases/create-shipment";
import { retryShipment } from "~/use-cases/retry-shipment";
import { settleByStaff } from "~/use-cases/settle-by-staff";
import { settleUncertain } from "~/use-cases/settle-uncertain";
import { shipOrders } from "~/use-cases/ship-orders";
import { writeFulfillment } from "~/use-cases/write-fulfillment";
import { install, shipmentJob, shop, type Installation } from "./installation";

/** Without workers: each step is taken by hand, so that a death can be put between any two. */
describe("a creation whose answer never came", () => {
  let at: Installation;
  beforeAll(async () => {
    at = await install({ mode: "manual", working: false });
  });
  afterAll(() => at.close());

  const ship = async (name: string): Promise<Shipment> => {
    const shipped = await shipOrders(at.application.world, shop, [name], { actor: "Salma" });
    if (!shipped.ok) throw new Error(shipped.error.code);
    const shipment = await at.shipmentOf(name);
    if (!shipment) throw new Error(`${name} has no shipment`);
    return shipment;
  };
  const settle = async (shipment: Shipment) => {
    const outcome = await settleUncertain(at.application.world, shipmentJob(shipment.id));
    return { outcome, now: await at.shipmentOf(shipment.orderName) };
  };

  it("is found by its reference, and never sent twice", async () => {
    await at.order({ name: "#11" });
    await at.carrier.control.post("faults", { call: "create", kind: "reset-after" });
    const uncertain = await ship("#11");
    expect(uncertain).toMatchObject({
      state: "uncertain",
      problem: { code: "uncertain" },
      trackingNumber: null,
    });

    const [parcel] = await at.parcelsOf("#11");
    const { now } = await settle(uncertain);
    expect(now).toMatchObject({ state: "created", trackingNumber: parcel?.barCode, problem: null });
    expect(await at.parcelsOf("#11")).toHaveLength(1);
  });

  it("goes again with the same reference once it is proven absent, and not before", async () => {
    await at.order({ name: "#21" });
    await at.carrier.control.post("faults", { call: "create", kind: "reset-before" });
    const uncertain = await ship("#21");

    const early = await settle(uncertain);
    expect(early.outcome.done).toBe(false);
    expect(early.now?.state).toBe("uncertain");

    at.advance(61_000);
    const late = await settle(uncertain);
    expect(late.now).toMatchObject({ state: "waiting", problem: null, reference: uncertain.reference });
    await createShipment(at.application.world, shipmentJob(uncertain.id));
    expect(await at.shipmentOf("#21")).toMatchObject({ state: "created", reference: uncertain.reference });
    expect(await at.parcelsOf("#21")).toHaveLength(1);
  });

  it("is not settled by another parcel's row", async () => {
    await at.order({ name: "#31" });
    await at.order({ name: "#32" });
    await ship("#31");
    await at.carrier.control.post("faults", { call: "create", kind: "reset-before" });
    const uncertain = await ship("#32");
    const { now } = await settle(uncertain);
    expect(now?.state).toBe("uncertain");
  });

  it("is found after its process died while it was sending", async () => {
    await at.order({ name: "#41" });
    const shipment = await ship("#41");
    const { world } = at.application;
    // What a kill between the carrier's answer and our second transaction leaves.
    await world.store.transaction(async (tx) => {
      await tx.shipments.save(shop, {
        ...shipment,
        state: "sending",
        attempt: { id: world.randomness.uuid(), startedAt: world.clock.now(), endedAt: null },
        trackingNumber: null,
        fulfillmentId: null,
        sentAt: null,
      });
    });
    const soon = await createShipment(world, shipmentJob(shipment.id));
    expect(soon.done).toBe(false);
    expect((await at.shipmentOf("#41"))?.state).toBe("sending");

    at.advance(attemptLifeMilliseconds);
    await createShipment(world, shipmentJob(shipment.id));
    const orphan = await at.shipmentOf("#41");
    expect(orphan?.state).toBe("uncertain");
    const { now } = await settle(orphan ?? shipment);
    expect(now).toMatchObject({ state: "created", trackingNumber: shipment.trackingNumber });
    // The fulfillment was written before the kill: it is found, not written again.
    await writeFulfillment(world, shipmentJob(shipment.id));
    expect((await at.shipmentOf("#41"))?.fulfillmentId).toBe(shipment.fulfillmentId);
    expect(await at.fulfillmentsOf("#41")).toHaveLength(1);
  });

  it("refuses to be retried, and is settled by staff: sent", async () => {
    await at.order({ name: "#51" });
    await at.carrier.control.post("faults", { call: "create", kind: "502-html" });
    const uncertain = await ship("#51");
    const { world } = at.application;
    expect(await retryShipment(world, shop, uncertain.id, "Salma")).toMatchObject({
      ok: false,
      error: { code: "uncertain_needs_settling" },
    });
    const settled = await settleByStaff(world, shop, uncertain.id, "sent", {
      trackingNumber: "683000000001",
      actor: "Salma",
    });
    expect(settled).toMatchObject({ ok: true, value: { state: "created", trackingNumber: "683000000001" } });
    const journal = await world.store.journal.ofOrder(shop, uncertain.orderId);
    expect(journal.find((entry) => entry.event === "settled-sent")?.actor).toBe("Salma");
  });

  it("ends as failed when staff say it was not sent, and the order ships again as a new one", async () => {
    await at.order({ name: "#61" });
    await at.carrier.control.post("faults", { call: "create", kind: "500" });
    const uncertain = await ship("#61");
    const { world } = at.application;
    const settled = await settleByStaff(world, shop, uncertain.id, "not-sent", {
      trackingNumber: null,
      actor: "Salma",
    });
    expect(settled).toMatchObject({
      ok: true,
      value: { state: "failed", problem: { code: "not_sent_by_staff" } },
    });
    const again = await ship("#61");
    expect(again).toMatchObject({ state: "created" });
    expect(again.id).not.toBe(uncertain.id);
    expect(again.reference).not.toBe(uncertain.reference);
    expect((await world.store.shipments.find(shop, uncertain.id))?.state).toBe("failed");
  });
});
