/** Fulfillment orders: what is left to fulfil of an order, one for each location and way of delivery. */
import type { ChosenLines } from "./line-choice";
import type {
  DeliveryMethodType,
  FulfillmentHold,
  FulfillmentOrder,
  Location,
  Order,
  RestLineItem,
} from "./order-type";

export type Routing = {
  /** How the lines that need shipping reach the shopper. */
  readonly deliveryMethod: DeliveryMethodType;
  /** Where each line (by its position) is fulfilled; what is not named is at the first location. */
  readonly locations: readonly { readonly location: Location; readonly lines: ReadonlySet<number> | null }[];
  /** The window promised at checkout. */
  readonly deliverAfter: string | null;
  readonly deliverBefore: string | null;
  readonly fulfillAt: string | null;
  readonly hold: FulfillmentHold | null;
};

export type RoutingId = (kind: "FulfillmentOrder" | "FulfillmentOrderLineItem" | "DeliveryMethod") => string;

/**
 * Routes a new order. Lines that need no shipping get a fulfillment order of their own with method NONE, as
 * Shopify does: one fulfillment never holds two ways of delivery.
 */
export function routeOrder(
  order: Order,
  routing: Routing,
  nextId: RoutingId,
  now: string,
): FulfillmentOrder[] {
  const groups = new Map<string, { location: Location; method: DeliveryMethodType; lines: RestLineItem[] }>();
  for (const [index, line] of order.rest.line_items.entries()) {
    const location = locationOfLine(routing, index);
    const method = line.requires_shipping ? routing.deliveryMethod : "NONE";
    const key = `${location.id} ${method}`;
    const group = groups.get(key) ?? { location, method, lines: [] };
    group.lines.push(line);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ location, method, lines }) => ({
    id: nextId("FulfillmentOrder"),
    status: routing.hold !== null ? "ON_HOLD" : isLater(routing.fulfillAt, now) ? "SCHEDULED" : "OPEN",
    location,
    fulfillAt: routing.fulfillAt ?? now,
    createdAt: now,
    updatedAt: now,
    deliveryMethod: {
      id: nextId("DeliveryMethod"),
      methodType: method,
      deliverAfter: method === "NONE" ? null : routing.deliverAfter,
      deliverBefore: method === "NONE" ? null : routing.deliverBefore,
    },
    holds: routing.hold === null ? [] : [routing.hold],
    lines: lines.map((line) => ({
      id: nextId("FulfillmentOrderLineItem"),
      lineItemId: line.id,
      total: line.fulfillable_quantity,
      remaining: line.fulfillable_quantity,
    })),
  }));
}

function locationOfLine(routing: Routing, index: number): Location {
  const named = routing.locations.find(({ lines }) => lines?.has(index));
  const place = named ?? routing.locations.find(({ lines }) => lines === null) ?? routing.locations[0];
  if (place === undefined) throw new Error("an order is routed to at least one location");
  return place.location;
}

export function isLater(moment: string | null, now: string): boolean {
  return moment !== null && Date.parse(moment) > Date.parse(now);
}

export function hasRemaining(fulfillmentOrder: FulfillmentOrder): boolean {
  return fulfillmentOrder.lines.some((line) => line.remaining > 0);
}

/** What may be done with it now (`FulfillmentOrder.supportedActions`). */
export function supportedActions(fulfillmentOrder: FulfillmentOrder): readonly string[] {
  switch (fulfillmentOrder.status) {
    case "OPEN":
      return ["CREATE_FULFILLMENT", "REPORT_PROGRESS", "MOVE", "HOLD", "SPLIT"];
    case "IN_PROGRESS":
      return ["CREATE_FULFILLMENT", "REPORT_PROGRESS", "HOLD", "MARK_AS_OPEN"];
    case "SCHEDULED":
      return ["MARK_AS_OPEN"];
    case "ON_HOLD":
      return ["RELEASE_HOLD", "HOLD", "MOVE"];
    case "CLOSED":
    case "CANCELLED":
      return [];
  }
}

/** Takes lines away (sold back, edited out, cancelled); one with nothing left is closed. */
export function removeFromRouting(order: Order, lineItemId: string, quantity: number, now: string): void {
  let left = quantity;
  for (const fulfillmentOrder of order.fulfillmentOrders) {
    for (const line of fulfillmentOrder.lines) {
      if (line.lineItemId !== lineItemId) continue;
      const taken = Math.min(left, line.remaining);
      line.remaining -= taken;
      line.total -= taken;
      left -= taken;
    }
    closeIfDone(fulfillmentOrder, now);
  }
}

/** One that nothing more happens to. */
export function isOver({ status }: FulfillmentOrder): boolean {
  return status === "CLOSED" || status === "CANCELLED";
}

/** How much of a line is still to be fulfilled. */
export function openQuantity(order: Order, lineItemId: string): number {
  return order.fulfillmentOrders
    .flatMap(({ lines }) => lines)
    .filter((line) => line.lineItemId === lineItemId)
    .reduce((sum, { remaining }) => sum + remaining, 0);
}

/** A new, empty one beside another: of the same order, place and way of delivery. */
export function beside(other: FulfillmentOrder, nextId: RoutingId, now: string): FulfillmentOrder {
  return {
    ...other,
    id: nextId("FulfillmentOrder"),
    status: "OPEN",
    createdAt: now,
    updatedAt: now,
    holds: [],
    lines: [],
  };
}

/** Puts some of a line into a fulfillment order. */
export function putLine(
  into: FulfillmentOrder,
  lineItemId: string,
  quantity: number,
  nextId: RoutingId,
): void {
  const entry = into.lines.find((line) => line.lineItemId === lineItemId);
  if (entry === undefined) {
    into.lines.push({
      id: nextId("FulfillmentOrderLineItem"),
      lineItemId,
      total: quantity,
      remaining: quantity,
    });
  } else {
    entry.remaining += quantity;
    entry.total += quantity;
  }
}

/** Takes lines out of the one and puts them into the other; what has nothing left is closed. */
export function transfer(
  { fulfillmentOrder: from, lines }: ChosenLines,
  into: FulfillmentOrder,
  nextId: RoutingId,
  now: string,
): void {
  for (const { id, lineItemId, quantity } of lines) {
    const entry = from.lines.find((line) => line.id === id);
    if (entry === undefined) throw new Error(`fulfillment order ${from.id} has no line ${id}`);
    entry.remaining -= quantity;
    entry.total -= quantity;
    // Not a trace of it is left, as at Shopify; one that was fulfilled in part stays.
    if (entry.total === 0) from.lines.splice(from.lines.indexOf(entry), 1);
    putLine(into, lineItemId, quantity, nextId);
  }
  from.updatedAt = now;
  into.updatedAt = now;
  closeIfDone(from, now);
}

export function closeIfDone(fulfillmentOrder: FulfillmentOrder, now: string): void {
  if (hasRemaining(fulfillmentOrder) || isOver(fulfillmentOrder)) return;
  fulfillmentOrder.status = "CLOSED";
  fulfillmentOrder.updatedAt = now;
}
