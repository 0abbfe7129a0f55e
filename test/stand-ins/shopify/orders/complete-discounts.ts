/** Brings the discounts of a sale into its lines and totals. */
import { fromMinor, type MoneySet, toMinor } from "../money";
import { total } from "./discount-shares";
import type { Allocation } from "./discount-ledger";
import { discountsOf } from "./discounts";
import type { OrderInput } from "./order-input";
import type {
  RestDiscountAllocation,
  RestDiscountApplication,
  RestDiscountCode,
  RestLineItem,
  RestShippingLine,
} from "./order-type";

export type DiscountedSale = {
  readonly lines: RestLineItem[];
  readonly shippingLines: RestShippingLine[];
  readonly applications: readonly RestDiscountApplication[];
  readonly codes: readonly RestDiscountCode[];
  /** In minor units: off the goods, and off goods and shipping. */
  readonly offGoods: bigint;
  readonly off: bigint;
};

/** `pair` writes an amount in both of the order's currencies. */
export function completeDiscounts(
  given: OrderInput,
  lines: readonly RestLineItem[],
  shippingLines: readonly RestShippingLine[],
  { currency, pair }: { readonly currency: string; readonly pair: (minor: bigint) => MoneySet },
): DiscountedSale {
  const full = (line: RestLineItem): bigint => toMinor(line.price, currency) * BigInt(line.quantity);
  const borne = (
    line: { readonly discount_allocations?: readonly RawAllocation[] | undefined } | undefined,
  ) =>
    (line?.discount_allocations ?? []).map((one) => ({
      application: one.discount_application_index,
      minor: toMinor(one.amount, currency),
    }));
  const goods = lines.map((line, index) => ({
    full: full(line),
    own: toMinor(line.total_discount, currency),
    allocations: borne(given.line_items?.[index]),
  }));
  const shipping = shippingLines.map((line, index) => ({
    full: toMinor(line.price, currency),
    own: 0n,
    allocations: borne(given.shipping_lines?.[index]),
  }));
  const said = given.total_discounts ?? given.total_discounts_set?.shop_money.amount;
  const price = given.total_price ?? given.total_price_set?.shop_money.amount;
  const before = total([...goods, ...shipping].map((line) => line.full));
  const found = discountsOf({
    currency,
    goods,
    shipping,
    codes: given.discount_codes ?? [],
    applications: given.discount_applications?.length ? given.discount_applications : undefined,
    said: said === undefined ? undefined : toMinor(said, currency),
    hint: price === undefined ? undefined : before - toMinor(price, currency),
  });

  const written = ({ application, minor }: Allocation): RestDiscountAllocation => ({
    amount: fromMinor(minor, currency),
    amount_set: pair(minor),
    discount_application_index: application,
  });
  const taken = (allocations: readonly Allocation[] | undefined): bigint =>
    total((allocations ?? []).map(({ minor }) => minor));
  return {
    lines: lines.map((line, index) => ({
      ...line,
      discount_allocations: (found.goods[index] ?? []).map(written),
    })),
    shippingLines: shippingLines.map((line, index) => {
      const left = toMinor(line.price, currency) - taken(found.shipping[index]);
      return {
        ...line,
        discounted_price: fromMinor(left, currency),
        discounted_price_set: pair(left),
        discount_allocations: (found.shipping[index] ?? []).map(written),
      };
    }),
    applications: found.applications,
    codes: found.codes,
    offGoods: total(found.goods.map(taken)),
    off: said === undefined ? found.total : toMinor(said, currency),
  };
}

type RawAllocation = { readonly amount: string; readonly discount_application_index: number };
