import type { FulfillmentOrder, ShippingOrder } from "./order";
import type { Shipment } from "./shipment";

/**
 * The fulfillment order a shipment's goods were taken from, or, after a split, a move or a merge, the one that names
 * them now; null once Shopify has forgotten both.
 */
export function fulfillmentOrderOf(
  order: ShippingOrder,
  { fulfillmentOrderId, lines }: Shipment,
): FulfillmentOrder | null {
  const own = order.fulfillmentOrders.find(({ id }) => id === fulfillmentOrderId);
  const successor = order.fulfillmentOrders.findLast((candidate) =>
    candidate.lines.some((line) => lines.some(({ orderLineId }) => orderLineId === line.orderLineId)),
  );
  return own ?? successor ?? null;
}
