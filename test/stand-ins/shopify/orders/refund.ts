/** A refund: lines taken back, money given back, or both. */
import { z } from "zod";
import { gid } from "../ids";
import { fromMinor, moneySet, toMinor } from "../money";
import { settleCurrentDiscounts, soldFor } from "./current-discounts";
import { openQuantity, removeFromRouting } from "./fulfillment-orders";
import { lineKey, namedLine } from "./line-choice";
import { netPaymentMinor, presentedSet } from "./order-status";
import type { Order, RestLineItem, RestRefund } from "./order-type";

/**
 * REST's `restock_type`. cancel: not fulfilled yet, and it will not be. return: it was fulfilled. no_restock: what is to be
 * fulfilled stays as it is, whatever was given back.
 */
const restockType = z.enum(["cancel", "return", "no_restock"]);
type RestockType = z.output<typeof restockType>;

export const refundInput = z.object({
  lines: z
    .array(z.object({ ...lineKey, quantity: z.int().min(1), restock_type: restockType.optional() }))
    .default([]),
  /** Without: every line is no_restock that does not say otherwise. */
  restock: z.boolean().default(true),
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
  const parts = refundedParts(order, refund);
  if (typeof parts === "string") return parts;
  const back = toMinor(refund.amount, currency);
  const paid = netPaymentMinor(order);
  if (back > paid) return `only ${fromMinor(paid, currency)} ${currency} was paid`;

  const id = nextId("Refund");
  let value = 0n;
  const lines: RestRefund["refund_line_items"][number][] = [];
  for (const { line, quantity, type } of parts) {
    const before = soldFor(order, line, line.current_quantity);
    line.current_quantity -= quantity;
    if (type === "cancel") removeFromRouting(order, line.id, quantity, now);
    const minor = before - soldFor(order, line, line.current_quantity);
    value += minor;
    const subtotal = fromMinor(minor, currency);
    lines.push({
      id: nextId("Other"),
      line_item_id: line.id,
      line_item: { ...line },
      location_id: null,
      quantity,
      restock_type: type,
      subtotal,
      subtotal_set: moneySet(subtotal, currency, presentment),
      total_tax: fromMinor(0n, currency),
      total_tax_set: moneySet(fromMinor(0n, currency), currency, presentment),
    });
  }

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
    restock: refund.restock,
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

type Part = { readonly line: RestLineItem; readonly quantity: number; readonly type: RestockType };

/** What goes back of each line: first what is still to be fulfilled, then what was. Or what is wrong. */
function refundedParts(order: Order, { lines, restock }: z.output<typeof refundInput>): Part[] | string {
  const parts: Part[] = [];
  for (const wanted of lines) {
    const line = namedLine(order, wanted);
    if (typeof line === "string") return line;
    const before = parts.filter((part) => part.line === line);
    const sum = (some: readonly Part[]): number => some.reduce((all, { quantity }) => all + quantity, 0);
    const left = line.current_quantity - sum(before);
    if (wanted.quantity > left) return `only ${left} of ${line.title} are left`;
    const open = openQuantity(order, line.id) - sum(before.filter(({ type }) => type === "cancel"));
    const type = wanted.restock_type ?? (restock ? undefined : "no_restock");
    if (type === "cancel" && wanted.quantity > open) {
      return `only ${open} of ${line.title} are not fulfilled yet`;
    }
    const cancelled = type === undefined ? Math.min(open, wanted.quantity) : 0;
    if (cancelled > 0) parts.push({ line, quantity: cancelled, type: "cancel" });
    const others = wanted.quantity - cancelled;
    if (others > 0) parts.push({ line, quantity: others, type: type ?? "return" });
  }
  return parts;
}
