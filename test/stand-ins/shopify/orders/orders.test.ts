import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RunningStandIn } from "../../kit";
import { giveOrder, graphql, SHOP, startShopify, TUNISIAN_ORDER } from "../test-shop";

let shopify: RunningStandIn;
beforeEach(async () => {
  shopify = await startShopify({ shop: SHOP });
});
afterEach(() => shopify.close());

describe("an order that is given", () => {
  it("is completed to the payload of orders/create", async () => {
    const { id, name, order } = await giveOrder(shopify, TUNISIAN_ORDER);
    expect(name).toBe("#1001");
    expect(order).toMatchObject({
      id: Number(id),
      admin_graphql_api_id: `gid://shopify/Order/${id}`,
      order_number: 1001,
      financial_status: "pending",
      fulfillment_status: null,
      currency: "TND",
      presentment_currency: "TND",
      subtotal_price: "74.000",
      total_price: "81.000",
      total_outstanding: "81.000",
      current_total_price_set: { presentment_money: { amount: "81.000", currency_code: "TND" } },
      payment_gateway_names: ["Cash on Delivery (COD)"],
      shipping_address: { name: "Amine Trabelsi", country: "Tunisia", province: null, company: null },
      line_items: [
        {
          sku: "TS-1",
          price: "29.500",
          quantity: 2,
          current_quantity: 2,
          fulfillable_quantity: 2,
          grams: 180,
        },
        { sku: "MUG", price: "15.000", requires_shipping: true, gift_card: false },
      ],
      refunds: [],
      fulfillments: [],
      tags: "",
    });
  });

  it("owes nothing when it was paid, and what was said when that was said", async () => {
    expect((await giveOrder(shopify, { ...TUNISIAN_ORDER, financial_status: "paid" })).order).toMatchObject({
      total_outstanding: "0.000",
    });
    const part = { ...TUNISIAN_ORDER, financial_status: "partially_paid", total_outstanding: "31" };
    expect((await giveOrder(shopify, part)).order).toMatchObject({ total_outstanding: "31.000" });
  });

  it("keeps an id that is longer than a JavaScript number, and keys it does not know", async () => {
    const answer = await fetch(`${shopify.url}/_control/orders`, {
      method: "POST",
      body: '{"id": 820982911946154508, "name": "#9999", "some_new_field": [1, 2], "line_items": [{"id": 487817672276298554}]}',
    });
    const text = await answer.text();
    expect(text).toContain('"id":"820982911946154508"');
    expect(text).toContain('"id":820982911946154508');
    expect(text).toContain('"id":487817672276298554');
    expect(text).toContain('"some_new_field":[1,2]');
  });

  it("may be spelled as GraphQL spells it", async () => {
    const { order } = await giveOrder(shopify, {
      id: "gid://shopify/Order/6000000000001",
      displayFinancialStatus: "PARTIALLY_PAID",
      tags: ["cod", "vip"],
      customAttributes: [{ key: "étage", value: "3" }],
      totalPriceSet: { shopMoney: { amount: "45.5", currencyCode: "TND" } },
      totalOutstandingSet: { shopMoney: { amount: "20.0", currencyCode: "TND" } },
      shippingAddress: { firstName: "Sonia", countryCodeV2: "TN", city: "Sfax" },
      lineItems: {
        nodes: [
          {
            title: "Sac",
            sku: "BAG",
            quantity: 1,
            variant: { id: "gid://shopify/ProductVariant/77" },
            originalUnitPriceSet: { shopMoney: { amount: "45.5", currencyCode: "TND" } },
            requiresShipping: true,
            isGiftCard: false,
          },
        ],
      },
    });
    expect(order).toMatchObject({
      id: 6_000_000_000_001,
      financial_status: "partially_paid",
      tags: "cod, vip",
      note_attributes: [{ name: "étage", value: "3" }],
      currency: "TND",
      total_price: "45.500",
      total_outstanding: "20.000",
      shipping_address: { first_name: "Sonia", country_code: "TN", city: "Sfax" },
      line_items: [{ sku: "BAG", variant_id: 77, price: "45.500" }],
    });
  });

  it("is routed by location and by way of delivery", async () => {
    const digital = { title: "Carte", price: "10", requires_shipping: false };
    const { fulfillmentOrders } = await giveOrder(shopify, {
      order: { ...TUNISIAN_ORDER, line_items: [...TUNISIAN_ORDER.line_items, digital] },
      delivery_method: "LOCAL",
      locations: [
        { name: "Tunis", lines: [0, 2] },
        { name: "Sousse", lines: [1] },
      ],
    });
    expect(fulfillmentOrders).toMatchObject([
      { location: "Tunis", methodType: "LOCAL", status: "OPEN" },
      { location: "Sousse", methodType: "LOCAL", status: "OPEN" },
      { location: "Tunis", methodType: "NONE", status: "OPEN" },
    ]);
  });

  it("belongs to the first shop that reads it when none was named", async () => {
    const nobodys = await startShopify();
    try {
      const { id, shop } = await giveOrder(nobodys, TUNISIAN_ORDER);
      expect(shop).toBeNull();
      const query = `query { order(id: "gid://shopify/Order/${id}") { name } }`;
      expect(
        (await graphql(nobodys, query, {}, { shop: "first.myshopify.com", token: "shpat_1" })).data,
      ).toEqual({
        order: { name: "#1001" },
      });
      expect(
        (await graphql(nobodys, query, {}, { shop: "second.myshopify.com", token: "shpat_2" })).data,
      ).toEqual({
        order: null,
      });
      expect((await giveOrder(nobodys, TUNISIAN_ORDER)).shop).toBe("second.myshopify.com");
    } finally {
      await nobodys.close();
    }
  });

  it("may be one of many alike, each with a number of its own and as old as was said", async () => {
    const many = { count: 500, created_at: "2026-09-01T08:00:00Z", ...TUNISIAN_ORDER };
    const { count, orders } = (await shopify.control.post("orders", many)) as {
      readonly count: number; // the control's documented answer
      readonly orders: readonly { readonly id: string; readonly name: string }[];
    };
    expect([count, new Set(orders.map(({ id }) => id)).size]).toEqual([500, 500]);
    expect([orders[0]?.name, orders.at(-1)?.name]).toEqual(["#1001", "#1500"]);
    expect(await shopify.control.get(`orders/${orders.at(-1)?.id}`)).toMatchObject({
      order: {
        created_at: "2026-09-01T08:00:00Z",
        updated_at: "2026-09-01T08:00:00Z",
        fulfillment_status: null,
      },
    });
    await expect(shopify.control.post("orders", { ...many, name: "#1" })).rejects.toThrow("400");
  });

  it("is refused when its id is taken, or makes no sense", async () => {
    await giveOrder(shopify, { id: 1, ...TUNISIAN_ORDER });
    await expect(giveOrder(shopify, { id: 1, ...TUNISIAN_ORDER })).rejects.toThrow("409");
    await expect(giveOrder(shopify, { line_items: "two shirts" })).rejects.toThrow("400");
  });
});

