import { describe, expect, it } from "vitest";
import { stageByParcels, type CollectedParcel } from "./pickup";

const waiting = (says: CollectedParcel["says"]): CollectedParcel => ({ state: "created", says });

describe("the state of a pick-up, by its parcels", () => {
  it.each<[string, readonly CollectedParcel[], string]>([
    ["nothing is said yet", [waiting(null), waiting(null)], "requested"],
    ["the least advanced one says", [waiting("collecting"), waiting("assigned")], "assigned"],
    ["one says nothing of it yet", [waiting("collecting"), waiting(null)], "requested"],
    ["all are collected", [waiting("collected"), waiting("collected")], "collected"],
    ["one travels, whoever collected it", [{ state: "in_transit", says: null }], "collected"],
    ["one travels, one waits", [{ state: "picked_up", says: "collected" }, waiting("assigned")], "assigned"],
    ["one was cancelled", [{ state: "cancelled", says: null }, waiting("collecting")], "collecting"],
    ["what remains of an earlier pick-up says cancelled", [waiting("cancelled")], "requested"],
    [
      "all were given up",
      [
        { state: "cancelled", says: null },
        { state: "failed", says: null },
      ],
      "cancelled",
    ],
    ["none is left", [], "cancelled"],
  ])("where %s", (_, parcels, stage) => {
    expect(stageByParcels(parcels)).toBe(stage);
  });
});
