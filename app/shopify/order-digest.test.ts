import { describe, expect, it } from "vitest";
import { orderDigest } from "./order-digest";

const order = {
  id: 1001,
  name: "#1001",
  updated_at: "2026-11-20T10:00:00+01:00",
  cancelled_at: null,
  test: false,
  email: "salma@example.com",
  phone: null,
  note: "sonner deux fois",
  tags: "vip, cod",
  note_attributes: [{ name: "zone", value: "nord" }],
  presentment_currency: "TND",
  financial_status: "pending",
  payment_gateway_names: ["Cash on Delivery (COD)"],
  total_outstanding: "45.500",
  current_total_price: "45.500",
  fulfillment_status: null,
  fulfillments: [],
  shipping_address: {
    name: "Salma Trabelsi",
    address1: "12 rue du Lac",
    city: "La Marsa",
    phone: "22 334 455",
    latitude: null,
  },
  line_items: [
    {
      id: 1,
      title: "Savon",
      quantity: 2,
      current_quantity: 2,
      fulfillable_quantity: 2,
      fulfillment_status: null,
      price: "22.750",
    },
  ],
  shipping_lines: [{ id: 3, code: "Standard", title: "Standard" }],
};

const line = order.line_items[0];
const changedTo = (change: object) => orderDigest({ ...order, ...change });
const before = orderDigest(order);

describe("the digest of an order", () => {
  it("does not change by what our own fulfillment changes", () => {
    expect(
      changedTo({
        updated_at: "2026-11-20T10:05:00+01:00",
        fulfillment_status: "fulfilled",
        closed_at: "2026-11-20T10:05:00+01:00",
        fulfillments: [{ id: 5, tracking_number: "FD1", status: "success" }],
        line_items: [{ ...line, fulfillable_quantity: 0, fulfillment_status: "fulfilled" }],
        shipping_address: { ...order.shipping_address, latitude: 36.8 },
      }),
    ).toBe(before);
  });

  it("does not depend on the order of fields, or on null against absent", () => {
    const { cancelled_at: _absent, ...rest } = order;
    expect(orderDigest(Object.fromEntries(Object.entries(rest).reverse()))).toBe(before);
  });

  it.each([
    ["the address", { shipping_address: { ...order.shipping_address, address1: "14 rue du Lac" } }],
    ["the phone", { shipping_address: { ...order.shipping_address, phone: "98 765 432" } }],
    ["the address taken away", { shipping_address: null }],
    ["the contact", { email: "autre@example.com" }],
    ["a quantity", { line_items: [{ ...line, current_quantity: 1 }] }],
    ["a price", { line_items: [{ ...line, price: "20.000" }] }],
    ["a line more", { line_items: [line, { ...line, id: 2 }] }],
    ["what is owed", { total_outstanding: "20.000" }],
    ["the payment", { financial_status: "paid" }],
    ["the cancellation", { cancelled_at: "2026-11-20T11:00:00+01:00" }],
    ["the note", { note: "laisser au gardien" }],
    ["a tag", { tags: "vip, cod, fragile" }],
    ["an attribute", { note_attributes: [{ name: "zone", value: "sud" }] }],
    ["the delivery", { shipping_lines: [{ id: 4, code: "Retrait", title: "Retrait" }] }],
    ["the test flag", { test: true }],
    ["a refund, whatever else it changes", { refunds: [{ id: 8 }] }],
    ["a fulfillment cancelled", { fulfillments: [{ id: 5, status: "cancelled" }] }],
    ["a fulfillment that failed", { fulfillments: [{ id: 5, status: "failure" }] }],
  ])("changes with %s", (_what, change) => {
    expect(changedTo(change)).not.toBe(before);
  });

  it("tells a changed list from a reordered one: the order of lines is part of it", () => {
    expect(changedTo({ tags: ["vip", "cod"] })).not.toBe(changedTo({ tags: ["cod", "vip"] }));
  });

  it("reads a payload of the wrong shape as far as it goes", () => {
    expect(changedTo({ line_items: "none", customer: 5 })).toMatch(/^[0-9a-f]{64}$/);
    expect(orderDigest({})).toMatch(/^[0-9a-f]{64}$/);
  });
});
