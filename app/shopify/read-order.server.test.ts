import { describe, expect, it } from "vitest";
import { orderId, shopDomain } from "~/shipping/ids";
import { ok } from "~/shipping/result";
import { createShopify } from "./index.server";
import { shopifyOrder } from "./operations/shopify-order.fixture";
import { type AskedOfShopify, clockAt, json, memoryLog, shopifyAnswers } from "./outside.fixture";

const shop = shopDomain.parse("savons.myshopify.com");
const clock = clockAt("2026-11-20T12:00:00Z");
const shopify = createShopify({
  clock,
  sleep: clock.sleep,
  logger: memoryLog(),
  tokens: { freshToken: async () => ok("shpat_1"), replaceRefusedToken: async () => ok("shpat_2") },
});
/** As most orders are: the one with discounts takes a second question. */
const order = {
  ...shopifyOrder,
  totalDiscountsSet: { presentmentMoney: { amount: "0.0", currencyCode: "TND" } },
};
const answers = (data: object) => json(200, { data });
const operations = (asked: readonly AskedOfShopify[]) => asked.map(({ body }) => body.operationName);
const variables = (asked: readonly AskedOfShopify[]) => asked.map(({ body }) => body.variables);

describe("reading an order", () => {
  it("of the ordinary size takes one call", async () => {
    const asked = shopifyAnswers(answers({ order }));
    const read = await shopify.readOrder(shop, orderId.parse("1001"));
    expect(read).toMatchObject({
      ok: true,
      value: { id: "1001", name: "#1001", discounts: [], discountTotal: { minor: 0, currency: "TND" } },
    });
    expect(variables(asked)).toEqual([{ id: "gid://shopify/Order/1001" }]);
  });

  it("with discounts asks for them as well", async () => {
    const asked = shopifyAnswers(
      answers({ order: shopifyOrder }),
      answers({
        order: {
          currentTotalDiscountsSet: { presentmentMoney: { amount: "2.5", currencyCode: "TND" } },
          discountApplications: {
            nodes: [{ code: "RAMADAN10", value: { percentage: 10 } }],
            pageInfo: { hasNextPage: false, endCursor: null },
          },
        },
      }),
    );
    expect(await shopify.readOrder(shop, orderId.parse("1001"))).toMatchObject({
      value: {
        discounts: [{ code: "RAMADAN10", kind: "percent", percent: 10, amount: null }],
        discountTotal: { minor: 2_500, currency: "TND" },
      },
    });
    expect(operations(asked)).toEqual(["readOrder", "orderDiscounts"]);
  });

  it("that Shopify does not have is null, also when it disappears between two pages", async () => {
    shopifyAnswers(answers({ order: null }));
    expect(await shopify.readOrder(shop, orderId.parse("1001"))).toEqual({ ok: true, value: null });
    const lineItems = { ...shopifyOrder.lineItems, pageInfo: { hasNextPage: true, endCursor: "a" } };
    shopifyAnswers(answers({ order: { ...order, lineItems } }), answers({ order: null }));
    expect(await shopify.readOrder(shop, orderId.parse("1001"))).toEqual({ ok: true, value: null });
  });

  it("is not another order", async () => {
    shopifyAnswers(answers({ order: { ...order, id: "gid://shopify/Order/1002" } }));
    expect(await shopify.readOrder(shop, orderId.parse("1001"))).toMatchObject({
      error: { kind: "unavailable", words: "Shopify answered with another order" },
    });
  });

  it("whose list leads back to itself, or nowhere, is not read for ever", async () => {
    const again = { ...shopifyOrder.lineItems, pageInfo: { hasNextPage: true, endCursor: "a" } };
    const asked = shopifyAnswers(
      answers({ order: { ...order, lineItems: again } }),
      answers({ order: { lineItems: again } }),
    );
    expect(await shopify.readOrder(shop, orderId.parse("1001"))).toEqual({
      ok: false,
      error: { kind: "unavailable", words: "Shopify's list leads back to itself", retryAt: null },
    });
    expect(operations(asked)).toEqual(["readOrder", "orderLinesPage"]);

    const nowhere = { ...shopifyOrder.lineItems, pageInfo: { hasNextPage: true, endCursor: null } };
    shopifyAnswers(answers({ order: { ...order, lineItems: nowhere } }));
    expect(await shopify.readOrder(shop, orderId.parse("1001"))).toMatchObject({
      error: { kind: "unavailable", words: "readOrder: order.lineItems.pageInfo" },
    });
  });

  it.each(["+275760-09-13T00:00:00Z", "0000-01-01T00:00:00Z", "soon"])(
    "of %s is not taken for one that can be kept",
    async (createdAt) => {
      shopifyAnswers(answers({ order: { ...order, createdAt } }));
      expect(await shopify.readOrder(shop, orderId.parse("1001"))).toMatchObject({
        error: { kind: "unavailable", words: "readOrder: order.createdAt" },
      });
    },
  );

  it("of a thousand lines, several fulfillment orders and many fulfillments reads every page", async () => {
    const [line] = shopifyOrder.lineItems.nodes;
    const [fulfillmentOrder] = shopifyOrder.fulfillmentOrders.nodes;
    const lines = (from: number, to: number, last: boolean) => ({
      nodes: Array.from({ length: to - from }, (_, i) => ({
        ...line,
        id: `gid://shopify/LineItem/${from + i}`,
      })),
      pageInfo: { hasNextPage: !last, endCursor: `line ${to}` },
    });
    const fulfillmentOrderLines = (from: number, to: number, last: boolean) => ({
      nodes: Array.from({ length: to - from }, (_, i) => ({
        id: `gid://shopify/FulfillmentOrderLineItem/${from + i}`,
        remainingQuantity: 1,
        lineItem: { id: `gid://shopify/LineItem/${from + i}` },
      })),
      pageInfo: { hasNextPage: !last, endCursor: `fulfillment line ${to}` },
    });
    const fulfillments = (count: number) =>
      Array.from({ length: count }, (_, i) => ({
        id: `gid://shopify/Fulfillment/${i}`,
        status: i === 0 || i === 6 ? "SUCCESS" : "CANCELLED",
        trackingInfo: [],
        fulfillmentLineItems: fulfilled(0, 5, false),
      }));
    const fulfilled = (from: number, to: number, last: boolean) => ({
      nodes: Array.from({ length: to - from }, (_, i) => ({
        quantity: 1,
        lineItem: { id: `gid://shopify/LineItem/${from + i}` },
      })),
      pageInfo: { hasNextPage: !last, endCursor: `fulfilled ${to}` },
    });
    const asked = shopifyAnswers(
      answers({
        order: {
          ...order,
          lineItems: lines(0, 10, false),
          fulfillmentOrders: {
            nodes: [{ ...fulfillmentOrder, lineItems: fulfillmentOrderLines(0, 10, false) }],
            pageInfo: { hasNextPage: true, endCursor: "fulfillment order 1" },
          },
          fulfillments: fulfillments(5),
        },
      }),
      ...Array.from({ length: 10 }, (_, i) =>
        answers({ order: { lineItems: lines(10 + i * 100, Math.min(1_000, 110 + i * 100), i === 9) } }),
      ),
      answers({
        order: {
          fulfillmentOrders: {
            nodes: [{ ...fulfillmentOrder, id: "gid://shopify/FulfillmentOrder/302" }],
            pageInfo: { hasNextPage: false, endCursor: null },
          },
        },
      }),
      answers({ fulfillmentOrder: { lineItems: fulfillmentOrderLines(10, 12, true) } }),
      answers({ order: { fulfillments: fulfillments(11) } }),
      answers({ fulfillment: { fulfillmentLineItems: fulfilled(5, 7, true) } }),
      answers({ fulfillment: { fulfillmentLineItems: fulfilled(7, 8, true) } }),
    );
    const read = await shopify.readOrder(shop, orderId.parse("1001"));
    expect(read.ok && read.value?.lines.map(({ id }) => Number(id))).toEqual(
      Array.from({ length: 1_000 }, (_, i) => i),
    );
    expect(read.ok && read.value?.fulfillmentOrders.map(({ id, lines: { length } }) => [id, length])).toEqual(
      [
        ["301", 12],
        ["302", 1],
      ],
    );
    expect(read.ok && read.value?.fulfillments.map(({ lines }) => lines.length)).toEqual([
      7, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0,
    ]);
    expect(operations(asked)).toEqual([
      "readOrder",
      ...Array.from({ length: 10 }, () => "orderLinesPage"),
      "orderFulfillmentOrdersPage",
      "fulfillmentOrderLinesPage",
      "orderFulfillments",
      "fulfillmentLinesPage",
      "fulfillmentLinesPage",
    ]);
    expect(variables(asked).slice(-2)).toEqual([
      { id: "gid://shopify/Fulfillment/0", after: "fulfilled 5" },
      { id: "gid://shopify/Fulfillment/6", after: null },
    ]);
    expect(variables(asked)[2]).toEqual({ id: "gid://shopify/Order/1001", after: "line 110" });
  });
});
