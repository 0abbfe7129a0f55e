/** An order edit: quantities raised and lowered, lines added (`orderEditSetQuantity`, `orderEditAddCustomItem`). */
import { z } from "zod";
import { fromMinor, toMinor } from "../money";
import type { Shops } from "../shops";
import type { OrderEdit } from "../webhooks/payloads";
import { amountIn, completeLine } from "./complete-line";
import { settleCurrentDiscounts, soldFor } from "./current-discounts";
import { beside, isOver, openQuantity, putLine, removeFromRouting } from "./fulfillment-orders";
import { lineKey, namedLine } from "./line-choice";
import { lineInput } from "./order-input";
import { namedLocation } from "./new-order";
import { presentedSet } from "./order-status";
import type { FulfillmentOrder, Location, Order, RestLineItem } from "./order-type";

/** The quantity that a line has from now on, or a line that is new: one with a title and no id. */
export const lineEdit = z.union([
  lineInput
    .omit({ id: true })
    .extend({ title: z.string(), quantity: z.int().min(1).default(1), location: z.string().optional() })
    .refine((line) => !("id" in line), "a line with an id is not new"),
  z.object({ ...lineKey, quantity: z.int().min(0) }),
]);
type LineEdit = z.output<typeof lineEdit>;

/** Returns what was added and removed, or what is wrong: then nothing was. */
export function editLines(
  shops: Shops,
  order: Order,
  edits: readonly LineEdit[],
  now: string,
): OrderEdit | string {
  if (order.rest.cancelled_at !== null) return "a cancelled order cannot be edited";
  for (const edit of edits) {
    if ("title" in edit) continue;
    const line = namedLine(order, edit);
    if (typeof line === "string") return line;
    const open = openQuantity(order, line.id);
    if (line.current_quantity - edit.quantity > open) {
      return `only ${open} of ${line.title} can be taken off: the rest is fulfilled`;
    }
  }
  const additions: { id: string; delta: number }[] = [];
  const removals: { id: string; delta: number }[] = [];
  const { currency } = order.rest;
  let difference = 0n;
  for (const edit of edits) {
    const line = "title" in edit ? addLine(shops, order, edit) : namedLine(order, edit);
    if (typeof line === "string") return line;
    const delta = edit.quantity - line.current_quantity;
    if (delta === 0) continue;
    if (delta < 0) removeFromRouting(order, line.id, -delta, now);
    else addToRouting(shops, order, line, delta, "title" in edit ? edit.location : undefined, now);
    (delta > 0 ? additions : removals).push({ id: line.id, delta: Math.abs(delta) });
    const before = soldFor(order, line, line.current_quantity);
    line.current_quantity = edit.quantity;
    // What is added is sold without the discounts of the sale: they are spread over more of the line.
    if (delta > 0) line.quantity = Math.max(line.quantity, edit.quantity);
    difference += soldFor(order, line, edit.quantity) - before;
  }
  setCurrentTotal(order, toMinor(order.rest.current_total_price, currency) + difference);
  setOutstanding(order, toMinor(order.rest.total_outstanding, currency) + difference);
  if (order.rest.financial_status === "paid" && toMinor(order.rest.total_outstanding, currency) > 0n) {
    order.rest.financial_status = "partially_paid";
  }
  settleCurrentDiscounts(order);
  order.edited = true;
  return { additions, removals };
}

/** A new line with nothing of it yet: the edit then raises it. */
function addLine(shops: Shops, order: Order, edit: Extract<LineEdit, { title: string }>): RestLineItem {
  const { currency, presentment_currency: presentment } = order.rest;
  const { location: _place, ...given } = edit;
  const price = amountIn(currency, given.price ?? "0");
  // As a custom item: no product of the shop stands behind it unless one is named.
  const line = completeLine({ variant_id: null, product_id: null, ...given, price }, currency, presentment, {
    nextId: shops.nextId,
  });
  order.rest.line_items.push(Object.assign(line, { current_quantity: 0, fulfillable_quantity: 0 }));
  return line;
}

/** To an open fulfillment order of its place and way of delivery, or to a new one when all of these are closed. */
function addToRouting(
  shops: Shops,
  order: Order,
  line: RestLineItem,
  quantity: number,
  place: string | undefined,
  now: string,
): void {
  const suits = ({ deliveryMethod }: FulfillmentOrder): boolean =>
    (deliveryMethod.methodType === "NONE") !== line.requires_shipping;
  const holds = ({ lines }: FulfillmentOrder): boolean => lines.some((entry) => entry.lineItemId === line.id);
  const all = order.fulfillmentOrders;
  const origin = all.findLast(holds) ?? all.find(suits) ?? all[0];
  if (origin === undefined) return;
  const domain = order.shop ?? shops.likelyShop() ?? "";
  const location: Location = place === undefined ? origin.location : namedLocation(shops, domain, place);
  const open = all.filter((one) => !isOver(one) && suits(one) && one.location.id === location.id);
  const into = open.find(holds) ?? open[0];
  if (into !== undefined) {
    putLine(into, line.id, quantity, shops.nextId);
    into.updatedAt = now;
    return;
  }
  const made = Object.assign(beside(origin, shops.nextId, now), { location, fulfillAt: now });
  if (!suits(origin)) made.deliveryMethod = methodOf(shops, line, origin);
  putLine(made, line.id, quantity, shops.nextId);
  all.push(made);
}

function methodOf(
  shops: Shops,
  line: RestLineItem,
  origin: FulfillmentOrder,
): FulfillmentOrder["deliveryMethod"] {
  return {
    ...origin.deliveryMethod,
    id: shops.nextId("DeliveryMethod"),
    methodType: line.requires_shipping ? "SHIPPING" : "NONE",
  };
}

export function setCurrentTotal(order: Order, minor: bigint): void {
  order.rest.current_total_price = fromMinor(minor, order.rest.currency);
  order.rest.current_total_price_set = presentedSet(order, order.rest.current_total_price);
}

export function setOutstanding(order: Order, minor: bigint): void {
  order.rest.total_outstanding = fromMinor(minor < 0n ? 0n : minor, order.rest.currency);
  order.presentmentOutstanding = null;
}
