import { describe, expect, it } from "vitest";
import { exampleOrder } from "../../test/examples/orders";
import { exampleShipment } from "../../test/examples/shipments";
import { fulfillmentId } from "./ids";
import type { KnownFulfillment } from "./order";
import { ourFulfillment } from "./our-fulfillment";

const fulfillment = (
  id: string,
  quantities: Readonly<Record<string, number>>,
  about: Partial<KnownFulfillment> = {},
): KnownFulfillment => ({
  id: fulfillmentId.parse(id),
  active: true,
  trackingNumbers: [],
  company: "Delivety",
  lines: Object.entries(quantities).map(([orderLineId, quantity]) => ({ orderLineId, quantity })),
  ...about,
});
const parcel = (quantities: Readonly<Record<string, number>>, number: string | null = null) =>
  exampleShipment({
    trackingNumber: number,
    sentAt: new Date("2026-12-01T08:05:00Z"),
    lines: Object.entries(quantities).map(([orderLineId, quantity]) => ({
      id: `9${orderLineId}`,
      orderLineId,
      quantity,
    })),
  });
const found = (
  fulfillments: readonly KnownFulfillment[],
  shipment: ReturnType<typeof parcel>,
  others: readonly ReturnType<typeof parcel>[] = [],
) => ourFulfillment(exampleOrder({ fulfillments }), shipment, { company: "Delivety", others });

describe("the fulfillment of a parcel with a tracking number", () => {
  it("is the active one with that number", () => {
    const numbered = fulfillment("801", { "11": 1 }, { trackingNumbers: ["683375000001"] });
    expect(found([numbered], parcel({ "11": 1 }, "683375000001"))).toBe("801");
    expect(found([numbered], parcel({ "11": 1 }, "683375000002"))).toBeNull();
    expect(found([{ ...numbered, active: false }], parcel({ "11": 1 }, "683375000001"))).toBeNull();
  });
});

describe("the fulfillment of a parcel without a number", () => {
  it("has the carrier's name, no number, and the parcel's goods", () => {
    expect(found([fulfillment("801", { "11": 2 })], parcel({ "11": 2 }))).toBe("801");
    expect(found([fulfillment("801", { "11": 2 }, { company: "Poste" })], parcel({ "11": 2 }))).toBeNull();
    expect(
      found([fulfillment("801", { "11": 2 }, { trackingNumbers: ["RR1"] })], parcel({ "11": 2 })),
    ).toBeNull();
  });

  it("is not the one of another parcel of the order, whose answer is still on its way", () => {
    expect(found([fulfillment("801", { "11": 2 })], parcel({ "12": 1 }))).toBeNull();
    expect(found([fulfillment("801", { "11": 1 })], parcel({ "11": 2 }), [parcel({ "11": 1 })])).toBeNull();
  });

  it("may hold less than the parcel, where Shopify had no more left", () => {
    expect(found([fulfillment("801", { "11": 1 })], parcel({ "11": 2 }))).toBe("801");
  });

  it("is not one that another shipment has", () => {
    const other = { ...parcel({ "11": 2 }), fulfillmentId: fulfillmentId.parse("801") };
    expect(found([fulfillment("801", { "11": 2 })], parcel({ "11": 2 }), [other])).toBeNull();
  });
});
