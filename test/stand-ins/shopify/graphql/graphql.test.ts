import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RunningStandIn } from "../../kit";
import { giveOrder, type GivenOrder, graphql, SHOP, startShopify, TOKEN, TUNISIAN_ORDER } from "../test-shop";

const ORDER = `query Order($id: ID!) {
  order(id: $id) {
    id legacyResourceId name test tags currencyCode presentmentCurrencyCode
    displayFinancialStatus displayFulfillmentStatus
    totalOutstandingSet { shopMoney { amount currencyCode } presentmentMoney { amount } }
    shippingAddress { name city countryCodeV2 provinceCode phone }
    lineItems(first: 50) { nodes {
      sku quantity currentQuantity unfulfilledQuantity requiresShipping isGiftCard
      variant { inventoryItem { measurement { weight { value unit } } } }
      originalUnitPriceSet { shopMoney { amount } }
    } }
    fulfillmentOrders(first: 10) { nodes {
      id status requestStatus deliveryMethod { methodType } assignedLocation { name }
      supportedActions { action } fulfillmentHolds { reason reasonNotes }
      lineItems(first: 50) { nodes { id remainingQuantity totalQuantity lineItem { id } } }
    } }
    fulfillments(first: 10) {
      id status displayStatus name trackingInfo { company number url }
      events(first: 20) { nodes { status happenedAt } }
    }
  }
}`;

const CREATE = `mutation Create($fulfillment: FulfillmentInput!) {
  fulfillmentCreate(fulfillment: $fulfillment) { fulfillment { id status } userErrors { field message } }
}`;

let shopify: RunningStandIn;
let given: GivenOrder;
beforeEach(async () => {
  shopify = await startShopify({ shop: SHOP });
  given = await giveOrder(shopify, TUNISIAN_ORDER);
});
afterEach(() => shopify.close());

const fulfil = (
  fulfillmentOrderIds: readonly string[],
  trackingInfo: unknown = { company: "First Delivery", number: "FD1", url: "https://track.example/FD1" },
) =>
  graphql(shopify, CREATE, {
    fulfillment: {
      trackingInfo,
      notifyCustomer: true,
      lineItemsByFulfillmentOrder: fulfillmentOrderIds.map((id) => ({
        fulfillmentOrderId: `gid://shopify/FulfillmentOrder/${id}`,
      })),
    },
  });

const refusal = (message: string) => ({
  data: { fulfillmentCreate: { fulfillment: null, userErrors: [{ field: ["fulfillment"], message }] } },
});

