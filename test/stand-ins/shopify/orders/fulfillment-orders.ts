/** Fulfillment orders: what is left to fulfil of an order, one for each location and way of delivery. */
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

type NextId = (kind: "FulfillmentOrder" | "FulfillmentOrderLineItem" | "DeliveryMethod") => string;

/**
 * Routes a new order. Lines that need no shipping get a fulfillment order of their own with method NONE, as
 * Shopify does: one fulfillment never holds two ways of delivery.
 */
export function routeOrder(order: Order, routing: Routing, nextId: NextId, now: string): FulfillmentOrder[] {
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

export function closeIfDone(fulfillmentOrder: FulfillmentOrder, now: string): void {
  if (hasRemaining(fulfillmentOrder) || ["CLOSED", "CANCELLED"].includes(fulfillmentOrder.status)) return;
  fulfillmentOrder.status = "CLOSED";
  fulfillmentOrder.updatedAt = now;
}
