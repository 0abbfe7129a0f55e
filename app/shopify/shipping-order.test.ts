import { describe, expect, it } from "vitest";
import { shippingOrder } from "~/shipping/order";
import type { ReadOrderQuery } from "./generated/admin.generated";
import { orderDiscounts } from "./operations/order-discounts";
import { readOrder } from "./operations/read-order";
import { shopifyOrder } from "./operations/shopify-order.fixture";
import { toShippingOrder } from "./shipping-order";

type ShopifyOrder = NonNullable<ReadOrderQuery["order"]>;

const discountNodes =
  orderDiscounts.answer.parse({
    order: {
      currentTotalDiscountsSet: { presentmentMoney: { amount: "5.0", currencyCode: "TND" } },
      discountApplications: {
        nodes: [
          { code: "RAMADAN10", value: { percentage: 10 } },
          { value: { percentage: -50 } },
          { value: { amount: "2.5", currencyCode: "TND" } },
        ],
        pageInfo: { hasNextPage: false, endCursor: null },
      },
    },
  }).order?.discountApplications.nodes ?? [];

function translate(change: Partial<ShopifyOrder> = {}) {
  const { order } = readOrder.answer.parse({ order: { ...shopifyOrder, ...change } });
  if (order === null) throw new Error("the fixture is an order");
  return toShippingOrder(order, {
    lines: order.lineItems.nodes,
    fulfillmentOrders: order.fulfillmentOrders.nodes.map((node) => ({ node, lines: node.lineItems.nodes })),
    fulfillments: order.fulfillments.map((node) => ({ node, lines: node.fulfillmentLineItems.nodes })),
    discounts: discountNodes,
    discountTotal: { minor: 5_000, currency: order.presentmentCurrencyCode },
  });
}
describe("a Shopify order", () => {
  it("becomes a ShippingOrder that survives being stored", () => {
    const order = translate();
    expect(order).toEqual({
      id: "1001",
      name: "#1001",
      createdAt: new Date("2026-11-20T09:00:00Z"),
      updatedAt: new Date("2026-11-20T09:05:00Z"),
      cancelledAt: null,
      test: false,
      customerId: "77",
      email: "salma@example.com",
      phones: ["22 334 455", "+216 22 334 455", "+21622334455", "71 000 000"],
      shippingAddress: {
        name: "Salma Trabelsi",
        company: null,
        address1: "12 rue du Lac",
        address2: null,
        city: "La Marsa",
        zip: "2070",
        province: "",
        provinceCode: null,
        country: "TN",
        phone: "22 334 455",
      },
      lines: [
        {
          id: "1",
          variantId: "501",
          sku: "SAV-1",
          title: "Savon à l'huile d'olive",
          variantTitle: "200 g",
          quantity: 2,
          requiresShipping: true,
          giftCard: false,
          weightGrams: 200,
          unitPrice: { minor: 22_500, currency: "TND" },
          originalUnitPrice: { minor: 25_000, currency: "TND" },
        },
        {
          id: "2",
          variantId: null,
          sku: null,
          title: "Carte cadeau",
          variantTitle: null,
          quantity: 1,
          requiresShipping: false,
          giftCard: true,
          weightGrams: null,
          unitPrice: { minor: 20_000, currency: "TND" },
          originalUnitPrice: { minor: 20_000, currency: "TND" },
        },
      ],
      currency: "TND",
      owed: { minor: 65_000, currency: "TND" },
      paymentGateways: ["Cash on Delivery (COD)"],
      financialStatus: "PENDING",
      discounts: [
        { code: "RAMADAN10", kind: "percent", percent: 10, amount: null },
        { code: null, kind: "percent", percent: 50, amount: null },
        { code: null, kind: "fixed", percent: null, amount: { minor: 2_500, currency: "TND" } },
      ],
      discountTotal: { minor: 5_000, currency: "TND" },
      note: "sonner deux fois",
      attributes: [
        { name: "zone", value: "nord" },
        { name: "gift", value: "" },
      ],
      tags: ["cod", "vip"],
      fulfillmentOrders: [
        {
          id: "301",
          status: "OPEN",
          deliveryMethod: "SHIPPING",
          locationId: "9",
          locationName: "Dépôt Ariana",
          locationAddress: {
            address1: "3 rue de l'Artisanat",
            address2: null,
            city: "Ariana",
            zip: "2080",
            province: "",
            country: "TN",
            phone: null,
          },
          deliverAfter: null,
          deliverBefore: null,
          fulfillAt: new Date("2026-11-20T09:00:00Z"),
          holdReasons: [],
          canCreateFulfillment: true,
          lines: [{ id: "401", orderLineId: "1", remaining: 2 }],
        },
      ],
      fulfillments: [],
    });
    expect(shippingOrder.parse(JSON.parse(JSON.stringify(order)))).toEqual(order);
  });

  it("of a guest, without address, phone or cash, has none of them", () => {
    expect(
      translate({
        customer: null,
        email: null,
        phone: null,
        billingAddress: null,
        shippingAddress: null,
        note: null,
        totalOutstandingSet: { presentmentMoney: { amount: "-3.0", currencyCode: "TND" } },
      }),
    ).toMatchObject({
      customerId: null,
      email: null,
      phones: [],
      shippingAddress: null,
      note: null,
      owed: { minor: 0, currency: "TND" },
    });
  });

  it("whose outstanding amount cannot be read exactly owes nothing known", () => {
    expect(
      translate({ totalOutstandingSet: { presentmentMoney: { amount: "45.5001", currencyCode: "TND" } } })
        .owed,
    ).toBeNull();
  });

  it("keeps each phone once, as typed", () => {
    expect(
      translate({
        phone: "22 334 455",
        customer: { id: "gid://shopify/Customer/77", defaultPhoneNumber: null, defaultAddress: null },
        billingAddress: { phone: "98 765 432 " },
      }).phones,
    ).toEqual(["22 334 455", "98 765 432"]);
  });

  it("takes the name from its parts where Shopify has not joined them", () => {
    const address = shopifyOrder.shippingAddress;
    if (!address) throw new Error("the fixture has an address");
    expect(
      translate({ shippingAddress: { ...address, name: null, firstName: " سلمى " } }).shippingAddress,
    ).toMatchObject({ name: "سلمى Trabelsi" });
    expect(
      translate({
        shippingAddress: {
          ...address,
          name: null,
          firstName: null,
          lastName: null,
          countryCodeV2: null,
          city: null,
        },
      }).shippingAddress,
    ).toMatchObject({ name: "", country: "", city: "" });
  });

  it.each([
    ["GRAMS", 250, 250],
    ["KILOGRAMS", 1.005, 1_005],
    ["OUNCES", 1, 28.35],
    ["POUNDS", 2, 907.185],
    ["GRAMS", 0, null],
  ] as const)("weighs %s %d as %d grams", (unit, value, grams) => {
    const [first] = shopifyOrder.lineItems.nodes;
    if (!first) throw new Error("the fixture has lines");
    const lineItems = { ...shopifyOrder.lineItems, nodes: [{ ...first, weight: { unit, value } }] };
    expect(translate({ lineItems }).lines[0]?.weightGrams).toBe(grams);
  });

  it("lists fulfillments with what each fulfills; ended ones are inactive and fulfill nothing", () => {
    const fulfillmentLineItems = {
      nodes: [
        { quantity: 2, lineItem: { id: "gid://shopify/LineItem/1" } },
        { quantity: 1, lineItem: { id: "gid://shopify/LineItem/2" } },
        { quantity: 3, lineItem: { id: "gid://shopify/LineItem/1" } },
        { quantity: null, lineItem: { id: "gid://shopify/LineItem/3" } },
      ],
      pageInfo: { hasNextPage: false, endCursor: null },
    };
    expect(
      translate({
        fulfillments: [
          {
            id: "gid://shopify/Fulfillment/1",
            status: "SUCCESS",
            trackingInfo: [
              { company: null, number: "FD1" },
              { company: "First Delivery Group", number: null },
            ],
            fulfillmentLineItems,
          },
          { id: "gid://shopify/Fulfillment/2", status: "CANCELLED", trackingInfo: [], fulfillmentLineItems },
        ],
      }).fulfillments,
    ).toEqual([
      {
        id: "1",
        active: true,
        trackingNumbers: ["FD1"],
        company: "First Delivery Group",
        lines: [
          { orderLineId: "1", quantity: 5 },
          { orderLineId: "2", quantity: 1 },
          { orderLineId: "3", quantity: 0 },
        ],
      },
      { id: "2", active: false, trackingNumbers: [], company: null, lines: [] },
    ]);
  });
});
