/** `POST /_control/orders/ID`: what a merchant or a shopper changes, and the topics Shopify announces it on. */
import { z } from "zod";
import { fromMinor, toMinor } from "../money";
import type { Shops } from "../shops";
import type { Happening } from "../webhooks/announce";
import { cancelByHand, cancelFulfillmentChange, fulfilByHand, fulfillChange } from "./by-hand";
import { cancelOrder } from "./cancel-order";
import { OWES_NOTHING } from "./complete-order";
import { completeAddress } from "./complete-people";
import { editLines, lineEdit, setCurrentTotal, setOutstanding } from "./edit-lines";
import { hold, holdChange, release, releaseChange, reschedule } from "./hold";
import { addressInput, financialStatus } from "./order-input";
import { settleFulfillmentState } from "./order-status";
import type { Order } from "./order-type";
import { applyRefund, refundInput } from "./refund";
import { merge, move, moveChange, split, splitChange } from "./regroup";

const amount = z.union([z.string(), z.number()]).transform(String);

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
  cancel_reason: z.string().optional(),
  /** An order edit. */
  line_items: z.array(lineEdit).min(1).optional(),
  refund: refundInput.optional(),
  hold: holdChange.optional(),
  release: releaseChange.optional(),
  /** Reschedules; a moment that has passed opens. */
  fulfill_at: z.iso.datetime({ offset: true }).optional(),
  move: moveChange.optional(),
  split: splitChange.optional(),
  merge: z.literal(true).optional(),
  /** Fulfilled by hand in the admin. */
  fulfill: fulfillChange.optional(),
  cancel_fulfillment: cancelFulfillmentChange.optional(),
});

export type OrderChange = z.output<typeof orderChange>;

export type Changed =
  | { readonly ok: true; readonly happenings: readonly Happening[] }
  | { readonly ok: false; readonly error: string };

/** What was done before the first part that is refused stays done, as when staff do one thing after the other. */
export function changeOrder(shops: Shops, order: Order, change: OrderChange): Changed {
  const now = shops.now();
  const { rest } = order;
  const plain = changeFields(order, change);
  const happenings: Happening[] = [];
  for (const step of steps(shops, order, change, now)) {
    const done = step();
    settleFulfillmentState(order);
    if (typeof done === "string") return { ok: false, error: done };
    happenings.push(...done);
  }
  rest.updated_at = typeof plain["updated_at"] === "string" ? plain["updated_at"] : now;
  happenings.push({ topic: "orders/updated", order });
  return { ok: true, happenings };
}

type Step = () => readonly Happening[] | string;

/** What is asked for, in the order in which it is done when it is asked for at once. */
function steps(shops: Shops, order: Order, change: OrderChange, now: string): readonly Step[] {
  const when = <Wish>(wish: Wish | undefined, go: (wish: Wish) => ReturnType<Step>): readonly Step[] =>
    wish === undefined ? [] : [() => go(wish)];
  return [
    ...when(change.line_items, (edits) => {
      const edit = editLines(shops, order, edits, now);
      return typeof edit === "string" ? edit : [{ topic: "orders/edited", order, edit }];
    }),
    ...when(change.refund, (refund) => {
      const refused = applyRefund(order, refund, shops.nextId, now);
      return refused ?? [{ topic: "refunds/create", order }];
    }),
    ...when(change.cancelled_at, (at) =>
      cancelOrder(shops, order, at === true ? now : at, change.cancel_reason ?? null),
    ),
    ...when(change.hold, (wish) =>
      wish === false ? release(order, undefined, now) : hold(shops, order, wish, now),
    ),
    ...when(change.release, (wish) => release(order, wish === true ? undefined : wish.fulfillmentOrder, now)),
    ...when(change.fulfill_at, (at) => reschedule(order, at, now)),
    ...when(change.move, (wish) => move(shops, order, wish, now)),
    ...when(change.split, (wish) => split(shops, order, wish, now)),
    ...when(change.merge, () => merge(shops, order, now)),
    ...when(change.fulfill, (wish) => fulfilByHand(shops, order, wish, now)),
    ...when(change.cancel_fulfillment, (wish) => cancelByHand(shops, order, wish, now)),
  ];
}

/** Writes what is plainly a field of the order; returns those that were written as they are. */
function changeFields(order: Order, change: OrderChange): Readonly<Record<string, unknown>> {
  const { rest } = order;
  const {
    shipping_address: shippingAddress,
    billing_address: billingAddress,
    tags,
    total_outstanding: outstanding,
    current_total_price: currentTotal,
  } = change;
  const plain = Object.fromEntries(Object.entries(change).filter(([key]) => !(key in orderChange.shape)));
  Object.assign(rest, plain);
  if (change.financial_status !== undefined) rest.financial_status = change.financial_status;
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
  if (OWES_NOTHING.has(change.financial_status ?? "") && outstanding === undefined) {
    rest.total_outstanding = fromMinor(0n, rest.currency);
  }
  if (outstanding !== undefined) setOutstanding(order, toMinor(outstanding, rest.currency));
  return plain;
}
