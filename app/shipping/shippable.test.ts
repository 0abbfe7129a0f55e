import { describe, expect, it } from "vitest";
import { exampleFulfillmentOrder, exampleLine, exampleOrder } from "../../test/examples/orders";
import { courierGroups, whyItWaits, whyNothingShips } from "./shippable";

const withMethod = (...methods: string[]) =>
  exampleOrder({
    fulfillmentOrders: methods.map((deliveryMethod, index) =>
      exampleFulfillmentOrder(`90${String(index)}`, [["91", "11", 1]], { deliveryMethod }),
    ),
  });

describe("whyNothingShips", () => {
  it("lets a plain order ship", () => {
    expect(whyNothingShips(exampleOrder())).toBeNull();
  });

  it.each([
    ["order_cancelled", exampleOrder({ cancelledAt: "2026-11-20T10:00:00Z" })],
    ["test_order", exampleOrder({ test: true })],
    ["nothing_to_ship", exampleOrder({ lines: [exampleLine("11", 0, 38_500)] })],
    ["digital_only", exampleOrder({ lines: [exampleLine("11", 1, 38_500, { requiresShipping: false })] })],
    ["not_yet_routed", exampleOrder({ fulfillmentOrders: [] })],
    [
      "already_fulfilled",
      exampleOrder({
        fulfillmentOrders: [exampleFulfillmentOrder("9001", [["91", "11", 0]], { status: "CLOSED" })],
      }),
    ],
    ["local_pickup", withMethod("PICK_UP")],
    ["local_pickup", withMethod("PICKUP_POINT", "NONE")],
    ["local_pickup", withMethod("RETAIL")],
    ["no_delivery", withMethod("NONE")],
  ])("says %s", (code, order) => {
    expect(whyNothingShips(order)?.code).toBe(code);
  });

  it("ships the part that travels beside a pick-up", () => {
    expect(whyNothingShips(withMethod("PICK_UP", "SHIPPING"))).toBeNull();
  });
});

describe("courierGroups", () => {
  it("keeps physical lines that remain, location by location", () => {
    const order = exampleOrder({
      lines: [
        exampleLine("11", 2, 10_000),
        exampleLine("12", 1, 5_000, { requiresShipping: false }),
        exampleLine("13", 1, 7_000),
      ],
      fulfillmentOrders: [
        exampleFulfillmentOrder("9001", [
          ["91", "11", 2],
          ["92", "12", 1],
        ]),
        exampleFulfillmentOrder("9002", [["93", "13", 1]]),
        exampleFulfillmentOrder("9003", [["94", "13", 0]]),
        exampleFulfillmentOrder("9004", [["95", "13", 1]], { deliveryMethod: "PICK_UP" }),
      ],
    });
    expect(courierGroups(order).map((group) => [group.fulfillmentOrder.id, group.lines])).toEqual([
      ["9001", [{ id: "91", orderLineId: "11", quantity: 2 }]],
      ["9002", [{ id: "93", orderLineId: "13", quantity: 1 }]],
    ]);
  });
});

describe("whyItWaits", () => {
  const waiting = (changes: Record<string, unknown>) => {
    const [first] = exampleOrder({
      fulfillmentOrders: [exampleFulfillmentOrder("9001", [["91", "11", 1]], changes)],
    }).fulfillmentOrders;
    return first ? whyItWaits(first) : undefined;
  };

  it("names holds, dates and foreign locations", () => {
    expect(waiting({})).toBeNull();
    expect(waiting({ status: "ON_HOLD", holdReasons: ["INCORRECT_ADDRESS"] })).toMatchObject({
      code: "on_hold",
      values: { reasons: "INCORRECT_ADDRESS" },
    });
    expect(waiting({ status: "SCHEDULED", fulfillAt: "2026-12-01T00:00:00Z" })).toMatchObject({
      code: "scheduled",
      values: { date: "2026-12-01T00:00:00.000Z" },
    });
    expect(waiting({ canCreateFulfillment: false })?.code).toBe("third_party_location");
  });
});
