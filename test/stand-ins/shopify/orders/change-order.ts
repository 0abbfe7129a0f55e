/** `POST /_control/orders/ID`: what a merchant or a shopper changes, and the topics Shopify announces it on. */
import { z } from "zod";
import { fromMinor, toMinor } from "../money";
import type { Shops } from "../shops";
import type { Happening } from "../webhooks/announce";
import { OWES_NOTHING } from "./complete-order";
import { completeAddress } from "./complete-people";
import { settleCurrentDiscounts, soldFor } from "./current-discounts";
import { createFulfillment } from "./fulfillments";
import { closeIfDone, isLater, removeFromRouting } from "./fulfillment-orders";
import { closeRouting, holdInput, namedLocation, newHold } from "./new-order";
import { addressInput, financialStatus } from "./order-input";
import type { FulfillmentOrder, Order } from "./order-type";
import { presentedSet, settleFulfillmentState } from "./order-status";
import { applyRefund, refundInput } from "./refund";

const amount = z.union([z.string(), z.number()]).transform(String);
const lineKey = z.object({
  id: z.coerce.string().optional(),
  sku: z.string().optional(),
  quantity: z.int().min(0),
});

/** Any other key is written into the order as it is. */
export const orderChange = z.looseObject({
  shipping_address: addressInput.nullable().optional(),
  billing_address: addressInput.nullable().optional(),
  tags: z.union([z.string(), z.array(z.string())]).optional(),
  financial_status: financialStatus.optional(),
  total_outstanding: amount.optional(),
  current_total_price: amount.optional(),
  /** A moment, or true for now. */
  cancelled_at: z.union([z.literal(true), z.iso.datetime({ offset: true })]).optional(),
  /** An order edit: the quantity that each named line (by id or SKU) has from now on. */
  line_items: z.array(lineKey).optional(),
  refund: refundInput.optional(),
  hold: holdInput.optional(),
  release: z.literal(true).optional(),
  /** Reschedules; a moment that has passed opens. */
  fulfill_at: z.iso.datetime({ offset: true }).optional(),
  /** Moves everything open to another location, by name. */
  move: z.string().optional(),
  /** Fulfilled by hand in the admin. */
  fulfill: z
    .union([
      z.literal(true),
      z.object({
        company: z.string().nullable().default(null),
        number: z.string().nullable().default(null),
        url: z.string().nullable().default(null),
        notifyCustomer: z.boolean().default(false),
      }),
    ])
    .optional(),
});

export type OrderChange = z.output<typeof orderChange>;

export type Changed =
  | { readonly ok: true; readonly happenings: readonly Happening[] }
  | { readonly ok: false; readonly error: string };

export function changeOrder(shops: Shops, order: Order, change: OrderChange): Changed {
  const now = shops.now();
  const happenings: Happening[] = [];
  const { rest } = order;
  const {
    shipping_address: shippingAddress,
    billing_address: billingAddress,
    tags,
    total_outstanding: outstanding,
    current_total_price: currentTotal,
    cancelled_at: cancelledAt,
    line_items: lines,
    refund,
    hold,
    release,
    fulfill_at: fulfillAt,
    move,
    fulfill,
    ...plain
  } = change;

  Object.assign(rest, plain);
  if (tags !== undefined) rest.tags = Array.isArray(tags) ? tags.join(", ") : tags;
  if (shippingAddress !== undefined) {
    rest.shipping_address =
      shippingAddress && completeAddress({ ...rest.shipping_address, name: undefined, ...shippingAddress });
  }
  if (billingAddress !== undefined) {
    rest.billing_address =
      billingAddress && completeAddress({ ...rest.billing_address, name: undefined, ...billingAddress });
  }
  if (currentTotal !== undefined) setCurrentTotal(order, toMinor(currentTotal, rest.currency));
  if (OWES_NOTHING.has(plain.financial_status ?? "") && outstanding === undefined) {
    rest.total_outstanding = fromMinor(0n, rest.currency);
  }
  if (outstanding !== undefined) {
    rest.total_outstanding = fromMinor(toMinor(outstanding, rest.currency), rest.currency);
    order.presentmentOutstanding = null;
  }
  if (lines !== undefined) {
    const edit = editLines(order, lines, shops, now);
    if (edit === undefined) return { ok: false, error: "no line has this id or SKU" };
    happenings.push({ topic: "orders/edited", order, edit });
  }
  if (refund !== undefined) {
    const refused = applyRefund(order, refund, shops.nextId, now);
    if (refused !== undefined) return { ok: false, error: refused };
    happenings.push({ topic: "refunds/create", order });
  }
  if (cancelledAt !== undefined) {
    rest.cancelled_at = cancelledAt === true ? now : cancelledAt;
    rest.cancel_reason ??= "customer";
    closeRouting(order, now);
    happenings.push({ topic: "orders/cancelled", order });
  }
  happenings.push(...changeRouting(shops, order, { hold, release, fulfillAt, move }, now));
  if (fulfill !== undefined) {
    const made = fulfilByHand(shops, order, fulfill, now);
    if (typeof made === "string") return { ok: false, error: made };
    happenings.push(...made);
  }

  settleFulfillmentState(order);
  rest.updated_at = typeof plain["updated_at"] === "string" ? plain["updated_at"] : now;
  happenings.push({ topic: "orders/updated", order });
  return { ok: true, happenings };
}

