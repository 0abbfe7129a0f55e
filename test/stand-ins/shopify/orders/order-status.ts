/** The states of an order that follow from its lines, fulfillment orders and payments. */
import { exchange, type MoneySet, moneySet, toMinor } from "../money";
import type { Order } from "./order-type";

/** Brings the REST fields that follow from fulfillments up to date. */
export function settleFulfillmentState(order: Order): void {
  for (const line of order.rest.line_items) {
    const fulfilled = fulfilledQuantity(order, line.id);
    const remaining = order.fulfillmentOrders
      .flatMap((fulfillmentOrder) => fulfillmentOrder.lines)
      .filter((entry) => entry.lineItemId === line.id)
      .reduce((total, entry) => total + entry.remaining, 0);
    line.fulfillable_quantity = remaining;
    line.fulfillment_status = fulfilled === 0 ? null : remaining === 0 ? "fulfilled" : "partial";
  }
  const states = order.rest.line_items.map((line) => line.fulfillment_status);
  const some = states.some((state) => state !== null);
  const all = order.rest.line_items.every((line) => line.fulfillable_quantity === 0);
  order.rest.fulfillment_status = !some ? null : all ? "fulfilled" : "partial";
}

export function fulfilledQuantity(order: Order, lineItemId: string): number {
  return order.fulfillments
    .filter((fulfillment) => fulfillment.status === "SUCCESS")
    .flatMap((fulfillment) => fulfillment.lines)
    .filter((line) => line.lineItemId === lineItemId)
    .reduce((total, line) => total + line.quantity, 0);
}

/** GraphQL's `displayFulfillmentStatus`. */
export function displayFulfillmentStatus(order: Order): string {
  if (order.rest.fulfillment_status === "fulfilled") return "FULFILLED";
  if (order.rest.fulfillment_status === "partial") return "PARTIALLY_FULFILLED";
  const statuses = order.fulfillmentOrders.map((fulfillmentOrder) => fulfillmentOrder.status);
  if (statuses.includes("ON_HOLD")) return "ON_HOLD";
  if (statuses.includes("IN_PROGRESS")) return "IN_PROGRESS";
  if (statuses.length > 0 && statuses.every((status) => status === "SCHEDULED")) return "SCHEDULED";
  return "UNFULFILLED";
}

export function refundedMinor(order: Order): bigint {
  return order.rest.refunds
    .flatMap((refund) => refund.transactions)
    .filter((transaction) => transaction.kind === "refund")
    .reduce((total, transaction) => total + toMinor(transaction.amount, order.rest.currency), 0n);
}

/** What was paid and kept: the present total without what is still owed. */
export function netPaymentMinor(order: Order): bigint {
  const { currency } = order.rest;
  // Nothing is asked any more, and nothing ever came.
  if (order.rest.financial_status === "voided") return 0n;
  const net =
    toMinor(order.rest.current_total_price, currency) - toMinor(order.rest.total_outstanding, currency);
  return net < 0n ? 0n : net;
}

/** An amount of the shop's currency in the shopper's. */
export function inPresentment({ rest }: Order, amount: string): string {
  const rates = [rest.total_price_set, ...rest.line_items.map((line) => line.price_set)];
  return exchange(amount, rest.currency, rest.presentment_currency, rates);
}

/** An amount of the order in both of its currencies. */
export function presentedSet(order: Order, amount: string): MoneySet {
  const { currency, presentment_currency: presentment } = order.rest;
  return moneySet(amount, currency, presentment, inPresentment(order, amount));
}
