import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunningStandIn } from "../../kit";
import { giveOrder, graphql, SHOP, startShopify, TUNISIAN_ORDER } from "../test-shop";

let shopify: RunningStandIn;
beforeAll(async () => {
  shopify = await startShopify({ shop: SHOP });
});
afterAll(() => shopify.close());

const DISCOUNTS = `query ($id: ID!) {
  order(id: $id) {
    discountCodes
    totalDiscountsSet { presentmentMoney { amount } }
    currentTotalDiscountsSet { presentmentMoney { amount } }
    totalOutstandingSet { presentmentMoney { amount } }
    discountApplications(first: 10) { nodes {
      __typename allocationMethod targetSelection targetType
      value { ... on MoneyV2 { amount currencyCode } ... on PricingPercentageValue { percentage } }
      ... on DiscountCodeApplication { code }
      ... on AutomaticDiscountApplication { title }
      ... on ManualDiscountApplication { title description }
    } }
    shippingLine { discountedPriceSet { presentmentMoney { amount } } }
    lineItems(first: 10) { nodes {
      discountedUnitPriceSet { presentmentMoney { amount } }
      discountedUnitPriceAfterAllDiscountsSet { presentmentMoney { amount } }
      discountAllocations { allocatedAmountSet { shopMoney { amount } } discountApplication { index } }
    } }
  }
}`;

/** Every amount alone: `{presentmentMoney: {amount: "7.0"}}` → `"7.0"`. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value);
  const [[key, inner] = []] = entries;
  if (entries.length === 1 && (key === "presentmentMoney" || key === "shopMoney")) {
    return Object.values(inner as object)[0]; // an amount and nothing else was asked for
  }
  if (entries.length === 1 && key === "nodes") return plain(inner);
  return Object.fromEntries(entries.map(([name, held]) => [name, plain(held)]));
}

async function read(id: string): Promise<unknown> {
  const { data, errors } = await graphql(shopify, DISCOUNTS, { id: `gid://shopify/Order/${id}` });
  expect(errors).toEqual([]);
  return (plain(data) as { readonly order: unknown }).order; // as the query above asks
}

/** Goods 59.000 and 15.000, delivery 7.000. */
async function buy(discounts: Readonly<Record<string, unknown>>) {
  const { id, order } = await giveOrder(shopify, { ...TUNISIAN_ORDER, ...discounts });
  return { id, rest: order, seen: await read(id) };
}

const units = (...prices: readonly string[]) =>
  prices.map((amount) => ({ discountedUnitPriceAfterAllDiscountsSet: amount }));

