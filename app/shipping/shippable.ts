import type { FulfillmentOrder, ShippingOrder } from "./order";
import { problemOf, type Problem } from "./problem";

/** Why nothing of the order ships, or null when something may. */
export function whyNothingShips(order: ShippingOrder): Problem | null {
  if (order.cancelledAt) return problemOf("order_cancelled");
  if (order.test) return problemOf("test_order");
  const wanted = order.lines.filter((line) => line.quantity > 0);
  if (wanted.length === 0) return problemOf("nothing_to_ship");
  if (!wanted.some((line) => line.requiresShipping)) return problemOf("digital_only");
  // Shopify routes an order to its locations a moment after it is made; a webhook tells when it has.
  if (order.fulfillmentOrders.length === 0) return problemOf("not_yet_routed");
  const open = order.fulfillmentOrders.filter(isOpen);
  if (open.length === 0) return problemOf("already_fulfilled");
  const methods = new Set(open.map((fulfillmentOrder) => fulfillmentOrder.deliveryMethod));
  if (methods.has("SHIPPING") || methods.has("LOCAL")) return null;
  return problemOf(methods.has("NONE") && methods.size === 1 ? "no_delivery" : "local_pickup");
}

const isOpen = (fulfillmentOrder: FulfillmentOrder): boolean =>
  ["OPEN", "IN_PROGRESS", "SCHEDULED", "ON_HOLD"].includes(fulfillmentOrder.status) &&
  fulfillmentOrder.lines.some((line) => line.remaining > 0);

/** The fulfillment orders that travel by courier, each with its physical lines that remain. */
export function courierGroups(order: ShippingOrder): readonly CourierGroup[] {
  const physical = new Set(order.lines.filter((line) => line.requiresShipping).map((line) => line.id));
  return order.fulfillmentOrders
    .filter((candidate) => isOpen(candidate) && ["SHIPPING", "LOCAL"].includes(candidate.deliveryMethod))
    .map((fulfillmentOrder) => ({
      fulfillmentOrder,
      lines: fulfillmentOrder.lines
        .filter((line) => line.remaining > 0 && physical.has(line.orderLineId))
        .map((line) => ({ id: line.id, orderLineId: line.orderLineId, quantity: line.remaining })),
    }))
    .filter((group) => group.lines.length > 0);
}

export interface CourierGroup {
  readonly fulfillmentOrder: FulfillmentOrder;
  readonly lines: readonly { readonly id: string; readonly orderLineId: string; readonly quantity: number }[];
}

/** Why this fulfillment order cannot leave yet, in Shopify's terms. */
export function whyItWaits(fulfillmentOrder: FulfillmentOrder): Problem | null {
  if (fulfillmentOrder.status === "ON_HOLD") {
    return problemOf("on_hold", { values: { reasons: fulfillmentOrder.holdReasons.join(", ") } });
  }
  if (fulfillmentOrder.status === "SCHEDULED") {
    return problemOf("scheduled", { values: { date: fulfillmentOrder.fulfillAt?.toISOString() ?? "" } });
  }
  if (!fulfillmentOrder.canCreateFulfillment) {
    return problemOf("third_party_location", { values: { location: fulfillmentOrder.locationName } });
  }
  return null;
}
