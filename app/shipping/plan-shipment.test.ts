import { describe, expect, it } from "vitest";
import {
  exampleAddress,
  exampleFulfillmentOrder,
  exampleLine,
  exampleOrder,
} from "../../test/examples/orders";
import { connectionId, shipmentReference } from "./ids";
import { currencyCode } from "./money";
import type { ShippingOrder } from "./order";
import { planShipment, type Choosable, type PlanQuestion } from "./plan-shipment";
import { problemOf } from "./problem";
import { fail, ok } from "./result";
import { defaultSettings, shopSettings } from "./settings";
import { courierGroups } from "./shippable";

const TND = currencyCode.parse("TND");
const connection: Choosable = {
  id: connectionId.parse("5a1c2b3d-1111-4222-8333-444455556666"),
  facts: {
    name: "first-delivery",
    displayName: "First Delivery Group",
    countries: ["TN"],
    currency: TND,
    delivers: ["SHIPPING"],
    place: "decided",
    overdueAfterHours: null,
    trackingNumber: null,
    calls: { documented: [], public: [], links: [], webhooks: [] },
  },
  awaitsReference: false,
  prepare: (parcel) =>
    parcel.collect.minor > 999_000
      ? fail(problemOf("amount_above_limit", { field: "amount" }))
      : ok({
          reference: parcel.reference,
          body: `${parcel.recipientName}|${parcel.phones.join()}|${parcel.place?.region ?? ""}|${parcel.contents.map((line) => `${String(line.quantity)} ${line.title}`).join()}`,
          idempotencyKey: null,
        }),
};

function plan(order: ShippingOrder, more: Partial<PlanQuestion> = {}) {
  const [group] = courierGroups(order);
  if (!group) throw new Error("the example order has something to ship");
  return planShipment({
    order,
    group,
    reference: shipmentReference.parse("NV0123456789"),
    collect: order.owed,
    connections: [connection],
    settings: defaultSettings,
    placeAnswer: null,
    staffConnection: null,
    serviceLevel: null,
    byStaff: false,
    ...more,
  });
}

describe("planShipment", () => {
  it("finds carrier, place and cash, and has the bytes ready", () => {
    expect(plan(exampleOrder())).toEqual({
      carrier: "first-delivery",
      connectionId: connection.id,
      place: { country: "TN", region: "Tunis", regionCode: "11", locality: null },
      collect: { minor: 45_500, currency: "TND" },
      state: "waiting",
      problem: null,
      creation: {
        reference: "NV0123456789",
        body: "Amel Trabelsi|+21620123456|Tunis|1 Article 11",
        idempotencyKey: null,
      },
      declaration: {
        name: "Amel Trabelsi",
        phone: "+21620123456",
        address1: "12 rue de Marseille",
        address2: "",
        city: "Tunis",
        zip: "1000",
        collect: { minor: 45_500, currency: "TND" },
        contents: [{ orderLineId: "11", title: "Article 11", quantity: 1 }],
        orderUpdatedAt: new Date("2026-11-20T09:00:00Z"),
      },
    });
  });

  it.each([
    ["address_missing", exampleOrder({ shippingAddress: null })],
    ["no_carrier", exampleOrder({ shippingAddress: exampleAddress({ country: "FR" }) })],
    [
      "on_hold",
      exampleOrder({
        fulfillmentOrders: [exampleFulfillmentOrder("9001", [["91", "11", 1]], { status: "ON_HOLD" })],
      }),
    ],
    ["phone_missing", exampleOrder({ phones: [] })],
    ["phone_invalid", exampleOrder({ phones: ["12"] })],
    ["amount_unreadable", exampleOrder({ owed: null })],
    ["amount_above_limit", exampleOrder({ owed: { minor: 1_200_000, currency: "TND" } })],
  ])("waits with %s, and prepares nothing", (code, order) => {
    const planned = plan(order);
    expect(planned.problem?.code).toBe(code);
    expect(planned.state).toBe("waiting");
    expect(planned.creation).toBeNull();
  });

  it("asks where a place is not certain, never taking a default", () => {
    const planned = plan(exampleOrder({ shippingAddress: exampleAddress({ city: "Hay Ennour", zip: "" }) }));
    expect(planned).toMatchObject({
      state: "asking",
      place: null,
      problem: { code: "place_unknown", field: "city" },
    });
  });

  it("takes staff's answer over the address", () => {
    const placeAnswer = { country: "TN", region: "Sfax", regionCode: "61", locality: "Thyna" } as const;
    const planned = plan(exampleOrder({ shippingAddress: exampleAddress({ city: "Hay Ennour" }) }), {
      placeAnswer,
    });
    expect(planned).toMatchObject({ state: "waiting", problem: null, place: placeAnswer });
  });

  it("waits for a payment through a gateway that is not cash, unless staff judge otherwise", () => {
    const settings = shopSettings.parse({ cash: { gateways: ["Cash on Delivery (COD)"] } });
    const transfer = exampleOrder({ paymentGateways: ["Bank Transfer"] });
    expect(plan(transfer, { settings }).problem?.code).toBe("payment_pending");
    expect(plan(transfer, { settings, byStaff: true }).problem).toBeNull();
    expect(plan(exampleOrder(), { settings }).problem).toBeNull();
    const paid = exampleOrder({ paymentGateways: ["Bank Transfer"], owed: { minor: 0, currency: "TND" } });
    expect(plan(paid, { settings }).problem).toBeNull();
  });

  it("sends what this fulfillment order holds, with variants named", () => {
    const order = exampleOrder({
      lines: [exampleLine("11", 3, 10_000, { variantTitle: "Rouge" }), exampleLine("12", 1, 5_000)],
      fulfillmentOrders: [exampleFulfillmentOrder("9001", [["91", "11", 2]])],
    });
    expect(plan(order).creation?.body).toContain("2 Article 11 (Rouge)");
    expect(plan(order).creation?.body).not.toContain("Article 12");
  });
});