describe("a sale with nothing but discount codes", () => {
  it("of 10 %", async () => {
    const { rest, seen } = await buy({
      discount_codes: [{ code: "SOUK10", amount: "10", type: "percentage" }],
    });
    expect(rest).toMatchObject({
      subtotal_price: "66.600",
      total_discounts: "7.400",
      current_total_discounts: "7.400",
      total_price: "73.600",
      total_outstanding: "73.600",
      discount_codes: [{ code: "SOUK10", amount: "7.400", type: "percentage" }],
      discount_applications: [
        { type: "discount_code", code: "SOUK10", value: "10", value_type: "percentage" },
      ],
      line_items: [
        {
          total_discount: "0.000",
          discount_allocations: [{ amount: "5.900", discount_application_index: 0 }],
        },
        {
          total_discount: "0.000",
          discount_allocations: [{ amount: "1.500", discount_application_index: 0 }],
        },
      ],
    });
    expect(seen).toEqual({
      discountCodes: ["SOUK10"],
      totalDiscountsSet: "7.4",
      currentTotalDiscountsSet: "7.4",
      totalOutstandingSet: "73.6",
      discountApplications: [
        {
          __typename: "DiscountCodeApplication",
          allocationMethod: "ACROSS",
          targetSelection: "ALL",
          targetType: "LINE_ITEM",
          value: { percentage: 10 },
          code: "SOUK10",
        },
      ],
      shippingLine: { discountedPriceSet: "7.0" },
      lineItems: [
        {
          discountedUnitPriceSet: "29.5",
          discountedUnitPriceAfterAllDiscountsSet: "26.55",
          discountAllocations: [{ allocatedAmountSet: "5.9", discountApplication: { index: 0 } }],
        },
        {
          discountedUnitPriceSet: "15.0",
          discountedUnitPriceAfterAllDiscountsSet: "13.5",
          discountAllocations: [{ allocatedAmountSet: "1.5", discountApplication: { index: 0 } }],
        },
      ],
    });
  });

  it("of a fixed amount, spread to the last millime", async () => {
    const { rest, seen } = await buy({ discount_codes: [{ code: "MERCI5", amount: "5" }] });
    expect(rest).toMatchObject({
      total_price: "76.000",
      line_items: [
        { discount_allocations: [{ amount: "3.986" }] },
        { discount_allocations: [{ amount: "1.014" }] },
      ],
    });
    expect(seen).toMatchObject({
      discountApplications: [{ value: { amount: "5.0", currencyCode: "TND" }, code: "MERCI5" }],
      lineItems: units("27.507", "13.986"),
    });
  });

  it("two at once, each percentage off the same subtotal", async () => {
    const codes = [
      { code: "A", amount: "10", type: "percentage" },
      { code: "B", amount: "20", type: "percentage" },
      { code: "C", amount: "5", type: "fixed_amount" },
    ];
    expect((await buy({ discount_codes: codes })).rest).toMatchObject({
      total_discounts: "27.200",
      total_outstanding: "53.800",
      discount_codes: [
        { code: "A", amount: "7.400" },
        { code: "B", amount: "14.800" },
        { code: "C", amount: "5.000" },
      ],
    });
  });

  it("of 100 %, and of the delivery too", async () => {
    const gift = { code: "CADEAU", amount: "100", type: "percentage" };
    expect((await buy({ discount_codes: [gift] })).seen).toMatchObject({
      totalDiscountsSet: "74.0",
      totalOutstandingSet: "7.0",
      lineItems: units("0.0", "0.0"),
    });
    const free = { code: "LIVRE", amount: "7", type: "shipping" };
    expect((await buy({ discount_codes: [gift, free] })).seen).toMatchObject({
      totalDiscountsSet: "81.0",
      totalOutstandingSet: "0.0",
      shippingLine: { discountedPriceSet: "0.0" },
      discountApplications: [{ code: "CADEAU" }, { code: "LIVRE", targetType: "SHIPPING_LINE" }],
    });
  });

  it("never takes off more than there is", async () => {
    expect((await buy({ discount_codes: [{ code: "TROP", amount: "500" }] })).rest).toMatchObject({
      total_discounts: "74.000",
      total_price: "7.000",
      discount_codes: [{ code: "TROP", amount: "74.000" }],
    });
  });
});

