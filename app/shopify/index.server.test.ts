import { describe, expect, it } from "vitest";
import { fulfillmentId, fulfillmentOrderId, shopDomain } from "~/shipping/ids";
import type { NewFulfillment } from "~/shipping/ports/shopify";
import { ok } from "~/shipping/result";
import { createShopify } from "./index.server";
import { type AskedOfShopify, clockAt, json, memoryLog, shopifyAnswers } from "./outside.fixture";

const shop = shopDomain.parse("savons.myshopify.com");
const clock = clockAt("2026-11-20T12:00:00Z");
const shopify = createShopify({
  clock,
  sleep: clock.sleep,
  logger: memoryLog(),
  tokens: { freshToken: async () => ok("shpat_1"), replaceRefusedToken: async () => ok("shpat_2") },
});
const answers = (data: object) => json(200, { data });
const variables = (asked: readonly AskedOfShopify[]) => asked.map(({ body }) => body.variables);

describe("finding an order", () => {
  it("of a fulfillment order", async () => {
    shopifyAnswers(
      answers({ fulfillmentOrder: { orderId: "gid://shopify/Order/1001" } }),
      answers({ fulfillmentOrder: null }),
    );
    const id = fulfillmentOrderId.parse("301");
    expect(await shopify.orderOfFulfillmentOrder(shop, id)).toEqual({ ok: true, value: "1001" });
    expect(await shopify.orderOfFulfillmentOrder(shop, id)).toEqual({ ok: true, value: null });
  });

  it("by name takes only the very name, whatever the search brings", async () => {
    const found = answers({
      orders: {
        nodes: [
          { id: "gid://shopify/Order/2", name: "#10010" },
          { id: "gid://shopify/Order/1", name: "#1001" },
        ],
      },
    });
    const asked = shopifyAnswers(found, answers({ orders: { nodes: [] } }));
    expect(await shopify.findOrderByName(shop, "#1001")).toEqual({ ok: true, value: "1" });
    expect(await shopify.findOrderByName(shop, 'a" OR status:any')).toEqual({ ok: true, value: null });
    expect(variables(asked)).toEqual([{ query: 'name:"#1001"' }, { query: 'name:"a\\" OR status:any"' }]);
  });
});

describe("creating a fulfillment", () => {
  const fulfillment: NewFulfillment = {
    fulfillmentOrders: [{ id: fulfillmentOrderId.parse("301"), lines: [{ id: "401", quantity: 2 }] }],
    trackingCompany: "First Delivery Group",
    trackingNumber: "FD1",
    trackingUrl: null,
    notifyCustomer: true,
  };
  const created = (userErrors: object[] = []) =>
    answers({
      fulfillmentCreate: {
        fulfillment: userErrors.length > 0 ? null : { id: "gid://shopify/Fulfillment/5" },
        userErrors,
      },
    });

  it("sends its lines, its tracking and whether the shopper is told", async () => {
    const asked = shopifyAnswers(created());
    expect(await shopify.createFulfillment(shop, fulfillment)).toEqual({ ok: true, value: "5" });
    expect(variables(asked)).toEqual([
      {
        fulfillment: {
          lineItemsByFulfillmentOrder: [
            {
              fulfillmentOrderId: "gid://shopify/FulfillmentOrder/301",
              fulfillmentOrderLineItems: [{ id: "gid://shopify/FulfillmentOrderLineItem/401", quantity: 2 }],
            },
          ],
          notifyCustomer: true,
          trackingInfo: { company: "First Delivery Group", number: "FD1" },
        },
      },
    ]);
  });

  it("is taken from several fulfillment orders at once", async () => {
    const asked = shopifyAnswers(created());
    const second = { id: fulfillmentOrderId.parse("302"), lines: [{ id: "402", quantity: 1 }] };
    const fulfillmentOrders = [...fulfillment.fulfillmentOrders, second];
    await shopify.createFulfillment(shop, { ...fulfillment, fulfillmentOrders });
    expect(asked[0]?.body.variables).toMatchObject({
      fulfillment: {
        lineItemsByFulfillmentOrder: [
          {
            fulfillmentOrderId: "gid://shopify/FulfillmentOrder/301",
            fulfillmentOrderLineItems: [{ id: "gid://shopify/FulfillmentOrderLineItem/401", quantity: 2 }],
          },
          {
            fulfillmentOrderId: "gid://shopify/FulfillmentOrder/302",
            fulfillmentOrderLineItems: [{ id: "gid://shopify/FulfillmentOrderLineItem/402", quantity: 1 }],
          },
        ],
      },
    });
  });

  it("is rejected in Shopify's words when it names errors", async () => {
    shopifyAnswers(
      created([
        { field: ["fulfillment"], message: "Fulfillment order is closed" },
        { field: null, message: "Nothing left" },
      ]),
    );
    expect(await shopify.createFulfillment(shop, fulfillment)).toEqual({
      ok: false,
      error: { kind: "rejected", words: "Fulfillment order is closed; Nothing left", retryAt: null },
    });
  });

  it("that answers nothing at all is uncertain", async () => {
    for (const answer of [
      { fulfillmentCreate: null },
      { fulfillmentCreate: { fulfillment: null, userErrors: [] } },
    ]) {
      shopifyAnswers(answers(answer));
      expect(await shopify.createFulfillment(shop, fulfillment)).toMatchObject({
        error: { kind: "uncertain" },
      });
    }
  });

  describe("of more lines than one input can hold", () => {
    const many = Array.from({ length: 251 }, (_, i) => ({ id: String(i), quantity: 1 }));
    const ofMany = {
      ...fulfillment,
      fulfillmentOrders: [{ id: fulfillmentOrderId.parse("301"), lines: many }],
    };
    const remaining = (remainingQuantity: number) =>
      answers({
        fulfillmentOrder: {
          lineItems: {
            nodes: many.map(({ id }) => ({
              id: `gid://shopify/FulfillmentOrderLineItem/${id}`,
              remainingQuantity,
              lineItem: { id: "gid://shopify/LineItem/1" },
            })),
            pageInfo: { hasNextPage: false, endCursor: null },
          },
        },
      });

    it("leaves them out where they are all that remains", async () => {
      const asked = shopifyAnswers(remaining(1), created());
      expect(await shopify.createFulfillment(shop, ofMany)).toMatchObject({
        ok: true,
      });
      expect(asked[1]?.body.variables).toMatchObject({
        fulfillment: {
          lineItemsByFulfillmentOrder: [{ fulfillmentOrderId: "gid://shopify/FulfillmentOrder/301" }],
        },
      });
      expect(JSON.stringify(asked[1]?.body.variables)).not.toContain("fulfillmentOrderLineItems");
    });

    it("fulfills nothing where more would be fulfilled than travels", async () => {
      shopifyAnswers(remaining(2));
      expect(await shopify.createFulfillment(shop, ofMany)).toMatchObject({
        error: { kind: "rejected" },
      });
    });
  });
});

