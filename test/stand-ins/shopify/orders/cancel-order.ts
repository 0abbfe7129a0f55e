/**
 * Cancelling an order. Shopify's help pages: an order can be cancelled that was not paid, or of which nothing is fulfilled.
 * One that was sent and is to be paid at the door is cancelled with its fulfillments left as they are: staff, or an app,
 * cancel those one by one.
 */
import { fromMinor, toMinor } from "../money";
import type { Shops } from "../shops";
import type { Happening } from "../webhooks/announce";
import { setCurrentTotal, setOutstanding } from "./edit-lines";
import { closeRouting } from "./new-order";
import { netPaymentMinor } from "./order-status";
import type { Order } from "./order-type";
import { applyRefund } from "./refund";

/** Takes all lines back, gives back what was paid, and closes what was to be fulfilled. */
export function cancelOrder(
  shops: Shops,
  order: Order,
  at: string,
  reason: string | null,
): readonly Happening[] | string {
  const { rest } = order;
  const now = shops.now();
  const paid = netPaymentMinor(order);
  if (rest.cancelled_at !== null) return "this order is cancelled already";
  if (paid > 0n && order.fulfillments.some(({ status }) => status === "SUCCESS")) {
    return "this order was paid and is fulfilled: cancel its fulfillments first";
  }
  const lines = rest.line_items
    .filter(({ current_quantity: quantity }) => quantity > 0)
    .map(({ id, current_quantity: quantity }) => ({ id, quantity }));
  const amount = fromMinor(paid, rest.currency);
  const wasOwed = toMinor(rest.total_outstanding, rest.currency);
  const refused = applyRefund(order, { lines, amount, restock: true, note: null }, shops.nextId, now);
  if (refused !== undefined) return refused;
  if (paid > 0n) rest.financial_status = "refunded";
  else if (wasOwed > 0n) rest.financial_status = "voided";
  setCurrentTotal(order, 0n);
  setOutstanding(order, 0n);
  rest.cancelled_at = at;
  rest.cancel_reason = reason ?? rest.cancel_reason ?? "customer";
  closeRouting(order, now);
  return [
    { topic: "refunds/create", order },
    { topic: "orders/cancelled", order },
  ];
}
