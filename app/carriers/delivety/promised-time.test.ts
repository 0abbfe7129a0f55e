import { describe, expect, it } from "vitest";
import { goodParcel, type Meal, mealParcel } from "./fixtures/parcel";
import { promiseOf } from "./promised-time";

const to = (country: string, provinceCode: string | null, more: Meal = {}): Meal => ({
  deliverAfter: "2026-11-23T18:45:00Z",
  ...more,
  order: { shippingAddress: { ...goodParcel.order.shippingAddress, country, provinceCode } },
});

describe("the promised time", () => {
  it.each<[string, Meal, object]>([
    ["none", {}, { kind: "none" }],
    ["Tunis", to("TN", null), { kind: "local", at: { date: "2026-11-23", time: "19:45:00" } }],
    [
      "Quebec, the day before in local time",
      to("CA", "QC", { deliverAfter: "2026-11-24T01:30:00Z" }),
      { kind: "local", at: { date: "2026-11-23", time: "20:30:00" } },
    ],
    [
      "Paris in summer",
      to("FR", null, { deliverAfter: "2026-07-01T22:00:00Z" }),
      { kind: "local", at: { date: "2026-07-02", time: "00:00:00" } },
    ],
    [
      "Germany, whose two zones show the same clocks",
      to("DE", null),
      { kind: "local", at: { date: "2026-11-23", time: "19:45:00" } },
    ],
    [
      "the beginning of a window",
      to("TN", null, { deliverBefore: "2026-11-23T19:45:00Z" }),
      { kind: "local", at: { date: "2026-11-23", time: "19:45:00" } },
    ],
    [
      "Spain, with an hour's difference inside",
      to("ES", "MD", { deliverBefore: "2026-11-23T19:45:00Z" }),
      {
        kind: "unplaced",
        words: "Livraison promise : 2026-11-23 18:45 UTC à 2026-11-23 19:45 UTC",
      },
    ],
    [
      "a country nobody knows",
      to("ZZ", null),
      { kind: "unplaced", words: "Livraison promise : 2026-11-23 18:45 UTC" },
    ],
  ])("%s", (_where, meal, promise) => {
    expect(promiseOf(mealParcel(meal))).toEqual(promise);
  });

  it("knows a window that has only an end", () => {
    const parcel = mealParcel({ deliverBefore: "2026-11-23T19:45:00Z" });
    expect(promiseOf(parcel)).toEqual({ kind: "local", at: { date: "2026-11-23", time: "20:45:00" } });
  });
});
