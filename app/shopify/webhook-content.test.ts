import { describe, expect, it } from "vitest";
import { knownTopics, readWebhook } from "./webhook-content";

const read = (topic: string, body: unknown) => readWebhook(topic, JSON.stringify(body));

describe("orders", () => {
  it("reads the order's id, global id first", () => {
    for (const body of [
      { id: 1001, admin_graphql_api_id: "gid://shopify/Order/1001" },
      { id: "1001" },
      { id: 1001 },
      { id: null, admin_graphql_api_id: "gid://shopify/Order/1001" },
      { id: 1001, admin_graphql_api_id: "something else" },
    ]) {
      expect(read("orders/create", body)).toMatchObject({
        ok: true,
        value: { kind: "order", orderId: "1001" },
      });
    }
  });

  it("keeps every digit of ids beyond 2^53", () => {
    expect(readWebhook("orders/updated", '{"id": 820982911946154508}')).toMatchObject({
      value: { orderId: "820982911946154508" },
    });
    expect(readWebhook("refunds/create", '{"id":1,"order_id":820982911946154508}')).toEqual({
      ok: true,
      value: { kind: "order-changed", orderId: "820982911946154508" },
    });
  });

  it("reads a body that starts with a byte order mark", () => {
    expect(readWebhook("orders/create", '\uFEFF{"id":1001}')).toMatchObject({ ok: true });
  });

  it("reads the order of an edit, not the edit", () => {
    expect(read("orders/edited", { order_edit: { id: 7, order_id: 1001, staff_note: "+1" } })).toEqual({
      ok: true,
      value: { kind: "order-changed", orderId: "1001" },
    });
  });
});

describe("fulfillments", () => {
  it("reads ids and tracking numbers, each number once", () => {
    expect(
      read("fulfillments/create", {
        id: 5,
        admin_graphql_api_id: "gid://shopify/Fulfillment/5",
        order_id: 1001,
        tracking_number: "FD1",
        tracking_numbers: ["FD1", "FD2"],
        status: "success",
      }),
    ).toEqual({
      ok: true,
      value: {
        kind: "fulfillment",
        orderId: "1001",
        fulfillmentId: "5",
        active: true,
        trackingNumbers: ["FD1", "FD2"],
      },
    });
    expect(read("fulfillments/update", { id: 5, order_id: 1001, tracking_number: null })).toMatchObject({
      value: { trackingNumbers: [] },
    });
  });

  it.each([
    ["success", true],
    ["pending", true],
    [undefined, true],
    ["cancelled", false],
    ["error", false],
    ["failure", false],
  ])("whose status is %s: active is %s", (status, active) => {
    expect(read("fulfillments/update", { id: 5, order_id: 1001, status })).toMatchObject({
      value: { active },
    });
  });
});

describe("fulfillment orders", () => {
  const fulfillmentOrder = (id: number) => ({ id: `gid://shopify/FulfillmentOrder/${id}`, status: "open" });
  const idsOf = (topic: string, body: unknown) => {
    const content = read(`fulfillment_orders/${topic}`, body);
    return content.ok && content.value.kind === "fulfillment-order"
      ? content.value.fulfillmentOrderIds
      : content;
  };

  it("finds every fulfillment order in each topic's own shape", () => {
    expect(idsOf("order_routing_complete", { fulfillment_order: fulfillmentOrder(1) })).toEqual(["1"]);
    expect(
      idsOf("placed_on_hold", {
        fulfillment_order: {
          ...fulfillmentOrder(1),
          fulfillment_holds: [{ id: "gid://shopify/FulfillmentHold/9", reason: "other" }],
        },
        remaining_fulfillment_order: fulfillmentOrder(2),
        held_fulfillment_order_line_items: [{ id: "gid://shopify/FulfillmentOrderLineItem/3", quantity: 4 }],
      }),
    ).toEqual(["1", "2"]);
    expect(
      idsOf("moved", {
        original_fulfillment_order: fulfillmentOrder(1),
        moved_fulfillment_order: fulfillmentOrder(2),
        destination_location_id: "gid://shopify/Location/1",
      }),
    ).toEqual(["1", "2"]);
    expect(
      idsOf("split", {
        split_line_items: [{ id: "gid://shopify/FulfillmentOrderLineItem/1", quantity: 1 }],
        fulfillment_order: fulfillmentOrder(1),
        remaining_fulfillment_order: fulfillmentOrder(2),
        replacement_fulfillment_order: null,
      }),
    ).toEqual(["1", "2"]);
    expect(
      idsOf("merged", {
        merge_intents: [
          { fulfillment_order_id: 1, fulfillment_order_line_items: [{ id: 8, quantity: 1 }] },
          { fulfillment_order_id: "2" },
        ],
        fulfillment_order_merges: { fulfillment_order: fulfillmentOrder(1) },
      }),
    ).toEqual(["1", "2"]);
    expect(
      idsOf("cancelled", { fulfillment_order: { id: 6 }, replacement_fulfillment_order: { id: "7" } }),
    ).toEqual(["6", "7"]);
  });

  it("refuses a body that names none", () => {
    expect(idsOf("hold_released", { fulfillment_order: {}, id: "5" })).toEqual({
      ok: false,
      error: "fulfillment_orders/hold_released: names no fulfillment order",
    });
  });
});

