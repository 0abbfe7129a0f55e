/** What the discounts of the sale mean for a line, and for the order after edits and refunds. */
import { fromMinor, toMinor } from "../money";
import { total } from "./discount-shares";
import { presentedSet } from "./order-status";
import type { Order, RestDiscountAllocation, RestDiscountApplication, RestLineItem } from "./order-type";

/** What discounts took off a line; `which` narrows it to some of them. */
export function discountOn(
  { rest }: Order,
  line: { readonly discount_allocations: readonly RestDiscountAllocation[] },
  which: (application: RestDiscountApplication) => boolean = () => true,
): bigint {
  const counted = line.discount_allocations.filter(({ discount_application_index: index }) => {
    const application = rest.discount_applications[index];
    return application !== undefined && which(application);
  });
  return total(counted.map(({ amount }) => toMinor(amount, rest.currency)));
}

/** What so many of a line cost the shopper, all discounts off. */
export function soldFor(order: Order, line: RestLineItem, quantity: number): bigint {
  const full = toMinor(line.price, order.rest.currency) * BigInt(quantity);
  return full - shareOf(discountOn(order, line), quantity, line.quantity);
}

/** Brings the present subtotal and discounts up to date with what is left of each line. */
export function settleCurrentDiscounts(order: Order): void {
  const { rest } = order;
  const lines = rest.line_items;
  const goods = total(lines.map((line) => soldFor(order, line, line.current_quantity)));
  const offGoods = lines.map((line) =>
    shareOf(discountOn(order, line), line.current_quantity, line.quantity),
  );
  const off = total([...offGoods, ...rest.shipping_lines.map((line) => discountOn(order, line))]);
  rest.current_subtotal_price = fromMinor(goods, rest.currency);
  rest.current_subtotal_price_set = presentedSet(order, rest.current_subtotal_price);
  rest.current_total_discounts = fromMinor(off, rest.currency);
  rest.current_total_discounts_set = presentedSet(order, rest.current_total_discounts);
}

/** The part of an amount, rounded half up. */
export function shareOf(amount: bigint, part: number, whole: number): bigint {
  return whole === 0 ? 0n : (amount * BigInt(part) * 2n + BigInt(whole)) / (BigInt(whole) * 2n);
}
