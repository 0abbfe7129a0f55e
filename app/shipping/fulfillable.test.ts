import { describe, expect, it } from "vitest";
import { exampleFulfillmentOrder, exampleLine, exampleOrder } from "../../test/examples/orders";
import { exampleShipment } from "../../test/examples/shipments";
import { fulfillableBy } from "./fulfillable";

const tunis = { locationId: "301", locationName: "Tunis" };
const sousse = { locationId: "302", locationName: "Sousse" };
const order = (...fulfillmentOrders: ReturnType<typeof exampleFulfillmentOrder>[]) =>
  exampleOrder({
    lines: [exampleLine("11", 3, 10_000), exampleLine("12", 3, 20_000)],
    fulfillmentOrders,
  });
const parcel = exampleShipment({
  lines: [
    { id: "91", orderLineId: "11", quantity: 2 },
    { id: "92", orderLineId: "12", quantity: 1 },
  ],
});

describe("where a parcel's goods are in Shopify", () => {
  it("is the fulfillment order they were taken from", () => {
    const whole = exampleFulfillmentOrder(
      "9001",
      [
        ["91", "11", 2],
        ["92", "12", 1],
      ],
      tunis,
    );
    expect(fulfillableBy(order(whole), parcel)).toEqual({
      fulfillmentOrders: [
        {
          id: "9001",
          lines: [
            { id: "91", quantity: 2 },
            { id: "92", quantity: 1 },
          ],
        },
      ],
      waits: null,
      leavesGoods: false,
    });
  });

  it("leaves what was added since", () => {
    const more = exampleFulfillmentOrder(
      "9001",
      [
        ["91", "11", 3],
        ["92", "12", 1],
      ],
      tunis,
    );
    expect(fulfillableBy(order(more), parcel)).toMatchObject({
      fulfillmentOrders: [
        {
          lines: [
            { id: "91", quantity: 2 },
            { id: "92", quantity: 1 },
          ],
        },
      ],
      leavesGoods: true,
    });
  });

  it("is both halves of a split at one location", () => {
    const halves = [
      exampleFulfillmentOrder("9002", [["93", "12", 1]], tunis),
      exampleFulfillmentOrder("9001", [["91", "11", 2]], tunis),
    ];
    expect(fulfillableBy(order(...halves), parcel).fulfillmentOrders).toEqual([
      { id: "9001", lines: [{ id: "91", quantity: 2 }] },
      { id: "9002", lines: [{ id: "93", quantity: 1 }] },
    ]);
  });

  it("is never across locations", () => {
    const apart = [
      exampleFulfillmentOrder("9001", [["91", "11", 2]], tunis),
      exampleFulfillmentOrder("9002", [["93", "12", 1]], sousse),
    ];
    expect(fulfillableBy(order(...apart), parcel)).toMatchObject({
      fulfillmentOrders: [{ id: "9001" }],
      leavesGoods: true,
    });
  });

  it("is the new location after a move", () => {
    const moved = exampleFulfillmentOrder(
      "9005",
      [
        ["95", "11", 2],
        ["96", "12", 1],
      ],
      sousse,
    );
    expect(fulfillableBy(order(moved), parcel).fulfillmentOrders).toEqual([
      {
        id: "9005",
        lines: [
          { id: "95", quantity: 2 },
          { id: "96", quantity: 1 },
        ],
      },
    ]);
  });

  it("waits for a hold on it, not for one on other goods", () => {
    const own = exampleFulfillmentOrder(
      "9001",
      [
        ["91", "11", 2],
        ["92", "12", 1],
      ],
      tunis,
    );
    const heldOther = exampleFulfillmentOrder("9002", [["93", "12", 1]], { ...tunis, status: "ON_HOLD" });
    expect(fulfillableBy(order(own, heldOther), parcel).waits).toBeNull();
    expect(fulfillableBy(order({ ...own, status: "ON_HOLD" }), parcel).waits?.code).toBe("on_hold");
  });

  it("is nowhere once someone fulfilled them", () => {
    const done = exampleFulfillmentOrder(
      "9001",
      [
        ["91", "11", 0],
        ["92", "12", 0],
      ],
      tunis,
    );
    expect(fulfillableBy(order(done), parcel).fulfillmentOrders).toEqual([]);
  });
});
