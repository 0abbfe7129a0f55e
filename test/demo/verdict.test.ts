import { describe, expect, it } from "vitest";
import type { ShipmentLine } from "./lines";
import type { End, Sample } from "./samples/sample";
import { judge, type LedgerFulfillment, type LedgerParcel, type Ledgers } from "./verdict";

const sampleThat = (ends: End): Sample => ({ name: "#1", about: "plain", order: {}, ends });
const plain = sampleThat({ state: "delivered", problem: null, collect: "45.500" });

const shipment: ShipmentLine = {
  id: "s",
  order: "#1",
  orderId: "1",
  carrier: "first-delivery",
  connection: "c",
  state: "delivered",
  trackingNumber: "N1",
  problem: null,
  reference: "R1",
  collect: { amount: "45.500", currency: "TND" },
  fulfillmentId: "f",
};
const parcel: LedgerParcel = {
  carrier: "first-delivery",
  reference: "R1",
  trackingNumber: "N1",
  collects: "45.500",
  cancelled: false,
  told: '{"adresse":"12 rue de Marseille"}',
};
const fulfillment: LedgerFulfillment = {
  orderId: "1",
  id: "f",
  active: true,
  trackingNumber: "N1",
  events: ["CONFIRMED", "DELIVERED"],
};
const good: Ledgers = {
  orders: [{ id: "1", name: "#1", state: "delivered", problem: null }],
  shipments: [shipment],
  parcels: [parcel],
  fulfillments: [fulfillment],
};
const change = (changes: Partial<Ledgers>, sample = plain) => judge([sample], { ...good, ...changes });

describe("judge", () => {
  it("is content when the three ledgers agree", () => {
    expect(judge([plain], good)).toEqual({
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

  const complaints: readonly [string, Partial<Ledgers>][] = [
    ["Navette does not know it", { orders: [] }],
    ["has 0 parcels that travel, not 1", { parcels: [] }],
    ["has 0 parcels that travel, not 1", { parcels: [{ ...parcel, cancelled: true }] }],
    ["has 0 fulfillments, not 1", { fulfillments: [] }],
    ["has 0 fulfillments, not 1", { fulfillments: [{ ...fulfillment, active: false }] }],
    ["shows number N2, and the parcel's is N1", { fulfillments: [{ ...fulfillment, trackingNumber: "N2" }] }],
    ["told Shopify 0 times that it is delivered", { fulfillments: [{ ...fulfillment, events: [] }] }],
    [
      "told Shopify a state twice",
      { fulfillments: [{ ...fulfillment, events: ["CONFIRMED", "CONFIRMED", "DELIVERED"] }] },
    ],
    ["collects 40.000, not 45.500", { parcels: [{ ...parcel, collects: "40.000" }] }],
  ];
  it.each(complaints)("complains: %s", (complaint, changes) => {
    const { verdict, wrong } = change(changes);
    expect(verdict.lost).toBe(1);
    expect(wrong[0]).toContain(complaint);
  });

  it("complains where the carrier was not told what it should know", () => {
    const told = sampleThat({ ...plain.ends, tells: ["8 rue de Rome"] });
    expect(change({}, told).wrong[0]).toContain('was not told "8 rue de Rome"');
    expect(change({ parcels: [{ ...parcel, told: "8 rue de Rome" }] }, told).wrong).toEqual([]);
  });

  it("counts a second parcel of a reference, and one that no shipment knows, as duplicates", () => {
    const unknown = { ...parcel, reference: "R2", trackingNumber: "N2" };
    expect(change({ parcels: [parcel, { ...parcel, trackingNumber: "N2" }] }).verdict.duplicates).toBe(1);
    expect(change({ parcels: [parcel, unknown] }).verdict.duplicates).toBe(1);
    // Made twice, and one of them taken back: it was made twice.
    const takenBack = { ...parcel, trackingNumber: "N2", cancelled: true };
    expect(change({ parcels: [parcel, takenBack] }).verdict.duplicates).toBe(1);
  });

  it("counts a fulfillment that neither a shipment nor staff made as a duplicate", () => {
    const second = { ...fulfillment, id: "g", events: [] };
    const changes = { fulfillments: [fulfillment, second] };
    expect(change(changes).verdict.duplicates).toBe(1);
    expect(change(changes, sampleThat({ ...plain.ends, byHand: 1 })).verdict.duplicates).toBe(0);
  });
});

describe("judge, of an order with several parcels", () => {
  const second = { ...shipment, id: "t", reference: "R2", trackingNumber: "N2", fulfillmentId: "g" };
  const both: Partial<Ledgers> = {
    shipments: [shipment, second],
    parcels: [parcel, { ...parcel, reference: "R2", trackingNumber: "N2", collects: "24.000" }],
    fulfillments: [fulfillment, { ...fulfillment, id: "g", trackingNumber: "N2" }],
  };
  const two = sampleThat({ ...plain.ends, collect: ["45.500", "24.000"] });

  it("wants each with its own number", () => {
    expect(change(both, two)).toMatchObject({ wrong: [], verdict: { shipped: 1, duplicates: 0 } });
    const overwritten = { ...both, fulfillments: [{ ...fulfillment, trackingNumber: "N2" }] };
    expect(change(overwritten, two).wrong).toHaveLength(1);
  });

  it("takes no second parcel where one was wanted", () => {
    expect(change(both).wrong[0]).toContain("has 2 parcels that travel, not 1");
  });

  it("counts a cancelled parcel as cancelled, and wants no fulfillment of it", () => {
    const [first, again] = [
      { ...parcel, cancelled: true },
      { ...parcel, reference: "R2", trackingNumber: "N2" },
    ];
    const shippedAgain = {
      shipments: [{ ...shipment, state: "cancelled" }, second],
      parcels: [first, again],
      fulfillments: [
        { ...fulfillment, active: false },
        { ...fulfillment, id: "g", trackingNumber: "N2" },
      ],
    };
    const ends = { ...plain.ends, cancelled: 1 };
    expect(change(shippedAgain, sampleThat(ends))).toMatchObject({
      wrong: [],
      verdict: { delivered: 1, duplicates: 0 },
    });
    const stillThere = {
      ...shippedAgain,
      fulfillments: [fulfillment, ...shippedAgain.fulfillments.slice(1)],
    };
    expect(change(stillThere, sampleThat(ends)).wrong[0]).toContain("has 2 fulfillments, not 1");
  });
});

describe("judge, of a parcel that staff made at the carrier", () => {
  it("knows it by its number", () => {
    const theirs = { ...parcel, reference: "soie" };
    expect(change({ parcels: [theirs] })).toMatchObject({ wrong: [], verdict: { duplicates: 0 } });
    expect(change({ parcels: [{ ...theirs, trackingNumber: "N9" }] }).verdict.duplicates).toBe(1);
  });
});
