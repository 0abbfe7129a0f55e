import { describe, expect, it } from "vitest";
import {
  exampleAddress,
  exampleFulfillmentOrder,
  exampleLine,
  exampleOrder,
} from "../../test/examples/orders";
import { exampleShipment } from "../../test/examples/shipments";
import { hasPapers, recipientOf } from "./parcel-papers";
import { locationsOf } from "./print-pick-list";

describe("whom a label is for", () => {
  it("is what the carrier was told, with the order's other phone", () => {
    const declaration = {
      name: "Amel Trabelsi",
      phone: "+21620123456",
      address1: "12 rue de Marseille",
      address2: "",
      city: "Tunis",
      zip: "1000",
      collect: { minor: 45_500, currency: "TND" },
      contents: [],
      orderUpdatedAt: "2026-11-20T09:00:00Z",
    };
    const order = exampleOrder({
      phones: ["20 123 456", "98 765 432", "55 443 322"],
      shippingAddress: exampleAddress({ name: "Someone Else", city: "Sousse" }),
    });
    expect(recipientOf(exampleShipment({ declaration }), order)).toEqual({
      name: "Amel Trabelsi",
      phones: ["+21620123456", "+21698765432"],
      addressLines: ["12 rue de Marseille", ""],
      city: "Tunis",
      zip: "1000",
    });
  });

  it("is what the order says of a parcel that somebody else made", () => {
    expect(recipientOf(exampleShipment(), exampleOrder())).toMatchObject({
      name: "Amel Trabelsi",
      phones: ["+21620123456"],
      city: "Tunis",
    });
  });

  it("is nobody once the shopper was erased", () => {
    const erased = exampleOrder({ shippingAddress: null, phones: [] });
    expect(recipientOf(exampleShipment(), erased)).toBeNull();
  });
});

it.each([
  ["created", "2026-11-20T09:00:05Z", true],
  ["delivered", "2026-11-20T09:00:05Z", true],
  ["waiting", null, false],
  ["uncertain", null, false],
  ["cancelled", "2026-11-20T09:00:05Z", false],
  ["failed", "2026-11-20T09:00:05Z", false],
])("a shipment that is %s, sent %s, has papers: %s", (state, sentAt, expected) => {
  expect(hasPapers(exampleShipment({ state, sentAt }))).toBe(expected);
});

describe("what is taken off the shelves", () => {
  const lines = [
    exampleLine("11", 2, 1_000, { title: "T-shirt", variantId: "1", sku: "B" }),
    exampleLine("12", 1, 1_000, { title: "Tasse", variantId: null, sku: null }),
  ];
  const sousse = { locationId: "302", locationName: "Sousse" };
  const order = exampleOrder({
    lines,
    fulfillmentOrders: [
      exampleFulfillmentOrder("9001", [["91", "11", 2]]),
      exampleFulfillmentOrder("9002", [["92", "12", 1]], sousse),
    ],
  });
  const shipment = (orderName: string, fulfillmentOrderId: string, orderLineId: string, quantity: number) =>
    exampleShipment({ orderName, fulfillmentOrderId, lines: [{ id: "1", orderLineId, quantity }] });

  it("is summed by variant and by location, with the orders that want it", () => {
    const goods = [
      { shipment: shipment("#1001", "9001", "11", 2), order },
      { shipment: shipment("#1002", "9001", "11", 3), order },
      { shipment: shipment("#1001", "9001", "11", 1), order },
      { shipment: shipment("#1001", "9002", "12", 1), order },
    ];
    const shirt = { title: "T-shirt", variantTitle: null, sku: "B" };
    const orders = [
      { name: "#1001", quantity: 3 },
      { name: "#1002", quantity: 3 },
    ];
    const cup = { title: "Tasse", variantTitle: null, sku: null };
    expect(locationsOf(goods)).toEqual([
      {
        name: "Sousse",
        articles: [{ ...cup, quantity: 1, orders: [{ name: "#1001", quantity: 1 }] }],
      },
      { name: "Tunis", articles: [{ ...shirt, quantity: 6, orders }] },
    ]);
  });
});
