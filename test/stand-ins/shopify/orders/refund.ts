/** A refund: lines taken back, money given back, or both. */
import { z } from "zod";
import { gid } from "../ids";
import { fromMinor, moneySet, toMinor } from "../money";
import { settleCurrentDiscounts, soldFor } from "./current-discounts";
import { removeFromRouting } from "./fulfillment-orders";
import { netPaymentMinor, presentedSet } from "./order-status";
import type { Order, RestRefund } from "./order-type";

export const refundInput = z.object({
  lines: z
    .array(
      z.object({ id: z.coerce.string().optional(), sku: z.string().optional(), quantity: z.int().min(1) }),
    )
    .default([]),
  /** What goes back to the shopper; 0 by default, as when a cash order loses a line before delivery. */
  amount: z.union([z.string(), z.number()]).transform(String).default("0"),
  note: z.string().nullable().default(null),
});

type NextId = (kind: "Refund" | "Transaction" | "Other") => string;

/** Returns what is wrong with the refund, undefined when it was made. */
export function applyRefund(
  order: Order,
  refund: z.output<typeof refundInput>,
  nextId: NextId,
  now: string,
): string | undefined {
  const { rest } = order;
  const { currency, presentment_currency: presentment } = rest;
  const id = nextId("Refund");
  let value = 0n;
  const lines: RestRefund["refund_line_items"][number][] = [];
  for (const { id: lineId, sku, quantity } of refund.lines) {
    const line = rest.line_items.find((one) => (lineId === undefined ? one.sku === sku : one.id === lineId));
    if (line === undefined) return `no line is ${lineId ?? sku ?? "unnamed"}`;
    if (quantity > line.current_quantity) return `only ${line.current_quantity} of ${line.title} are left`;
    const before = soldFor(order, line, line.current_quantity);
    line.current_quantity -= quantity;
    removeFromRouting(order, line.id, quantity, now);
    const minor = before - soldFor(order, line, line.current_quantity);
    value += minor;
    const subtotal = fromMinor(minor, currency);
    lines.push({
      id: nextId("Other"),
      line_item_id: line.id,
      line_item: { ...line },
      location_id: null,
      quantity,
      restock_type: "cancel",
      subtotal,
      subtotal_set: moneySet(subtotal, currency, presentment),
      total_tax: fromMinor(0n, currency),
      total_tax_set: moneySet(fromMinor(0n, currency), currency, presentment),
    });
  }

  const back = toMinor(refund.amount, currency);
  const paid = netPaymentMinor(order);
  if (back > paid) return `only ${fromMinor(paid, currency)} ${currency} was paid`;
  const total = toMinor(rest.current_total_price, currency) - (lines.length > 0 ? value : back);
  const owed = total - (paid - back);
  rest.current_total_price = fromMinor(total, currency);
  rest.current_total_price_set = presentedSet(order, rest.current_total_price);
  rest.total_outstanding = fromMinor(owed < 0n ? 0n : owed, currency);
  order.presentmentOutstanding = null;
  if (back > 0n) rest.financial_status = back === paid ? "refunded" : "partially_refunded";

  settleCurrentDiscounts(order);

  const amount = fromMinor(back, currency);
  rest.refunds.push({
    id,
    admin_graphql_api_id: gid("Refund", id),
    order_id: rest.id,
    created_at: now,
    processed_at: now,
    note: refund.note,
    user_id: null,
    restock: true,
    duties: [],
    order_adjustments: [],
    refund_shipping_lines: [],
    return: null,
    total_duties_set: moneySet(fromMinor(0n, currency), currency, presentment),
    refund_line_items: lines,
    transactions:
      back === 0n
        ? []
        : [
            {
              id: nextId("Transaction"),
              order_id: rest.id,
              kind: "refund",
              status: "success",
              gateway: rest.payment_gateway_names[0] ?? "manual",
              amount,
              currency,
              created_at: now,
              processed_at: now,
              test: false,
            },
          ],
  });
  return undefined;
}