describe("an order that is changed", () => {
  const change = (id: string, body: unknown): Promise<unknown> =>
    shopify.control.post(`orders/${id}?silent=1`, body);

  it("loses a line: quantity, fulfillment order, total and what is owed follow", async () => {
    const { id } = await giveOrder(shopify, TUNISIAN_ORDER);
    expect(await change(id, { line_items: [{ sku: "MUG", quantity: 0 }] })).toMatchObject({
      order: { current_total_price: "66.000", total_outstanding: "66.000", total_price: "81.000" },
    });
    const query = `query($id: ID!) { order(id: $id) { edited fulfillmentOrders(first: 5) { nodes { status lineItems(first: 5) { nodes { sku remainingQuantity } } } } } }`;
    expect((await graphql(shopify, query, { id: `gid://shopify/Order/${id}` })).data).toEqual({
      order: {
        edited: true,
        fulfillmentOrders: {
          nodes: [
            {
              status: "OPEN",
              lineItems: {
                nodes: [
                  { sku: "TS-1", remainingQuantity: 2 },
                  { sku: "MUG", remainingQuantity: 0 },
                ],
              },
            },
          ],
        },
      },
    });
  });

  it("is refunded in part", async () => {
    const { id } = await giveOrder(shopify, { ...TUNISIAN_ORDER, financial_status: "paid" });
    expect(
      await change(id, { refund: { lines: [{ sku: "MUG", quantity: 1 }], amount: "15" } }),
    ).toMatchObject({
      order: {
        financial_status: "partially_refunded",
        current_total_price: "66.000",
        total_outstanding: "0.000",
        refunds: [
          { refund_line_items: [{ quantity: 1 }], transactions: [{ kind: "refund", amount: "15.000" }] },
        ],
      },
    });
    await expect(change(id, { refund: { amount: "500" } })).rejects.toThrow("only 66.000 TND was paid");
  });

  it("is held and released, cancelled, and fulfilled by hand", async () => {
    const { id } = await giveOrder(shopify, TUNISIAN_ORDER);
    expect(await change(id, { hold: { reason: "INCORRECT_ADDRESS" } })).toMatchObject({
      fulfillmentOrders: [{ status: "ON_HOLD" }],
    });
    await expect(change(id, { fulfill: true })).rejects.toThrow("nothing of this order is open");
    expect(await change(id, { release: true })).toMatchObject({ fulfillmentOrders: [{ status: "OPEN" }] });
    expect(await change(id, { fulfill: { company: "Aramex", number: "A1" } })).toMatchObject({
      fulfillmentOrders: [{ status: "CLOSED" }],
      order: { fulfillment_status: "fulfilled", fulfillments: [{ tracking_number: "A1" }] },
    });
    const other = await giveOrder(shopify, TUNISIAN_ORDER);
    expect(await change(other.id, { cancelled_at: true })).toMatchObject({
      fulfillmentOrders: [{ status: "CLOSED" }],
      order: { cancel_reason: "customer", cancelled_at: expect.any(String) },
    });
  });

  it("opens by itself when its scheduled time has come", async () => {
    const soon = new Date(Date.now() + 3_600_000).toISOString();
    const { id, fulfillmentOrders } = await giveOrder(shopify, { order: TUNISIAN_ORDER, fulfill_at: soon });
    expect(fulfillmentOrders).toMatchObject([{ status: "SCHEDULED" }]);
    await shopify.control.post("clock", { now: new Date(Date.now() + 7_200_000).toISOString() });
    const query = `query { order(id: "gid://shopify/Order/${id}") { fulfillmentOrders(first: 1) { nodes { status } } } }`;
    expect((await graphql(shopify, query)).data).toEqual({
      order: { fulfillmentOrders: { nodes: [{ status: "OPEN" }] } },
    });
  });
});
