import { describe, expect, it } from "vitest";
import { exampleShipment } from "../../test/examples/shipments";
import { foldReport } from "./fold-report";
import type { ParcelReport } from "./ports/carrier";
import { problemOf } from "./problem";
import type { TrackingEvent } from "./tracking";

const heardAt = new Date("2026-11-21T12:00:00Z");
const report = (
  carrierState: string,
  state: ParcelReport["state"],
  at: string | null = null,
): ParcelReport => ({
  trackingNumber: "683375045049",
  carrierState,
  state,
  at: at ? new Date(at) : null,
});
const event = (carrierState: string, state: TrackingEvent["state"], at: string): TrackingEvent => ({
  key: `${carrierState}@${new Date(at).toISOString()}`,
  carrierState,
  state,
  at: new Date(at),
  heardAt: new Date(at),
});

describe("foldReport", () => {
  it("moves the parcel on, at the carrier's time", () => {
    const folded = foldReport(
      exampleShipment(),
      [],
      report("Enlevé", "picked_up", "2026-11-21T11:00:00Z"),
      heardAt,
      "poll",
    );
    expect(folded.movedTo).toBe("picked_up");
    expect(folded.shipment).toMatchObject({ state: "picked_up", carrierState: "Enlevé" });
    expect(folded.event).toMatchObject({
      key: "Enlevé@2026-11-21T11:00:00.000Z",
      at: new Date("2026-11-21T11:00:00Z"),
    });
  });

  it("changes nothing when the carrier repeats itself", () => {
    const shipment = exampleShipment({ state: "in_transit", carrierState: "En cours" });
    expect(foldReport(shipment, [], report("En cours", "in_transit"), heardAt, "poll")).toEqual({
      shipment,
      event: null,
      movedTo: null,
    });
  });

  it("knows the same timed event again", () => {
    const known = [event("Livré", "delivered", "2026-11-21T11:00:00Z")];
    const shipment = exampleShipment({ state: "delivered", carrierState: "Livré" });
    const again = report("Livré", "delivered", "2026-11-21T11:00:00Z");
    expect(foldReport(shipment, known, again, heardAt, "poll").event).toBeNull();
  });

  it("takes a timed push after an untimed one that was heard late", () => {
    const untimed = event("out_for_delivery", "out_for_delivery", "2026-11-21T11:00:05Z");
    const shipment = exampleShipment({ state: "out_for_delivery", carrierState: "out_for_delivery" });
    const timed = report("delivered", "delivered", "2026-11-21T11:00:03Z");
    expect(foldReport(shipment, [untimed], timed, heardAt, "push").movedTo).toBe("delivered");
  });

  it("records a late push and moves nothing back", () => {
    const known = [
      {
        ...event("delivered", "delivered", "2026-11-21T11:00:00Z"),
        heardAt: new Date("2026-11-21T11:00:02Z"),
      },
    ];
    const shipment = exampleShipment({ state: "delivered", carrierState: "delivered" });
    const late = report("in_transit", "in_transit", "2026-11-21T09:00:00Z");
    const folded = foldReport(shipment, known, late, heardAt, "push");
    expect(folded.event?.carrierState).toBe("in_transit");
    expect(folded.shipment).toEqual(shipment);
  });

  it.each([
    ["delivered", "in_transit"],
    ["delivered", "cancelled"],
    ["out_for_delivery", "in_transit"],
  ] as const)(
    "moves nothing back, nor raises anything, from %s by an untimed push of %s",
    (state, pushed) => {
      const shipment = exampleShipment({ state, carrierState: state });
      const folded = foldReport(shipment, [], report(pushed, pushed), heardAt, "push");
      expect(folded).toMatchObject({ shipment, movedTo: null });
      expect(folded.event?.carrierState).toBe(pushed);
    },
  );

  it("moves forward by an untimed push", () => {
    const shipment = exampleShipment({ state: "in_transit", carrierState: "in_transit" });
    const folded = foldReport(shipment, [], report("delivered", "delivered"), heardAt, "push");
    expect(folded.movedTo).toBe("delivered");
  });

  it("raises a fresh contradiction of an end to staff, without applying it", () => {
    const shipment = exampleShipment({ state: "delivered", carrierState: "Livré" });
    const folded = foldReport(shipment, [], report("Retour reçu", "returned"), heardAt, "poll");
    expect(folded.shipment).toMatchObject({
      state: "delivered",
      carrierState: "Retour reçu",
      problem: { code: "carrier_contradiction", values: { ours: "delivered", theirs: "returned" } },
    });
    expect(folded.movedTo).toBeNull();
  });

  it("shows an unknown state raw and stays where it was, until a known one comes", () => {
    const unknown = foldReport(exampleShipment(), [], report("En douane", null), heardAt, "poll");
    expect(unknown.shipment).toMatchObject({
      state: "created",
      carrierState: "En douane",
      problem: { code: "carrier_state_unknown", words: "En douane" },
    });
    const known = foldReport(unknown.shipment, [], report("En cours", "in_transit"), heardAt, "poll");
    expect(known.shipment).toMatchObject({ state: "in_transit", problem: null });
  });

  it("ends the reminder to hand a parcel over once it travels", () => {
    const shipment = exampleShipment({ problem: problemOf("not_validated") });
    const folded = foldReport(shipment, [], report("vers_hub", "picked_up"), heardAt, "poll");
    expect(folded.shipment).toMatchObject({ state: "picked_up", problem: null });
  });

  it("does not step back between live states", () => {
    const shipment = exampleShipment({ state: "in_transit", carrierState: "Au magasin" });
    const folded = foldReport(shipment, [], report("Enlevé", "picked_up"), heardAt, "poll");
    expect(folded.shipment).toMatchObject({ state: "in_transit", carrierState: "Enlevé" });
    expect(folded.movedTo).toBeNull();
  });

  it("takes a parcel up again after a failed attempt", () => {
    const shipment = exampleShipment({ state: "attempted", carrierState: "A vérifier" });
    const folded = foldReport(shipment, [], report("En cours", "in_transit"), heardAt, "poll");
    expect(folded.movedTo).toBe("in_transit");
  });
});
