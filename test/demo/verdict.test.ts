import { describe, expect, it } from "vitest";
import type { Sample } from "./samples/sample";
import { judge, type Ledgers } from "./verdict";

const sample: Sample = {
  name: "#1",
  about: "plain",
  order: {},
  ends: { state: "delivered", problem: null, collect: "45.500" },
};
const good: Ledgers = {
  orders: [{ id: "1", name: "#1", state: "delivered", problem: null }],
  shipments: [
    {
      id: "s",
      order: "#1",
      orderId: "1",
      carrier: "first-delivery",
      state: "delivered",
      reference: "R1",
      collect: { amount: "45.500", currency: "TND" },
      fulfillmentId: "f",
    },
  ],
  parcels: [{ carrier: "first-delivery", reference: "R1", collects: "45.500" }],
  fulfillments: [{ orderId: "1", id: "f", active: true, events: ["CONFIRMED", "DELIVERED"] }],
};
const change = (changes: Partial<Ledgers>) => judge([sample], { ...good, ...changes });

describe("judge", () => {
  it("is content when the three ledgers agree", () => {
    expect(judge([sample], good)).toEqual({
      verdict: {
        orders: 1,
        shipped: 1,
        fulfilled: 1,
        delivered: 1,
        asked: 0,
        lost: 0,
        duplicates: 0,
        carriers: { "first-delivery": 1 },
      },
      wrong: [],
    });
  });

  it.each([
    ["Navette does not know it", { orders: [] }],
    ["has 0 parcels at the carrier", { parcels: [] }],
    ["has 0 fulfillments", { fulfillments: [] }],
    [
      "told Shopify 0 times that it is delivered",
      { fulfillments: [{ orderId: "1", id: "f", active: true, events: [] }] },
    ],
    [
      "told Shopify a state twice",
      {
        fulfillments: [
          {
            orderId: "1",
            id: "f",
            active: true,
            events: ["CONFIRMED", "CONFIRMED", "DELIVERED"],
          },
        ],
      },
    ],
    [
      "collects 40.000, not 45.500",
      { parcels: [{ carrier: "first-delivery", reference: "R1", collects: "40.000" }] },
    ],
  ])("complains: %s", (complaint, changes) => {
    const { verdict, wrong } = change(changes);
    expect(verdict.lost).toBe(1);
    expect(wrong[0]).toContain(complaint);
  });

  it("counts a second parcel of a reference, and one that no shipment knows, as duplicates", () => {
    const again = { carrier: "first-delivery", reference: "R1", collects: "45.500" };
    const unknown = { ...again, reference: "R2" };
    expect(change({ parcels: [...good.parcels, again] }).verdict.duplicates).toBe(1);
    expect(change({ parcels: [...good.parcels, unknown] }).verdict.duplicates).toBe(1);
  });

  it("counts a fulfillment that no shipment has as a duplicate", () => {
    const second = { id: "g", orderId: "1", active: true, events: [] };
    expect(change({ fulfillments: [...good.fulfillments, second] }).verdict.duplicates).toBe(1);
  });
});
