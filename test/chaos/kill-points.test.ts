import { describe, expect, it } from "vitest";
import { killPoints } from "./kill-points";
import { aimOf } from "./scenario/aim";

describe("the places to die at", () => {
  const points = killPoints();

  it("are around every call and every commit", () => {
    expect(new Set(points).size).toBe(points.length);
    expect(points).toEqual(
      expect.arrayContaining([
        "before call first-delivery create",
        "during call dropcolis create",
        "after call shopify createFulfillment",
        "before commit receive-webhook",
        "after commit create-shipment 1",
        "before commit inbox.close",
      ]),
    );
  });

  it("are each aimed at by some of a few thousand seeds", () => {
    const seeds = Array.from({ length: 3_000 }, (_, index) => index + 1);
    const aimed = new Set(seeds.flatMap((seed) => aimOf(seed).kills.map(({ point }) => point)));
    expect(points.filter((point) => !aimed.has(point))).toEqual([]);
  });
});
