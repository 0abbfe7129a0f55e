import { describe, expect, it } from "vitest";
import { exampleFulfillmentOrder } from "../../test/examples/orders";
import { lookAgainAt } from "./look-again";
import { fulfillmentOrder } from "./order";

const now = new Date("2026-12-01T08:00:00Z");
const group = (status: "OPEN" | "SCHEDULED", fulfillAt: string | null) => ({
  fulfillmentOrder: fulfillmentOrder.parse(
    exampleFulfillmentOrder("9001", [["91", "11", 1]], { status, fulfillAt }),
  ),
  lines: [],
});

describe("an order of which something is scheduled", () => {
  it("is read again when its time has come, the first of several", () => {
    const groups = [
      group("OPEN", null),
      group("SCHEDULED", "2026-12-03T09:00:00Z"),
      group("SCHEDULED", "2026-12-02T09:00:00Z"),
    ];
    expect(lookAgainAt(groups, now)).toEqual(new Date("2026-12-02T09:01:00Z"));
  });

  it("is read again in a while, where Shopify is late", () => {
    expect(lookAgainAt([group("SCHEDULED", "2026-12-01T07:00:00Z")], now)).toEqual(
      new Date("2026-12-01T08:05:00Z"),
    );
  });

  it("is not, where nothing is scheduled", () => {
    expect(lookAgainAt([group("OPEN", "2026-12-02T09:00:00Z"), group("SCHEDULED", null)], now)).toBeNull();
  });
});