describe("fulfillment events", () => {
  const id = fulfillmentId.parse("5");

  it("are read, page after page, as far as they are ours", async () => {
    const page = (statuses: string[], endCursor: string | null) =>
      answers({
        fulfillment: {
          events: {
            nodes: statuses.map((status) => ({ status })),
            pageInfo: { hasNextPage: endCursor !== null, endCursor },
          },
        },
      });
    const asked = shopifyAnswers(
      page(["DELIVERED", "LABEL_PRINTED"], "x"),
      page(["IN_TRANSIT", "IN_TRANSIT"], null),
    );
    expect(await shopify.fulfillmentEvents(shop, id)).toEqual({
      ok: true,
      value: ["IN_TRANSIT", "DELIVERED"],
    });
    expect(variables(asked)).toEqual([
      { id: "gid://shopify/Fulfillment/5", after: null },
      { id: "gid://shopify/Fulfillment/5", after: "x" },
    ]);
  });

  it("of a fulfillment that is not there cannot be read or written", async () => {
    shopifyAnswers(
      answers({ fulfillment: null }),
      answers({
        fulfillmentEventCreate: {
          fulfillmentEvent: null,
          userErrors: [{ field: null, message: "Not found" }],
        },
      }),
    );
    expect(await shopify.fulfillmentEvents(shop, id)).toMatchObject({ error: { kind: "rejected" } });
    const happenedAt = new Date("2026-11-20T11:00:00Z");
    expect(
      await shopify.createFulfillmentEvent(shop, {
        fulfillmentId: id,
        status: "DELIVERED",
        happenedAt,
        estimatedDelivery: null,
      }),
    ).toMatchObject({ error: { kind: "rejected", words: "Not found" } });
  });

  it("are written with the time they happened and the day that is expected", async () => {
    const asked = shopifyAnswers(
      answers({
        fulfillmentEventCreate: {
          fulfillmentEvent: { id: "gid://shopify/FulfillmentEvent/1" },
          userErrors: [],
        },
      }),
    );
    const happenedAt = new Date("2026-11-20T11:00:00Z");
    const estimatedDelivery = new Date("2026-11-22T17:00:00Z");
    expect(
      await shopify.createFulfillmentEvent(shop, {
        fulfillmentId: id,
        status: "IN_TRANSIT",
        happenedAt,
        estimatedDelivery,
      }),
    ).toEqual({ ok: true, value: null });
    expect(variables(asked)).toEqual([
      {
        event: {
          fulfillmentId: "gid://shopify/Fulfillment/5",
          status: "IN_TRANSIT",
          happenedAt: "2026-11-20T11:00:00.000Z",
          estimatedDeliveryAt: "2026-11-22T17:00:00.000Z",
        },
      },
    ]);
  });
});
