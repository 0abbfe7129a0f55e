import { describe, expect, it } from "vitest";
import { exampleListed } from "../../test/examples/listed";
import { exampleFulfillmentOrder, exampleLine, exampleOrder } from "../../test/examples/orders";
import { exampleShipment } from "../../test/examples/shipments";
import { couldBeOf, goodsWithoutParcel } from "./matching-orders";
import { currencyCode } from "./money";

const TND = currencyCode.parse("TND");
const orderOf = (changes: Record<string, unknown> = {}) =>
  exampleOrder({
    createdAt: "2026-11-20T08:00:00Z",
    lines: [exampleLine("11", 1, 45_500)],
    owed: { minor: 45_500, currency: "TND" },
    fulfillmentOrders: [exampleFulfillmentOrder("9001", [["91", "11", 1]])],
    ...changes,
  });
const waiting = exampleShipment({ state: "waiting", trackingNumber: null, sentAt: null });

describe("the order that a parcel found at a carrier could be of", () => {
  it("has goods without a parcel and owes what the courier collects", () => {
    expect(couldBeOf(exampleListed(), orderOf(), [])).toBe(true);
    expect(couldBeOf(exampleListed(), orderOf(), [waiting])).toBe(true);
  });

  it.each([
    ["another amount", { collect: { minor: 45_000, currency: TND } }],
    ["another currency", { collect: { minor: 45_500, currency: currencyCode.parse("DZD") } }],
    ["an amount that the list does not say", { collect: null }],
    ["a parcel made long before the order", { createdAt: new Date("2026-11-18T07:00:00Z") }],
    ["a parcel made months after it", { createdAt: new Date("2027-02-01T08:00:00Z") }],
  ])("is not it with %s", (_what, changes) => {
    expect(couldBeOf(exampleListed(changes), orderOf(), [])).toBe(false);
  });

  it("is not one whose parcel travels, whose creation is not settled, or that does not ship", () => {
    expect(couldBeOf(exampleListed(), orderOf(), [exampleShipment()])).toBe(false);
    const uncertain = exampleShipment({ state: "uncertain", trackingNumber: null });
    expect(couldBeOf(exampleListed(), orderOf(), [uncertain])).toBe(false);
    expect(couldBeOf(exampleListed(), orderOf({ cancelledAt: "2026-11-20T08:30:00Z" }), [])).toBe(false);
  });

  it("owes what its other parcels do not collect", () => {
    const two = orderOf({
      lines: [exampleLine("11", 1, 45_500), exampleLine("12", 1, 20_000)],
      owed: { minor: 65_500, currency: "TND" },
      fulfillmentOrders: [
        exampleFulfillmentOrder("9001", [["91", "11", 1]]),
        exampleFulfillmentOrder("9002", [["92", "12", 1]]),
      ],
    });
    const first = exampleShipment();
    expect(goodsWithoutParcel(two, [first]).map(({ fulfillmentOrder }) => fulfillmentOrder.id)).toEqual([
      "9002",
    ]);
    expect(couldBeOf(exampleListed(), two, [first])).toBe(false);
    expect(couldBeOf(exampleListed({ collect: { minor: 20_000, currency: TND } }), two, [first])).toBe(true);
  });
});
