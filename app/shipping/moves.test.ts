import { describe, expect, it } from "vitest";
import { allowedMoves, mayMove } from "./moves";
import { shipmentStates } from "./shipment";

describe("allowed moves", () => {
  it("never lead back from an end", () => {
    const ends = shipmentStates.filter((state) => allowedMoves[state].length === 0);
    expect(ends).toEqual(["delivered", "returned", "cancelled", "failed"]);
  });

  it("reach a carrier only through sending, a look-up or staff", () => {
    const before = shipmentStates.filter((state) => mayMove(state, "created"));
    expect(before).toEqual(["waiting", "sending", "uncertain"]);
  });

  it("never send again what is uncertain: first it is proven absent", () => {
    expect(mayMove("uncertain", "sending")).toBe(false);
    expect(mayMove("uncertain", "waiting")).toBe(true);
  });

  it("never turn delivered into anything", () => {
    expect(shipmentStates.filter((state) => mayMove("delivered", state))).toEqual([]);
  });
});
