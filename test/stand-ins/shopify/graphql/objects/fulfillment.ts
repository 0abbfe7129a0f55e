/** Fulfillment with its tracking and events. */
import { gid } from "../../ids";
import { soldFor } from "../../orders/current-discounts";
import { displayStatus } from "../../orders/fulfillments";
import type { Fulfillment, FulfillmentEvent, Order } from "../../orders/order-type";
import { toMinor } from "../../money";
import { firstOf, listConnection, type PageArgs } from "../connection";
import { fulfillmentOrderObject, locationObject } from "./fulfillment-order";
import { lineItem } from "./line-item";
import { bagOf } from "./money";
import { orderObject } from "./order";

export function fulfillmentObject(order: Order, held: Fulfillment): Record<string, unknown> {
  const happened = (status: string): string | null =>
    held.events.find((event) => event.status === status)?.happenedAt ?? null;
  return {
    __typename: "Fulfillment",
    id: gid("Fulfillment", held.id),
    legacyResourceId: held.id,
    name: held.name,
    status: held.status,
    displayStatus: displayStatus(held),
    createdAt: held.createdAt,
    updatedAt: held.updatedAt,
    deliveredAt: happened("DELIVERED"),
    inTransitAt: happened("IN_TRANSIT"),
    estimatedDeliveryAt: null,
    requiresShipping: true,
    totalQuantity: held.lines.reduce((total, line) => total + line.quantity, 0),
    order: () => orderObject(order),
    location: () => locationObject(held.location),
    originAddress: null,
    trackingInfo: (args: { readonly first?: number | null }) =>
      firstOf(held.tracking, args).map((tracking) => ({
        __typename: "FulfillmentTrackingInfo",
        ...tracking,
      })),
    fulfillmentLineItems: (args: PageArgs) =>
      listConnection(held.lines, args, (line) => fulfillmentLine(order, line)),
    fulfillmentOrders: (args: PageArgs) =>
      listConnection(
        order.fulfillmentOrders.filter(({ id }) => held.lines.some((line) => line.fulfillmentOrderId === id)),
        args,
        (fulfillmentOrder) => fulfillmentOrderObject(order, fulfillmentOrder),
      ),
    events: (args: PageArgs) =>
      listConnection(
        [...held.events].sort((a, b) => Date.parse(a.happenedAt) - Date.parse(b.happenedAt)),
        args,
        fulfillmentEventObject,
      ),
  };
}

export function fulfillmentEventObject(event: FulfillmentEvent) {
  return {
    __typename: "FulfillmentEvent",
    id: gid("FulfillmentEvent", event.id),
    status: event.status,
    happenedAt: event.happenedAt,
    createdAt: event.createdAt,
    message: event.message,
    estimatedDeliveryAt: null,
    address1: null,
    city: null,
    country: null,
    province: null,
    zip: null,
    latitude: null,
    longitude: null,
  };
}

function fulfillmentLine(order: Order, held: Fulfillment["lines"][number]) {
  const line = order.rest.line_items.find(({ id }) => id === held.lineItemId);
  if (line === undefined) throw new Error(`order ${order.rest.name} has no line ${held.lineItemId}`);
  const total = toMinor(line.price, order.rest.currency) * BigInt(held.quantity);
  return {
    __typename: "FulfillmentLineItem",
    id: gid("FulfillmentLineItem", held.id),
    quantity: held.quantity,
    lineItem: () => lineItem(order, line),
    originalTotalSet: bagOf(order, total),
    discountedTotalSet: bagOf(order, soldFor(order, line, held.quantity)),
  };
}