describe("queries", () => {
  it("answers an order on the real schema", async () => {
    const { data, errors } = await graphql(shopify, ORDER, { id: `gid://shopify/Order/${given.id}` });
    expect(errors).toEqual([]);
    expect(data).toMatchObject({
      order: {
        legacyResourceId: given.id,
        displayFinancialStatus: "PENDING",
        displayFulfillmentStatus: "UNFULFILLED",
        totalOutstandingSet: {
          shopMoney: { amount: "81.0", currencyCode: "TND" },
          presentmentMoney: { amount: "81.0" },
        },
        shippingAddress: { name: "Amine Trabelsi", countryCodeV2: "TN", provinceCode: null },
        lineItems: {
          nodes: [
            {
              sku: "TS-1",
              unfulfilledQuantity: 2,
              variant: { inventoryItem: { measurement: { weight: { value: 180, unit: "GRAMS" } } } },
              originalUnitPriceSet: { shopMoney: { amount: "29.5" } },
            },
            { sku: "MUG" },
          ],
        },
        fulfillmentOrders: {
          nodes: [
            {
              status: "OPEN",
              requestStatus: "UNSUBMITTED",
              deliveryMethod: { methodType: "SHIPPING" },
              supportedActions: expect.arrayContaining([{ action: "CREATE_FULFILLMENT" }]),
            },
          ],
        },
        fulfillments: [],
      },
    });
  });

  it("refuses what the schema does not know, and names what the stand-in does not play", async () => {
    const wrong = await graphql(shopify, "{ shop { nickname } }");
    expect(wrong).toMatchObject({ status: 200, data: undefined });
    expect(wrong.errors[0]?.message).toContain('Cannot query field "nickname" on type "Shop"');
    const unplayed = await graphql(shopify, "{ productsCount { count } }");
    expect(unplayed.errors[0]).toMatchObject({
      message: "the Shopify stand-in does not play QueryRoot.productsCount",
      extensions: { code: "STAND_IN_NOT_PLAYED" },
    });
    const search = await graphql(shopify, '{ orders(first: 1, query: "shoe_size:41") { nodes { id } } }');
    expect(search.errors[0]?.message).toContain("shoe_size");
  });

  it("pages through orders by what was updated since", async () => {
    for (const day of ["02", "03", "04"]) {
      await giveOrder(shopify, {
        ...TUNISIAN_ORDER,
        name: `#20${day}`,
        updated_at: `2026-10-${day}T10:00:00Z`,
      });
    }
    const query = `query($after: String) {
      orders(first: 2, after: $after, sortKey: UPDATED_AT, query: "updated_at:>='2026-10-03T00:00:00Z' AND updated_at:<2026-11-01") {
        nodes { name } pageInfo { hasNextPage endCursor }
      }
    }`;
    const all = await graphql(shopify, query.replace("first: 2", "first: 1"));
    expect(all.data).toMatchObject({
      orders: { nodes: [{ name: "#2003" }], pageInfo: { hasNextPage: true } },
    });
    // As the first page's own answer gave it.
    const { orders } = all.data as { orders: { pageInfo: { endCursor: string } } };
    const next = await graphql(shopify, query, { after: orders.pageInfo.endCursor });
    expect(next.data).toMatchObject({
      orders: { nodes: [{ name: "#2004" }], pageInfo: { hasNextPage: false } },
    });
  });

  it("needs a token, and the one API version", async () => {
    const none = await graphql(shopify, "{ shop { name } }", {}, { token: "made-up" });
    expect(none.status).toBe(401);
    expect(none.errors).toContain("Invalid API key or access token");
    expect((await graphql(shopify, "{ shop { name } }", {}, { version: "2025-01" })).status).toBe(404);
    await shopify.control.post("tokens", { revoke: TOKEN });
    expect((await graphql(shopify, "{ shop { name } }")).status).toBe(401);
  });

  it("binds a token that was brought from outside to the first shop that uses it", async () => {
    expect((await graphql(shopify, "{ shop { name } }")).status).toBe(200);
    const other = await graphql(shopify, "{ shop { name } }", {}, { shop: "other.myshopify.com" });
    expect(other.status).toBe(401);
  });
});

