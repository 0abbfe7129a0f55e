import { describe, expect, it } from "vitest";
import type { Carrier } from "~/shipping/ports/carrier";
import { problemOf, type ProblemCode } from "~/shipping/problem";
import type { Shipment } from "~/shipping/shipment";
import { exampleShipment } from "../../../test/examples/shipments";
import { actionsOf, shipOf } from "./remedies";

/** A carrier as far as screens look at it: which operations there are. */
const carrierWith = (...operations: ("cancel" | "validation" | "requestReturn")[]): Carrier =>
  Object.fromEntries(operations.map((operation) => [operation, () => undefined])) as unknown as Carrier;

const change = (changes: Partial<Record<keyof Shipment, unknown>>): Shipment => exampleShipment(changes);
const unsent = { state: "waiting", sentAt: null, trackingNumber: null };
const about = (code: ProblemCode) => ({ problem: problemOf(code) });

describe("what staff can do about a parcel", () => {
  it("is cancelling, where the carrier takes parcels back and the state still allows it", () => {
    expect(actionsOf(change({}), carrierWith("cancel"))).toEqual(["cancel"]);
    expect(actionsOf(change({}), carrierWith())).toEqual([]);
    expect(actionsOf(change({ state: "delivered" }), carrierWith("cancel"))).toEqual([]);
    expect(actionsOf(change({ state: "returning" }), carrierWith("cancel"))).toEqual([]);
    expect(actionsOf(change({ state: "uncertain", sentAt: null }), carrierWith("cancel"))).toEqual([]);
  });

  it("is not cancelling again before the carrier has answered", () => {
    const cancellation = {
      requestedAt: "2026-11-20T10:00:00Z",
      reason: "cancelled_by_staff",
      actor: "staff 1",
      refusedAt: null,
    };
    expect(actionsOf(change({ cancellation }), carrierWith("cancel"))).toEqual([]);
    const refused = { ...cancellation, refusedAt: "2026-11-20T10:00:02Z" };
    expect(actionsOf(change({ cancellation: refused }), carrierWith("cancel"))).toEqual(["cancel"]);
  });

  it("is asking for it back, where the carrier can be asked and it travels", () => {
    const offered = (state: string, more: object = {}) =>
      actionsOf(change({ state, ...more }), carrierWith("requestReturn"));
    expect(offered("in_transit")).toEqual(["requestReturn"]);
    expect(offered("attempted")).toEqual(["requestReturn"]);
    for (const state of ["created", "delivered", "returning", "cancelled"])
      expect(offered(state)).toEqual([]);
    // Asked already: its states answer.
    expect(offered("in_transit", { returnRequestedAt: "2026-11-20T10:00:00Z" })).toEqual([]);
    expect(actionsOf(change({ state: "in_transit" }), carrierWith())).toEqual([]);
  });

  it("is taking an unsent one off the list, whoever the carrier is", () => {
    expect(actionsOf(change({ ...unsent, requestedAt: null }), undefined)).toEqual(["cancel"]);
    const twin = { ...unsent, state: "asking", ...about("twin_order") };
    expect(actionsOf(change(twin), undefined)).toEqual([]);
  });

  it("is trying again what was asked to leave and is held", () => {
    expect(actionsOf(change({ ...unsent, ...about("carrier_rejected") }), undefined)).toEqual([
      "retry",
      "cancel",
    ]);
    const unasked = { ...unsent, ...about("carrier_rejected"), requestedAt: null };
    expect(actionsOf(change(unasked), undefined)).toEqual(["cancel"]);
    expect(actionsOf(change({ ...unsent, state: "asking", ...about("place_unknown") }), undefined)).toEqual([
      "cancel",
    ]);
  });

  it("is writing a fulfillment again that is missing", () => {
    expect(actionsOf(change({ state: "in_transit", ...about("fulfillment_cancelled") }), undefined)).toEqual([
      "retry",
    ]);
    expect(actionsOf(change(about("carrier_state_unknown")), undefined)).toEqual([]);
  });

  it("is handing over what is not validated", () => {
    expect(actionsOf(change(about("not_validated")), carrierWith("validation"))).toEqual(["validate"]);
    const validatedAt = "2026-11-20T10:00:00Z";
    expect(actionsOf(change({ validatedAt }), carrierWith("validation"))).toEqual([]);
  });

  it("is saying that it was dealt with outside", () => {
    expect(actionsOf(change(about("changed_after_sending")), carrierWith("cancel"))).toEqual([
      "acknowledge",
      "cancel",
    ]);
    expect(actionsOf(change({ state: "failed", ...about("delivery_failed") }), undefined)).toEqual([
      "acknowledge",
    ]);
    expect(actionsOf(change({ state: "delivered", ...about("carrier_contradiction") }), undefined)).toEqual([
      "acknowledge",
    ]);
  });
});

describe("shipping by hand", () => {
  const waiting = change({ ...unsent, requestedAt: null });

  it("is offered for what waits for a person", () => {
    expect(shipOf([waiting], null)).toBe("first");
    expect(shipOf([change(unsent)], null)).toBeNull();
    expect(shipOf([change({})], null)).toBeNull();
    expect(shipOf([], problemOf("digital_only"))).toBeNull();
  });

  it("is offered again for what an earlier parcel had", () => {
    const over = change({ state: "cancelled", ...about("cancelled_by_staff") });
    expect(shipOf([over], null)).toBe("again");
    expect(shipOf([over, waiting], null)).toBe("again");
    expect(shipOf([over, change({})], null)).toBeNull();
    expect(shipOf([over], problemOf("order_cancelled"))).toBeNull();
  });

  it("is offered for the part whose parcel is over, beside one that travels", () => {
    const lines = [{ id: "92", orderLineId: "12", quantity: 1 }];
    const over = change({ state: "failed", ...about("not_sent_by_staff"), lines });
    expect(shipOf([over, change({})], null)).toBe("again");
  });

  it("is not offered for goods that were removed, nor before a question about a twin is answered", () => {
    expect(shipOf([change({ state: "cancelled", ...about("nothing_to_ship") })], null)).toBeNull();
    const twin = change({ ...unsent, state: "asking", requestedAt: null, ...about("twin_order") });
    expect(shipOf([twin], null)).toBeNull();
  });
});
