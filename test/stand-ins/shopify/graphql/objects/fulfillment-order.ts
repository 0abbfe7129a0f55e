/** FulfillmentOrder and what it holds. */
import { gid } from "../../ids";
import { countryName } from "../../orders/complete-people";
import { supportedActions } from "../../orders/fulfillment-orders";
import type { FulfillmentOrder, Location, Order } from "../../orders/order-type";
import { listConnection, type PageArgs } from "../connection";
import { fulfillmentObject } from "./fulfillment";
import { lineItem, variant } from "./line-item";
import { orderObject } from "./order";

export function fulfillmentOrderObject(order: Order, held: FulfillmentOrder): Record<string, unknown> {
  return {
    __typename: "FulfillmentOrder",
    id: gid("FulfillmentOrder", held.id),
    status: held.status,
    requestStatus: "UNSUBMITTED",
    createdAt: held.createdAt,
    updatedAt: held.updatedAt,
    fulfillAt: held.fulfillAt,
    fulfillBy: null,
    order: () => orderObject(order),
    orderId: gid("Order", order.rest.id),
    orderName: order.rest.name,
    orderProcessedAt: order.rest.processed_at,
    fulfillmentHolds: held.holds.map((hold) => ({
      __typename: "FulfillmentHold",
      id: gid("FulfillmentHold", hold.id),
      reason: hold.reason,
      reasonNotes: hold.reasonNotes,
      displayReason: HOLD_REASONS[hold.reason] ?? "Other",
      handle: hold.handle,
      heldByRequestingApp: false,
      heldByApp: null,
    })),
    deliveryMethod: {
      __typename: "DeliveryMethod",
      id: gid("DeliveryMethod", held.deliveryMethod.id),
      methodType: held.deliveryMethod.methodType,
      presentedName: order.rest.shipping_lines[0]?.title ?? null,
      serviceCode: order.rest.shipping_lines[0]?.title ?? null,
      additionalInformation: null,
      brandedPromise: null,
      sourceReference: null,
      minDeliveryDateTime: held.deliveryMethod.deliverAfter,
      maxDeliveryDateTime: held.deliveryMethod.deliverBefore,
    },
    assignedLocation: assignedLocation(held.location),
    destination: () => destination(order),
    supportedActions: supportedActions(held).map((action) => ({
      __typename: "FulfillmentOrderSupportedAction",
      action,
      externalUrl: null,
    })),
    lineItems: (args: PageArgs) =>
      listConnection(held.lines, args, (line) => fulfillmentOrderLine(order, line)),
    fulfillments: (args: PageArgs) =>
      listConnection(
        order.fulfillments.filter(({ lines }) => lines.some((line) => line.fulfillmentOrderId === held.id)),
        args,
        (fulfillment) => fulfillmentObject(order, fulfillment),
      ),
  };
}

function fulfillmentOrderLine(order: Order, held: FulfillmentOrder["lines"][number]) {
  const line = order.rest.line_items.find(({ id }) => id === held.lineItemId);
  if (line === undefined) throw new Error(`order ${order.rest.name} has no line ${held.lineItemId}`);
  return {
    __typename: "FulfillmentOrderLineItem",
    id: gid("FulfillmentOrderLineItem", held.id),
    totalQuantity: held.total,
    remainingQuantity: held.remaining,
    lineItem: () => lineItem(order, line),
    variant: () => variant(line),
    sku: line.sku,
    productTitle: line.title,
    variantTitle: line.variant_title,
    vendor: line.vendor,
    requiresShipping: line.requires_shipping,
    inventoryItemId: line.variant_id === null ? null : gid("InventoryItem", line.variant_id),
    weight: { __typename: "Weight", value: line.grams, unit: "GRAMS" },
    image: null,
    warnings: [],
  };
}

function assignedLocation(held: Location) {
  return {
    __typename: "FulfillmentOrderAssignedLocation",
    name: held.name,
    address1: held.address1,
    address2: held.address2,
    city: held.city,
    province: held.province,
    zip: held.zip,
    countryCode: held.countryCode,
    phone: held.phone,
    location: () => locationObject(held),
  };
}

export function locationObject(held: Location) {
  return {
    __typename: "Location",
    id: gid("Location", held.id),
    legacyResourceId: held.id,
    name: held.name,
    isActive: true,
    fulfillsOnlineOrders: true,
    shipsInventory: true,
    isFulfillmentService: false,
    address: {
      __typename: "LocationAddress",
      address1: held.address1,
      address2: held.address2,
      city: held.city,
      country: countryName(held.countryCode),
      countryCode: held.countryCode,
      formatted: [
        held.address1,
        held.address2,
        [held.city, held.provinceCode, held.zip].filter(Boolean).join(" "),
        countryName(held.countryCode),
      ].filter((line): line is string => Boolean(line)),
      latitude: null,
      longitude: null,
      phone: held.phone,
      province: held.province,
      provinceCode: held.provinceCode,
      zip: held.zip,
    },
  };
}

function destination(order: Order) {
  const address = order.rest.shipping_address;
  if (address === null) return null;
  return {
    __typename: "FulfillmentOrderDestination",
    id: gid("FulfillmentOrderDestination", order.rest.id),
    firstName: address.first_name,
    lastName: address.last_name,
    company: address.company,
    address1: address.address1,
    address2: address.address2,
    city: address.city,
    zip: address.zip,
    province: address.province,
    countryCode: address.country_code,
    phone: address.phone,
    email: order.rest.email,
    location: null,
  };
}

const HOLD_REASONS: Readonly<Record<string, string>> = {
  AWAITING_PAYMENT: "Awaiting payment",
  AWAITING_RETURN_ITEMS: "Awaiting return items",
  HIGH_RISK_OF_FRAUD: "High risk of fraud",
  INCORRECT_ADDRESS: "Incorrect address",
  INVENTORY_OUT_OF_STOCK: "Inventory out of stock",
  ONLINE_STORE_POST_PURCHASE_CROSS_SELL: "Post-purchase cross-sell",
  UNKNOWN_DELIVERY_DATE: "Unknown delivery date",
};
