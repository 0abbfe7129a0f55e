/**
 * The discounts of a sale: what was given of them (codes, applications, what each line bears, totals), completed so that
 * all of it agrees, as in Shopify's own payloads.
 */
import { fromMinor, toMinor } from "../money";
import type { DiscountApplicationInput, DiscountCodeInput } from "./discount-input";
import {
  type Bearing,
  byHand,
  type Discounts,
  fixed,
  Ledger,
  percentage,
  type Wanted,
} from "./discount-ledger";
import { total } from "./discount-shares";

export type Sale = Bearing & {
  readonly codes: readonly DiscountCodeInput[];
  /** Undefined: they follow from the codes. */
  readonly applications: readonly DiscountApplicationInput[] | undefined;
  /** `total_discounts`, where it was given. */
  readonly said: bigint | undefined;
  /** What the given total leaves for discounts: a hint only, since taxes and tips are in it too. */
  readonly hint: bigint | undefined;
};

export function discountsOf(sale: Sale): Discounts {
  const borne = [...sale.goods, ...sale.shipping].some(({ allocations }) => allocations.length > 0);
  return borne ? asBorne(sale) : asComputed(sale);
}

/** The lines say what each bears; what else there is on a line alone is a discount by hand. */
function asBorne(sale: Sale): Discounts {
  const borne = [...sale.goods, ...sale.shipping].flatMap(({ allocations }) => allocations);
  const sumOf = (index: number): bigint =>
    total(borne.filter(({ application }) => application === index).map(({ minor }) => minor));
  const stated = wantedOf(sale, "stated");
  const wanted = wantedOf(sale, "percent").map(({ application }, index) => {
    const said = stated[index];
    return said !== undefined && said.exact === sumOf(index) ? said.application : application;
  });
  const ledger = new Ledger(sale, wanted);
  const highest = Math.max(...borne.map(({ application }) => application));
  for (let index = wanted.length; index <= highest; index += 1) {
    ledger.addApplication(byHand(fromMinor(sumOf(index), sale.currency), "all"));
  }
  for (const [index, line] of sale.goods.entries()) {
    for (const { application, minor } of line.allocations) ledger.bear("goods", index, application, minor);
    if (line.allocations.length === 0) ledger.bearOwn(index, line);
  }
  for (const [index, line] of sale.shipping.entries()) {
    for (const { application, minor } of line.allocations) ledger.bear("shipping", index, application, minor);
  }
  return ledger.done();
}

function asComputed(sale: Sale): Discounts {
  const own = total(sale.goods.map((line) => line.own));
  const percent = wantedOf(sale, "percent");
  const stated = wantedOf(sale, "stated");
  const target = sale.said ?? (own > 0n ? own : sale.hint);
  const statedFits = target === total(stated.map(({ exact }) => exact ?? 0n));
  const wanted =
    stated.length > 0 && target !== takenBy(sale, percent) && (statedFits || over100(sale))
      ? stated
      : percent;

  // The lines' own discounts may be nothing else than what the codes took off them.
  const same = wanted.length > 0 && own > 0n && (sale.said ?? own) === own && takenBy(sale, wanted) === own;
  const ledger = new Ledger(sale, []);
  if (!same) for (const [index, line] of sale.goods.entries()) ledger.bearOwn(index, line);
  const offset = ledger.count();
  for (const { application } of wanted) ledger.addApplication(application);
  if (same) ledger.bearAsSaid(wanted);
  else for (const [index, one] of wanted.entries()) ledger.take(offset + index, one);

  const rest = (sale.said ?? 0n) - ledger.taken();
  if (rest > 0n) {
    const application = byHand(fromMinor(rest, sale.currency), "all");
    ledger.take(ledger.addApplication(application), { application });
  }
  return ledger.done();
}

/** What these would take off if the lines had no discounts of their own. */
function takenBy(sale: Sale, wanted: readonly Wanted[]): bigint {
  const ledger = new Ledger(
    sale,
    wanted.map(({ application }) => application),
  );
  for (const [index, one] of wanted.entries()) ledger.take(index, one);
  return ledger.taken();
}

const over100 = (sale: Sale): boolean =>
  sale.codes.some(({ type, amount }) => type === "percentage" && Number(amount) > 100);

/** The applications that were given, or those the codes stand for in one of the two readings of a percentage. */
function wantedOf(sale: Sale, reading: "percent" | "stated"): readonly Wanted[] {
  if (sale.applications !== undefined) {
    return reading === "stated" ? [] : sale.applications.map((application) => ({ application }));
  }
  const goods = total(sale.goods.map(({ full }) => full));
  const shipping = total(sale.shipping.map(({ full }) => full));
  return sale.codes.map(({ code, amount, type }): Wanted => {
    const minor = toMinor(amount, sale.currency);
    const application = { type: "discount_code" as const, code, target_selection: "all" as const };
    const across = {
      ...application,
      allocation_method: "across" as const,
      target_type: "line_item" as const,
    };
    if (type === "shipping") {
      const free = minor === 0n || minor >= shipping;
      return {
        application: {
          ...application,
          ...(free ? percentage("100") : fixed(amount)),
          allocation_method: "each",
          target_type: "shipping_line",
        },
        exact: free ? shipping : minor,
      };
    }
    if (type === "fixed_amount") return { application: { ...across, ...fixed(amount) }, exact: minor };
    if (reading === "percent") return { application: { ...across, ...percentage(amount) } };
    const share = goods === 0n ? 0 : Number((minor * 100_000n) / goods) / 1_000;
    return { application: { ...across, ...percentage(share.toFixed(1)) }, exact: minor };
  });
}