describe("a sale whose amounts are given too", () => {
  it("reads a percentage's amount as what was taken off where the totals say so", async () => {
    const discount_codes = [{ code: "SOUK10", amount: "7.400", type: "percentage" }];
    for (const told of [{ total_discounts: "7.400" }, { total_price: "73.600" }]) {
      const { rest, seen } = await buy({ discount_codes, ...told });
      expect(rest).toMatchObject({ total_price: "73.600", discount_codes });
      expect(seen).toMatchObject({
        totalDiscountsSet: "7.4",
        discountApplications: [{ value: { percentage: 10 } }],
        lineItems: units("26.55", "13.5"),
      });
    }
  });

  it("reads it so too where the lines say what each bears", async () => {
    const [shirts, mug] = TUNISIAN_ORDER.line_items;
    const bears = (amount: string) => ({ discount_allocations: [{ amount, discount_application_index: 0 }] });
    const discount_codes = [{ code: "SOUK10", amount: "7.400", type: "percentage" }];
    const line_items = [
      { ...shirts, ...bears("5.900") },
      { ...mug, ...bears("1.500") },
    ];
    const { rest, seen } = await buy({ discount_codes, line_items });
    expect(rest).toMatchObject({ total_price: "73.600", discount_codes });
    expect(seen).toMatchObject({ discountApplications: [{ value: { percentage: 10 } }] });
  });

  it("takes a whole payload of Shopify's as it is", async () => {
    const { seen } = await buy({
      total_discounts: "9.000",
      total_price: "72.000",
      discount_codes: [{ code: "TASSE", amount: "3.000", type: "fixed_amount" }],
      discount_applications: [
        {
          type: "automatic",
          title: "Soldes",
          value: "6.0",
          value_type: "fixed_amount",
          allocation_method: "each",
          target_selection: "entitled",
          target_type: "line_item",
        },
        { type: "discount_code", code: "TASSE", value: "3.0", value_type: "fixed_amount" },
      ],
      line_items: [
        {
          title: "T-shirt",
          price: "29.500",
          quantity: 2,
          discount_allocations: [{ amount: "6.000", discount_application_index: 0 }],
        },
        {
          title: "Tasse",
          price: "15.000",
          discount_allocations: [{ amount: "3.000", discount_application_index: 1 }],
        },
      ],
    });
    expect(seen).toMatchObject({
      totalDiscountsSet: "9.0",
      totalOutstandingSet: "72.0",
      discountApplications: [
        { __typename: "AutomaticDiscountApplication", title: "Soldes", targetSelection: "ENTITLED" },
        { __typename: "DiscountCodeApplication", code: "TASSE" },
      ],
      lineItems: [
        { discountedUnitPriceSet: "26.5", discountedUnitPriceAfterAllDiscountsSet: "26.5" },
        { discountedUnitPriceSet: "15.0", discountedUnitPriceAfterAllDiscountsSet: "12.0" },
      ],
    });
  });

  it("makes a discount by hand of a line's own, and takes a percentage off what that leaves", async () => {
    const [shirts, mug] = TUNISIAN_ORDER.line_items;
    const line_items = [{ ...shirts, total_discount: "9" }, mug];
    const { seen } = await buy({
      line_items,
      discount_codes: [{ code: "X", amount: "10", type: "percentage" }],
    });
    expect(seen).toMatchObject({
      totalDiscountsSet: "15.5",
      totalOutstandingSet: "65.5",
      discountApplications: [
        { __typename: "ManualDiscountApplication", targetSelection: "EXPLICIT", value: { amount: "9.0" } },
        { code: "X" },
      ],
      lineItems: [
        { discountedUnitPriceSet: "25.0", discountedUnitPriceAfterAllDiscountsSet: "22.5" },
        { discountedUnitPriceSet: "15.0", discountedUnitPriceAfterAllDiscountsSet: "13.5" },
      ],
    });
  });

  it("does not count the lines' discounts twice when they are the code's own effect", async () => {
    const [shirts, mug] = TUNISIAN_ORDER.line_items;
    const line_items = [
      { ...shirts, total_discount: "5.9" },
      { ...mug, total_discount: "1.5" },
    ];
    const { seen } = await buy({
      line_items,
      discount_codes: [{ code: "X", amount: "10", type: "percentage" }],
    });
    expect(seen).toMatchObject({
      totalDiscountsSet: "7.4",
      discountApplications: [{ code: "X" }],
      lineItems: units("26.55", "13.5"),
    });
  });

  it("has a discount by hand where only a total of discounts is told", async () => {
    expect((await buy({ total_discounts: "7.4" })).seen).toMatchObject({
      totalDiscountsSet: "7.4",
      totalOutstandingSet: "73.6",
      discountApplications: [{ __typename: "ManualDiscountApplication", value: { amount: "7.4" } }],
    });
  });

  it("may be spelled as GraphQL spells it, below zero as its documents have it", async () => {
    const node = { __typename: "AutomaticDiscountApplication", title: "Soldes", value: { percentage: -10 } };
    expect((await buy({ discountApplications: { nodes: [node] } })).seen).toMatchObject({
      totalDiscountsSet: "7.4",
      discountApplications: [
        { __typename: "AutomaticDiscountApplication", title: "Soldes", value: { percentage: 10 } },
      ],
    });
  });

  it("in another currency shows the shopper's amounts, however much is taken off", async () => {
    const { seen } = await buy({
      currency: "CAD",
      presentment_currency: "EUR",
      shipping_lines: [],
      line_items: [
        {
          title: "Savon",
          price_set: {
            shop_money: { amount: "30.00", currency_code: "CAD" },
            presentment_money: { amount: "20.00", currency_code: "EUR" },
          },
        },
      ],
      discount_codes: [{ code: "CADEAU", amount: "100", type: "percentage" }],
    });
    expect(seen).toMatchObject({ totalDiscountsSet: "20.0", totalOutstandingSet: "0.0" });
  });
});

describe("a discounted sale that is changed", () => {
  const TEN = { discount_codes: [{ code: "SOUK10", amount: "10", type: "percentage" }] };

  it("loses a line with the line's part of the discount", async () => {
    const { id } = await buy(TEN);
    expect(
      await shopify.control.post(`orders/${id}?silent=1`, { line_items: [{ sku: "MUG", quantity: 0 }] }),
    ).toMatchObject({ order: { total_outstanding: "60.100", current_total_discounts: "5.900" } });
    expect(await read(id)).toMatchObject({ totalDiscountsSet: "7.4", currentTotalDiscountsSet: "5.9" });
  });

  it("is refunded what the shopper had paid for the line", async () => {
    const { id } = await buy({ ...TEN, financial_status: "paid" });
    expect(
      await shopify.control.post(`orders/${id}?silent=1`, {
        refund: { lines: [{ sku: "TS-1", quantity: 1 }], amount: "26.55" },
      }),
    ).toMatchObject({
      order: {
        financial_status: "partially_refunded",
        current_total_price: "47.050",
        current_total_discounts: "4.450",
        total_outstanding: "0.000",
        refunds: [{ refund_line_items: [{ subtotal: "26.550" }] }],
      },
    });
  });
});