function editLines(
  order: Order,
  wanted: readonly z.output<typeof lineKey>[],
  shops: Shops,
  now: string,
): NonNullable<Happening["edit"]> | undefined {
  const additions: { id: string; delta: number }[] = [];
  const removals: { id: string; delta: number }[] = [];
  let difference = 0n;
  for (const { id, sku, quantity } of wanted) {
    const line = order.rest.line_items.find((one) => (id === undefined ? one.sku === sku : one.id === id));
    if (line === undefined) return undefined;
    const delta = quantity - line.current_quantity;
    if (delta === 0) continue;
    (delta > 0 ? additions : removals).push({ id: line.id, delta: Math.abs(delta) });
    if (delta > 0) addToRouting(order, line.id, delta, shops);
    else removeFromRouting(order, line.id, -delta, now);
    const before = soldFor(order, line, line.current_quantity);
    line.current_quantity = quantity;
    // What is added is sold without the discounts of the sale: they are spread over more of the line.
    if (delta > 0) line.quantity = Math.max(line.quantity, quantity);
    difference += soldFor(order, line, quantity) - before;
  }
  const { currency } = order.rest;
  setCurrentTotal(order, toMinor(order.rest.current_total_price, currency) + difference);
  setOutstanding(order, toMinor(order.rest.total_outstanding, currency) + difference);
  settleCurrentDiscounts(order);
  order.edited = true;
  return { additions, removals };
}

function addToRouting(order: Order, lineItemId: string, quantity: number, shops: Shops): void {
  const open = order.fulfillmentOrders.find(({ status }) => !["CLOSED", "CANCELLED"].includes(status));
  const entry = open?.lines.find((line) => line.lineItemId === lineItemId);
  if (entry !== undefined) {
    entry.remaining += quantity;
    entry.total += quantity;
  } else if (open !== undefined) {
    const id = shops.nextId("FulfillmentOrderLineItem");
    open.lines.push({ id, lineItemId, total: quantity, remaining: quantity });
  }
}

function setCurrentTotal(order: Order, minor: bigint): void {
  order.rest.current_total_price = fromMinor(minor, order.rest.currency);
  order.rest.current_total_price_set = presentedSet(order, order.rest.current_total_price);
}

function setOutstanding(order: Order, minor: bigint): void {
  order.rest.total_outstanding = fromMinor(minor < 0n ? 0n : minor, order.rest.currency);
  order.presentmentOutstanding = null;
}

type RoutingChange = Pick<OrderChange, "hold" | "release" | "move"> & {
  readonly fulfillAt: string | undefined;
};

function changeRouting(shops: Shops, order: Order, change: RoutingChange, now: string): readonly Happening[] {
  const happenings: Happening[] = [];
  const open = (one: FulfillmentOrder): boolean => !["CLOSED", "CANCELLED"].includes(one.status);
  for (const fulfillmentOrder of order.fulfillmentOrders.filter(open)) {
    const happened = (topic: string): number => happenings.push({ topic, order, fulfillmentOrder });
    if (change.hold !== undefined && change.hold !== false) {
      fulfillmentOrder.holds.push(newHold(shops, change.hold));
      fulfillmentOrder.status = "ON_HOLD";
      happened("fulfillment_orders/placed_on_hold");
    }
    if (change.release === true || change.hold === false) {
      fulfillmentOrder.holds = [];
      fulfillmentOrder.status = isLater(fulfillmentOrder.fulfillAt, now) ? "SCHEDULED" : "OPEN";
      happened("fulfillment_orders/hold_released");
    }
    if (change.fulfillAt !== undefined) {
      fulfillmentOrder.fulfillAt = change.fulfillAt;
      fulfillmentOrder.status = isLater(change.fulfillAt, now) ? "SCHEDULED" : "OPEN";
      happened("fulfillment_orders/rescheduled");
    }
    if (change.move !== undefined) {
      fulfillmentOrder.location = namedLocation(shops, order.shop ?? shops.likelyShop() ?? "", change.move);
      happened("fulfillment_orders/moved");
    }
    fulfillmentOrder.updatedAt = now;
    closeIfDone(fulfillmentOrder, now);
  }
  return happenings;
}

/** One fulfillment for each fulfillment order that is open. */
function fulfilByHand(
  shops: Shops,
  order: Order,
  how: NonNullable<OrderChange["fulfill"]>,
  now: string,
): readonly Happening[] | string {
  const { notifyCustomer, ...tracking } =
    how === true ? { company: null, number: null, url: null, notifyCustomer: false } : how;
  const open = order.fulfillmentOrders.filter(({ status }) => ["OPEN", "IN_PROGRESS"].includes(status));
  if (open.length === 0) return "nothing of this order is open to fulfil";
  const happenings: Happening[] = [];
  for (const { id } of open) {
    const wish = {
      wanted: [{ fulfillmentOrderId: id, lines: null }],
      tracking: how === true ? [] : [tracking],
      notifyCustomer,
    };
    const made = createFulfillment(() => order, wish, shops.nextId, now);
    if (!made.ok) return made.refusal.message;
    happenings.push({ topic: "fulfillments/create", order, fulfillment: made.value.fulfillment });
  }
  return happenings;
}
