import { describe, expect, it } from "vitest";
import { exampleShipment } from "../../test/examples/shipments";
import { exampleListed } from "../../test/examples/listed";
import { isAlive, nameOf, standingOf } from "./found-parcel";

const listed = exampleListed();

describe("a carrier's parcel and our shipments", () => {
  it("is known by its number, whatever it says of itself", () => {
    for (const state of ["created", "delivered", "returned"]) {
      expect(standingOf(listed, exampleShipment({ state }), null)).toEqual({ kind: "known" });
    }
    expect(standingOf(exampleListed({ state: "cancelled" }), exampleShipment(), null)).toEqual({
      kind: "known",
    });
  });

  it.each(["failed", "cancelled"])("is raised while it lives, where its shipment %s", (state) => {
    const ended = exampleShipment({ state });
    const raised = { kind: "raised", cause: "parcel_not_ended", shipment: ended };
    expect(standingOf(listed, ended, null)).toEqual(raised);
    expect(standingOf(listed, null, ended)).toEqual(raised);
    expect(standingOf(exampleListed({ state: null }), null, ended)).toEqual(raised);
    expect(standingOf(exampleListed({ state: "cancelled" }), ended, null)).toEqual({ kind: "known" });
  });

  it.each(["sending", "uncertain"])("is left to who settles what is %s", (state) => {
    const shipment = exampleShipment({ state, trackingNumber: null });
    expect(standingOf(listed, null, shipment)).toEqual({ kind: "unsettled", shipment });
  });

  it.each(["waiting", "asking"])("was created unnoticed where its shipment is %s", (state) => {
    const shipment = exampleShipment({ state, trackingNumber: null });
    expect(standingOf(listed, null, shipment)).toEqual({ kind: "created-unnoticed", shipment });
    expect(standingOf(exampleListed({ state: "cancelled" }), null, shipment)).toEqual({ kind: "known" });
  });

  it("gives its number to a shipment that staff settled without one", () => {
    const shipment = exampleShipment({ trackingNumber: null });
    expect(standingOf(listed, null, shipment)).toEqual({ kind: "unnumbered", shipment });
  });

  it("is a second one where its reference has another number", () => {
    const shipment = exampleShipment({ trackingNumber: "111111111111" });
    const raised = { kind: "raised", cause: "parcel_doubled", shipment };
    expect(standingOf(listed, null, shipment)).toEqual(raised);
    expect(standingOf(exampleListed({ state: "cancelled" }), null, shipment)).toEqual({ kind: "known" });
  });

  it("is foreign where nothing of ours is it", () => {
    expect(standingOf(listed, null, null)).toEqual({ kind: "foreign" });
  });

  it("lives until it was taken back, given up or returned", () => {
    const alive = ["created", "delivered", "returning", null] as const;
    expect(alive.map((state) => isAlive(exampleListed({ state })))).toEqual([true, true, true, true]);
    const over = ["cancelled", "failed", "returned"] as const;
    expect(over.map((state) => isAlive(exampleListed({ state })))).toEqual([false, false, false]);
  });

  it("is named by its number, else by the carrier's id", () => {
    expect(nameOf(exampleListed({ carrierId: "7" }))).toBe("683375045049");
    expect(nameOf(exampleListed({ trackingNumber: null, carrierId: "7" }))).toBe("7");
    expect(nameOf(exampleListed({ trackingNumber: null }))).toBeNull();
  });
});