describe("the app itself, and privacy", () => {
  it("reads what changed", () => {
    expect(read("app/uninstalled", { id: 1 })).toEqual({ ok: true, value: { kind: "uninstalled" } });
    expect(
      read("app/scopes_update", {
        previous: ["read_orders"],
        current: ["read_orders", "write_fulfillments"],
      }),
    ).toEqual({ ok: true, value: { kind: "scopes", scopes: "read_orders,write_fulfillments" } });
    expect(read("shop/redact", { shop_id: 1 })).toEqual({ ok: true, value: { kind: "shop-redact" } });
  });

  it("reads whose data is asked for, and which orders are to be forgotten", () => {
    expect(
      read("customers/data_request", {
        customer: { id: 191167, email: "someone@example.com" },
        orders_requested: [299938, "280263"],
        data_request: { id: 9999 },
      }),
    ).toEqual({
      ok: true,
      value: { kind: "customer-data-request", customerId: "191167", orderIds: ["299938", "280263"] },
    });
    expect(
      read("customers/redact", { customer: { email: "someone@example.com" }, orders_to_redact: [1] }),
    ).toEqual({
      ok: true,
      value: { kind: "customer-redact", customerId: null, orderIds: ["1"] },
    });
    expect(read("customers/redact", { customer: null })).toMatchObject({
      value: { customerId: null, orderIds: [] },
    });
  });
});

describe("what cannot be read", () => {
  it("is said in words that hold nothing of the body", () => {
    expect(readWebhook("orders/create", '{"id": 10')).toEqual({
      ok: false,
      error: "orders/create: the body is not JSON",
    });
    expect(read("orders/create", { name: "Salma" })).toEqual({
      ok: false,
      error: "orders/create: cannot read id",
    });
    expect(read("refunds/create", { order_id: "Salma, 22 334 455" })).toEqual({
      ok: false,
      error: "refunds/create: cannot read order_id",
    });
    expect(read("orders/updated", [1])).toEqual({
      ok: false,
      error: "orders/updated: the body is not an object",
    });
    expect(readWebhook("orders/create", "null")).toEqual({
      ok: false,
      error: "orders/create: the body is not an object",
    });
    expect(read("carts/create", {})).toEqual({ ok: false, error: "carts/create is not a topic we know" });
  });

  it("is said in a sentence, however much of it there is", () => {
    expect(read("customers/redact", { orders_to_redact: ["a", "b", "c", "d", "e"] })).toEqual({
      ok: false,
      error:
        "customers/redact: cannot read orders_to_redact.0, orders_to_redact.1, orders_to_redact.2 and 2 more",
    });
  });

  it("is not what stands in a nest of lists", () => {
    const nest = "[".repeat(2_000) + "]".repeat(2_000);
    expect(readWebhook("fulfillment_orders/moved", `{"fulfillment_order":{"a":${nest},"id":7}}`)).toEqual({
      ok: true,
      value: { kind: "fulfillment-order", fulfillmentOrderIds: ["7"] },
    });
  });

  it("is never a thrown error, whatever comes", () => {
    for (const topic of knownTopics) {
      for (const body of ["", "[]", "{}", "1", '"x"', '{"id":{}}', '{"order_edit":null}', '{"id":-1}']) {
        expect(readWebhook(topic, body)).toHaveProperty("ok");
      }
    }
  });
});