describe("fulfillmentCreate and what follows", () => {
  it("fulfils once, and refuses the second time in Shopify's words", async () => {
    const [fulfillmentOrder] = given.fulfillmentOrders;
    const id = fulfillmentOrder?.id ?? "";
    expect((await fulfil([id])).data).toMatchObject({
      fulfillmentCreate: { fulfillment: { status: "SUCCESS" }, userErrors: [] },
    });
    expect(await fulfil([id])).toMatchObject(
      refusal(`Fulfillment order ${id} has an unfulfillable status= closed.`),
    );
    expect(await shopify.control.get(`fulfillments?shop=${SHOP}`)).toMatchObject({
      fulfillments: [
        {
          orderId: given.id,
          orderName: "#1001",
          shop: SHOP,
          trackingCompany: "First Delivery",
          trackingNumber: "FD1",
          trackingUrl: "https://track.example/FD1",
          notifyCustomer: true,
          lineItems: [{ quantity: 2 }, { quantity: 1 }],
          events: [],
        },
      ],
    });
  });

  it("refuses an order on hold, a scheduled one, and two locations at once", async () => {
    await shopify.control.post(`orders/${given.id}?silent=1`, { hold: true });
    const held = given.fulfillmentOrders[0]?.id ?? "";
    expect(await fulfil([held])).toMatchObject(
      refusal(`Fulfillment order ${held} has an unfulfillable status= on_hold.`),
    );
    const later = new Date(Date.now() + 86_400_000).toISOString();
    const scheduled = await giveOrder(shopify, { order: TUNISIAN_ORDER, fulfill_at: later });
    const due = scheduled.fulfillmentOrders[0]?.id ?? "";
    expect(await fulfil([due])).toMatchObject(
      refusal(`Fulfillment order ${due} has an unfulfillable status= scheduled.`),
    );
    const split = await giveOrder(shopify, { order: TUNISIAN_ORDER, locations: ["Tunis", "Sousse"] });
    expect(await fulfil(split.fulfillmentOrders.map(({ id }) => id))).toMatchObject(
      refusal("All fulfillment orders must be assigned to a single location."),
    );
    for (const { id } of split.fulfillmentOrders) expect((await fulfil([id])).errors).toEqual([]);
    expect((await graphql(shopify, ORDER, { id: `gid://shopify/Order/${split.id}` })).data).toMatchObject({
      order: {
        displayFulfillmentStatus: "FULFILLED",
        fulfillments: [{ name: "#1003.1" }, { name: "#1003.2" }],
      },
    });
  });

  it("fulfils a part, and no more than remains", async () => {
    const { data } = await graphql(shopify, ORDER, { id: `gid://shopify/Order/${given.id}` });
    // As the query above selects it.
    const { order } = data as {
      order: { fulfillmentOrders: { nodes: { id: string; lineItems: { nodes: { id: string }[] } }[] } };
    };
    const [fulfillmentOrder] = order.fulfillmentOrders.nodes;
    const take = (quantity: number) =>
      graphql(shopify, CREATE, {
        fulfillment: {
          lineItemsByFulfillmentOrder: [
            {
              fulfillmentOrderId: fulfillmentOrder?.id,
              fulfillmentOrderLineItems: [{ id: fulfillmentOrder?.lineItems.nodes[0]?.id, quantity }],
            },
          ],
        },
      });
    expect(await take(3)).toMatchObject(refusal("Invalid fulfillment order line item quantity requested."));
    expect((await take(1)).data).toMatchObject({ fulfillmentCreate: { userErrors: [] } });
    expect((await graphql(shopify, ORDER, { id: `gid://shopify/Order/${given.id}` })).data).toMatchObject({
      order: {
        displayFulfillmentStatus: "PARTIALLY_FULFILLED",
        lineItems: { nodes: [{ unfulfilledQuantity: 1 }, { unfulfilledQuantity: 1 }] },
        fulfillmentOrders: { nodes: [{ status: "OPEN" }] },
      },
    });
  });

  it("adds events, changes the tracking, and opens the order again when it is cancelled", async () => {
    await fulfil([given.fulfillmentOrders[0]?.id ?? ""]);
    // As the control documents it.
    const { fulfillments } = (await shopify.control.get("fulfillments")) as {
      fulfillments: { id: string }[];
    };
    const fulfillmentId = `gid://shopify/Fulfillment/${fulfillments[0]?.id}`;
    const event = `mutation($fulfillmentEvent: FulfillmentEventInput!) {
      fulfillmentEventCreate(fulfillmentEvent: $fulfillmentEvent) { fulfillmentEvent { status } userErrors { message } }
    }`;
    for (const [status, happenedAt] of [
      ["IN_TRANSIT", "2026-11-20T09:00:00Z"],
      ["DELIVERED", "2026-11-21T09:00:00Z"],
    ]) {
      const made = await graphql(shopify, event, { fulfillmentEvent: { fulfillmentId, status, happenedAt } });
      expect(made.data).toEqual({ fulfillmentEventCreate: { fulfillmentEvent: { status }, userErrors: [] } });
    }
    const wrong = await graphql(shopify, event, {
      fulfillmentEvent: { fulfillmentId, status: "TELEPORTED" },
    });
    expect(wrong.errors[0]?.message).toContain("TELEPORTED");

    const update = `mutation($id: ID!, $tracking: FulfillmentTrackingInput!) {
      fulfillmentTrackingInfoUpdate(fulfillmentId: $id, trackingInfoInput: $tracking) { userErrors { message } }
    }`;
    await graphql(shopify, update, { id: fulfillmentId, tracking: { number: "FD2" } });
    expect((await graphql(shopify, ORDER, { id: `gid://shopify/Order/${given.id}` })).data).toMatchObject({
      order: {
        fulfillments: [
          {
            displayStatus: "DELIVERED",
            trackingInfo: [{ number: "FD2" }],
            events: { nodes: [{ status: "IN_TRANSIT" }, { status: "DELIVERED" }] },
          },
        ],
      },
    });

    const cancel =
      "mutation($id: ID!) { fulfillmentCancel(id: $id) { fulfillment { status } userErrors { message } } }";
    expect((await graphql(shopify, cancel, { id: fulfillmentId })).data).toEqual({
      fulfillmentCancel: { fulfillment: { status: "CANCELLED" }, userErrors: [] },
    });
    expect((await graphql(shopify, cancel, { id: fulfillmentId })).data).toMatchObject({
      fulfillmentCancel: {
        fulfillment: null,
        userErrors: [{ message: "Fulfillment has already been cancelled." }],
      },
    });
    expect((await graphql(shopify, ORDER, { id: `gid://shopify/Order/${given.id}` })).data).toMatchObject({
      order: {
        displayFulfillmentStatus: "UNFULFILLED",
        fulfillmentOrders: { nodes: [{ status: "CLOSED" }, { status: "OPEN" }] },
      },
    });
  });

  it("marks as paid once, tags, and sets metafields", async () => {
    const id = `gid://shopify/Order/${given.id}`;
    const pay =
      "mutation($id: ID!) { orderMarkAsPaid(input: {id: $id}) { order { displayFinancialStatus totalOutstandingSet { shopMoney { amount } } } userErrors { field message } } }";
    expect((await graphql(shopify, pay, { id })).data).toEqual({
      orderMarkAsPaid: {
        order: { displayFinancialStatus: "PAID", totalOutstandingSet: { shopMoney: { amount: "0.0" } } },
        userErrors: [],
      },
    });
    expect((await graphql(shopify, pay, { id })).data).toEqual({
      orderMarkAsPaid: {
        order: null,
        userErrors: [{ field: ["id"], message: "Order cannot be marked as paid." }],
      },
    });
    const tag =
      'mutation($id: ID!) { tagsAdd(id: $id, tags: ["navette", "cod"]) { node { id } userErrors { message } } tagsRemove(id: $id, tags: ["cod"]) { userErrors { message } } }';
    expect((await graphql(shopify, tag, { id })).errors).toEqual([]);
    const set = `mutation($metafields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $metafields) { metafields { namespace key value } userErrors { message code } } }`;
    const metafields = [{ ownerId: id, namespace: "$app", key: "parcel", type: "json", value: '{"a":1}' }];
    expect((await graphql(shopify, set, { metafields })).errors).toEqual([]);
    const read = `query($id: ID!) { order(id: $id) { tags metafield(namespace: "$app", key: "parcel") { value jsonValue } } }`;
    expect((await graphql(shopify, read, { id })).data).toEqual({
      order: { tags: ["navette"], metafield: { value: '{"a":1}', jsonValue: { a: 1 } } },
    });
  });
});

describe("faults", () => {
  it("are chosen by the root field or by the operation's name", async () => {
    await shopify.control.post("faults", [
      { call: "fulfillmentCreate", kind: "reset-after" },
      { call: "Order", kind: "503" },
    ]);
    await expect(fulfil([given.fulfillmentOrders[0]?.id ?? ""])).rejects.toThrow();
    expect(await shopify.control.get("fulfillments")).toMatchObject({
      fulfillments: [{ trackingNumber: "FD1" }],
    });
    const refused = await fetch(`${shopify.url}/admin/api/2026-07/graphql.json`, {
      method: "POST",
      headers: { "x-forwarded-host": SHOP, "x-shopify-access-token": TOKEN },
      body: JSON.stringify({ query: ORDER, variables: { id: `gid://shopify/Order/${given.id}` } }),
    });
    expect(refused.status).toBe(503);
    expect(await shopify.control.get("ledger")).toMatchObject({
      calls: [
        { operation: "fulfillmentCreate", processed: true, status: null, fault: "reset-after" },
        { operation: "order", processed: false, status: 503, fault: "503" },
      ],
    });
  });
});
