import { describe, expect, it } from "vitest";
import type { FulfillmentOrderFieldsFragment } from "../generated/admin.generated";
import { fulfillmentOrderNode, toFulfillmentOrder } from "./fulfillment-order";
import { shopifyOrder } from "./shopify-order.fixture";

const [fulfillmentOrder] = shopifyOrder.fulfillmentOrders.nodes;

function translate(change: Partial<FulfillmentOrderFieldsFragment>) {
  const node = fulfillmentOrderNode.parse({ ...fulfillmentOrder, ...change });
  return toFulfillmentOrder(node, node.lineItems.nodes, { requiresShipping: true });
}

describe("a fulfillment order", () => {
  it("of another app's fulfillment service cannot be fulfilled by us", () => {
    expect(
      translate({
        status: "OPEN",
        supportedActions: [{ action: "REQUEST_FULFILLMENT" }, { action: "MOVE" }],
      }),
    ).toMatchObject({ canCreateFulfillment: false });
    expect(
      translate({ status: "CLOSED", supportedActions: [{ action: "REQUEST_CANCELLATION" }] }),
    ).toMatchObject({ canCreateFulfillment: false });
  });

  it("on hold or scheduled is ours all the same", () => {
    expect(
      translate({
        status: "ON_HOLD",
        supportedActions: [{ action: "RELEASE_HOLD" }],
        fulfillmentHolds: [{ displayReason: "Adresse incorrecte" }],
      }),
    ).toMatchObject({ status: "ON_HOLD", canCreateFulfillment: true, holdReasons: ["Adresse incorrecte"] });
    expect(
      translate({
        status: "SCHEDULED",
        fulfillAt: "2026-12-24T08:00:00+01:00",
        supportedActions: [],
      }),
    ).toMatchObject({ fulfillAt: new Date("2026-12-24T07:00:00Z"), canCreateFulfillment: true });
  });

  it("at a deleted location without an address, or without a delivery method, says what is known", () => {
    const bare = { address1: null, address2: null, city: null, zip: null, province: null, phone: null };
    expect(
      translate({
        assignedLocation: { name: "Dépôt Ariana", ...bare, countryCode: "TN", location: null },
        deliveryMethod: null,
      }),
    ).toMatchObject({
      locationId: null,
      locationName: "Dépôt Ariana",
      locationAddress: null,
      deliveryMethod: "SHIPPING",
      deliverAfter: null,
    });
  });

  it("of local delivery has the window promised at checkout", () => {
    expect(
      translate({
        deliveryMethod: {
          methodType: "LOCAL",
          minDeliveryDateTime: "2026-11-20T18:00:00Z",
          maxDeliveryDateTime: "2026-11-20T19:00:00Z",
        },
      }),
    ).toMatchObject({
      deliveryMethod: "LOCAL",
      deliverAfter: new Date("2026-11-20T18:00:00Z"),
      deliverBefore: new Date("2026-11-20T19:00:00Z"),
    });
  });
});
