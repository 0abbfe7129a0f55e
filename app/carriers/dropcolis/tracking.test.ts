import { describe, expect, it } from "vitest";
import delivered from "./fixtures/get-200.json";
import { readPushed, reportOf } from "./tracking";
import { order } from "./wire";

const report = (changes: object): unknown => reportOf(order.parse({ ...delivered, ...changes }));

describe("an order as a GET answers it", () => {
  it("tells its state, its time and how it came there", () => {
    expect(reportOf(order.parse(delivered))).toEqual({
      trackingNumber: "dc_9f7a1f2e3d4c5b6a",
      carrierState: "delivered",
      state: "delivered",
      at: new Date("2025-11-09T16:02:00Z"),
      history: [
        { carrierState: "pending", state: "created", at: new Date("2025-11-08T13:30:00Z") },
        { carrierState: "accepted", state: "created", at: new Date("2025-11-08T13:31:00Z") },
        { carrierState: "picked_up", state: "picked_up", at: new Date("2025-11-08T15:05:00Z") },
        { carrierState: "out_for_delivery", state: "out_for_delivery", at: new Date("2025-11-08T19:00:00Z") },
        // Another attempt followed, so this failure was one.
        { carrierState: "failed", state: "attempted", at: new Date("2025-11-08T21:40:00Z") },
        { carrierState: "out_for_delivery", state: "out_for_delivery", at: new Date("2025-11-09T14:15:00Z") },
      ],
      estimatedDelivery: new Date("2025-11-08T23:00:00Z"),
      cost: { minor: 1499, currency: "CAD" },
    });
  });

  it.each<[string, object, object]>([
    [
      "without a history",
      { status: "in_transit", status_history: undefined },
      { carrierState: "in_transit", state: "in_transit", at: null },
    ],
    [
      "with its own time of the delivery",
      { status_history: [], delivered_at: "2025-11-09T11:01:30-05:00" },
      { state: "delivered", at: new Date("2025-11-09T16:01:30Z") },
    ],
    [
      "that failed for good",
      { status: "failed", status_history: [{ status: "failed", timestamp: "2025-11-08T16:40:00-05:00" }] },
      { state: "failed", at: new Date("2025-11-08T21:40:00Z") },
    ],
    ["that failed once", { status: "failed", next_attempt: "2025-11-10" }, { state: "attempted" }],
    [
      "that says why it failed",
      { status: "failed", failure_reason: "Adresse introuvable" },
      { state: "failed", words: "Adresse introuvable" },
    ],
    [
      "that says who cancelled it and why",
      { status: "cancelled", cancelled_by: "courier", reason: "Vehicle broke down" },
      { state: "cancelled", words: "courier: Vehicle broke down" },
    ],
    [
      "whose history knows of another attempt",
      {
        status: "failed",
        status_history: [{ status: "failed", timestamp: "2025-11-08T21:40:00Z", next_attempt: "2025-11-09" }],
      },
      { state: "attempted" },
    ],
    [
      "that tells all of its courier and of its way",
      {
        courier: { name: "Luc Bouchard", phone: "+1-514-555-0198" },
        picked_up_at: "2025-11-08T10:05:00-05:00",
        delivered_at: "2025-11-09T11:02:00-05:00",
        signature_url: "https://x.example/s",
        failure_reason: "Absent",
      },
      {
        details: {
          courier: { name: "Luc Bouchard", phone: "+1-514-555-0198" },
          pickedUpAt: new Date("2025-11-08T15:05:00Z"),
          deliveredAt: new Date("2025-11-09T16:02:00Z"),
          signatureUrl: "https://x.example/s",
        },
      },
    ],
    [
      "in an unknown state",
      { status: "Perdu en mer" },
      { carrierState: "Perdu en mer", state: null, at: null },
    ],
    [
      "with strange rows in its history, out of order",
      {
        status: "accepted",
        status_history: [
          { status: "accepted", timestamp: "2025-11-08T13:31:00Z" },
          7,
          { status: "picked_up" },
          { status: "pending", timestamp: "2025-11-08 13:30:00" },
        ],
      },
      {
        state: "created",
        at: new Date("2025-11-08T13:31:00Z"),
        history: [{ carrierState: "pending", state: "created", at: new Date("2025-11-08T13:30:00Z") }],
      },
    ],
  ])("%s", (_what, changes, expected) => {
    expect(report(changes)).toMatchObject(expected);
  });
});

