/** What Shopify's admin calls the parts of an order. */
import type { FulfillmentOrder, Order } from "../../orders/order-type";

/** `#1001-F2`: the second one that the order was routed to. */
export function fulfillmentOrderName(order: Order, { id }: FulfillmentOrder): string {
  const position = order.fulfillmentOrders.findIndex((one) => one.id === id) + 1;
  return `${order.rest.name}-F${String(position)}`;
}
