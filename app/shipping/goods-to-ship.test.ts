import { describe, expect, it } from "vitest";
import { exampleFulfillmentOrder, exampleLine, exampleOrder } from "../../test/examples/orders";
import { exampleShipment } from "../../test/examples/shipments";
import { goodsToShip } from "./goods-to-ship";
import { courierGroups } from "./shippable";

type Lines = Parameters<typeof exampleFulfillmentOrder>[1];

/** Two articles in a fulfillment order of their own each, unless the test says otherwise. */
const orderOf = (routing: Record<string, Lines>, fulfillments: unknown[] = []) =>
  exampleOrder({
    lines: [exampleLine("11", 5, 10_000), exampleLine("12", 5, 20_000)],
    fulfillmentOrders: Object.entries(routing).map(([id, lines]) => exampleFulfillmentOrder(id, lines)),
    fulfillments,
  });
const left = (order: ReturnType<typeof orderOf>, ...shipments: ReturnType<typeof exampleShipment>[]) =>
  goodsToShip(order, courierGroups(order), shipments).map(({ fulfillmentOrder, lines }) => [
    fulfillmentOrder.id,
    lines.map(({ orderLineId, quantity }) => `${String(quantity)}×${orderLineId}`).join(" "),
  ]);
const parcel = (orderLineId: string, quantity: number, more: Record<string, unknown> = {}) =>
  exampleShipment({ lines: [{ id: "91", orderLineId, quantity }], ...more });

describe("goods to ship", () => {
  it("are all that remains while nothing was sent", () => {
    expect(left(orderOf({ 9001: [["91", "11", 2]], 9002: [["92", "12", 1]] }))).toEqual([
      ["9001", "2×11"],
      ["9002", "1×12"],
    ]);
  });

  it("are not those of a parcel whose fulfillment is not written yet", () => {
    expect(left(orderOf({ 9001: [["91", "11", 2]] }), parcel("11", 2))).toEqual([]);
  });

  it("are what was added beside it", () => {
    expect(left(orderOf({ 9001: [["91", "11", 3]] }), parcel("11", 2))).toEqual([["9001", "1×11"]]);
  });

  it("are not those of a parcel after a split put them elsewhere", () => {
    const split = orderOf({ 9001: [["91", "11", 1]], 9002: [["93", "11", 1]] });
    expect(left(split, parcel("11", 2))).toEqual([]);
  });

  it("are not those of a parcel after a move to another location", () => {
    expect(left(orderOf({ 9009: [["99", "11", 2]] }), parcel("11", 2))).toEqual([]);
  });

  it.each(["waiting", "asking", "cancelled", "failed"])("are those of a shipment that is %s", (state) => {
    expect(left(orderOf({ 9001: [["91", "11", 2]] }), parcel("11", 2, { state }))).toEqual([
      ["9001", "2×11"],
    ]);
  });

  it("are what Shopify says remains, once the parcel's fulfillment is there", () => {
    const fulfilled = { id: "8001", active: true, trackingNumbers: ["683375045049"], company: null };
    const order = orderOf({ 9001: [["91", "11", 1]] }, [fulfilled]);
    expect(left(order, parcel("11", 2, { fulfillmentId: "8001" }))).toEqual([["9001", "1×11"]]);
  });

  it.each([
    ["someone cancelled the fulfillment of a parcel on its way", false],
    ["the order was read before the fulfillment was written", null],
  ])("are not a parcel's again because %s", (_why, active) => {
    const known =
      active === null ? [] : [{ id: "8001", active, trackingNumbers: ["683375045049"], company: null }];
    const order = orderOf({ 9001: [["91", "11", 2]] }, known);
    expect(left(order, parcel("11", 2, { fulfillmentId: "8001" }))).toEqual([]);
  });
});