describe("a webhook", () => {
  const pushed = (type: string, data: object): unknown =>
    readPushed(JSON.stringify({ type, data: { order_id: "dc_1", ...data } }));
  const told = (carrierState: string, state: string | null, more: object = {}) => ({
    ok: true,
    value: {
      carrierId: "dc_1",
      reference: null,
      trackingNumber: "dc_1",
      trackingUrl: null,
      carrierState,
      state,
      at: null,
      ...more,
    },
  });

  it.each<[string, object, object]>([
    [
      "order.accepted",
      { partner_order_id: "NV0123456789", status: "accepted" },
      told("accepted", "created", { reference: "NV0123456789" }),
    ],
    [
      "courier.assigned",
      { courier: { name: "Luc", phone: "+15145550199" } },
      told("courier_assigned", "created", { details: { courier: { name: "Luc", phone: "+15145550199" } } }),
    ],
    ["courier.assigned", { courier: { name: " ", phone: "demain" } }, told("courier_assigned", "created")],
    [
      "order.picked_up",
      { picked_up_at: "2025-11-08T10:05:00-05:00" },
      told("picked_up", "picked_up", {
        at: new Date("2025-11-08T15:05:00Z"),
        details: { pickedUpAt: new Date("2025-11-08T15:05:00Z") },
      }),
    ],
    [
      "order.in_transit",
      { eta: "2025-11-08T18:00:00-05:00" },
      told("in_transit", "in_transit", { estimatedDelivery: new Date("2025-11-08T23:00:00Z") }),
    ],
    ["order.out_for_delivery", { eta: "bientôt", courier: {} }, told("out_for_delivery", "out_for_delivery")],
    [
      "order.out_for_delivery",
      { eta: "2025-11-08", courier: { name: "Luc", phone: "(514) 555-0199" } },
      told("out_for_delivery", "out_for_delivery", {
        estimatedDelivery: new Date("2025-11-08T12:00:00Z"),
        details: { courier: { name: "Luc", phone: "(514) 555-0199" } },
      }),
    ],
    [
      "order.delivered",
      { delivered_at: "2025-11-08T17:21:00-05:00", signature_url: "https://x.example/s" },
      told("delivered", "delivered", {
        at: new Date("2025-11-08T22:21:00Z"),
        details: { deliveredAt: new Date("2025-11-08T22:21:00Z"), signatureUrl: "https://x.example/s" },
      }),
    ],
    ["order.delivered", { signature_url: "javascript:alert(1)" }, told("delivered", "delivered")],
    [
      "order.failed",
      { failure_reason: "Absent, rappeler le 514-555-0198", next_attempt: "2025-11-09T09:00:00-05:00" },
      told("failed", "attempted", {
        words: "Absent, rappeler le […]",
        details: {
          failureReason: "Absent, rappeler le […]",
          nextAttemptAt: new Date("2025-11-09T14:00:00Z"),
        },
      }),
    ],
    [
      "order.failed",
      { failure_reason: "Absent", next_attempt: "2025-11-09" },
      told("failed", "attempted", {
        words: "Absent",
        // The day alone: noon in UTC is in it everywhere in Canada.
        details: { failureReason: "Absent", nextAttemptAt: new Date("2025-11-09T12:00:00Z") },
      }),
    ],
    [
      "order.failed",
      { failure_reason: "Absent", next_attempt: "demain" },
      told("failed", "attempted", { words: "Absent", details: { failureReason: "Absent" } }),
    ],
    [
      "order.failed",
      { failure_reason: "Refusé", next_attempt: null },
      told("failed", "failed", { words: "Refusé", details: { failureReason: "Refusé" } }),
    ],
    ["order.failed", { failure_reason: 7 }, told("failed", "failed")],
    [
      "order.cancelled",
      { cancelled_by: "courier", reason: "Vehicle broke down" },
      told("cancelled", "cancelled", {
        words: "courier: Vehicle broke down",
        details: { cancelledBy: "courier" },
      }),
    ],
    [
      "order.cancelled",
      { reason: "Appelé le 514-555-0198, plus voulu" },
      told("cancelled", "cancelled", { words: "Appelé le […], plus voulu" }),
    ],
    ["order.cancelled", {}, told("cancelled", "cancelled")],
    ["order.delivered", { failure_reason: "Absent", reason: "x" }, told("delivered", "delivered")],
  ])("%s %j", (type, data, expected) => {
    expect(pushed(type, data)).toEqual(expected);
  });

  it("of an unknown type says nothing, whatever it holds", () => {
    expect(pushed("order.weighed", {})).toEqual({ ok: true, value: null });
    expect(readPushed('{"type":"webhook.test"}')).toEqual({ ok: true, value: null });
  });

  it("is known by our own reference alone", () => {
    expect(readPushed('{"type":"order.accepted","data":{"partner_order_id":"NV0123456789"}}')).toMatchObject({
      value: { carrierId: null, reference: "NV0123456789" },
    });
  });

  it.each([
    ["", "it is no JSON object with a type"],
    ["[]", "it is no JSON object with a type"],
    ['{"type":"order.accepted"}', "order.accepted without data"],
    ['{"type":"order.accepted","data":{}}', "order.accepted names no order"],
  ])("%j cannot be read: %s", (body, error) => {
    expect(readPushed(body)).toEqual({ ok: false, error });
  });
});
