/** Who has borne what of a sale's discounts so far. */
import { fromMinor, toMinor } from "../money";
import { type Bearer, least, percentOf, spread, total } from "./discount-shares";
import type { RestDiscountApplication, RestDiscountCode } from "./order-type";

/** What one application took off one line, in minor units of the shop's currency. */
export type Allocation = { readonly application: number; readonly minor: bigint };

export type DiscountedLine = {
  /** Price times quantity. */
  readonly full: bigint;
  /** REST's `total_discount`: a discount of this line alone. */
  readonly own: bigint;
  readonly allocations: readonly Allocation[];
};

export type Discounts = {
  readonly applications: readonly RestDiscountApplication[];
  readonly codes: readonly RestDiscountCode[];
  /** For each line, in the order of the sale. */
  readonly goods: readonly (readonly Allocation[])[];
  readonly shipping: readonly (readonly Allocation[])[];
  readonly total: bigint;
};

/** An application, with the sum it took off where that was given. */
export type Wanted = { readonly application: RestDiscountApplication; readonly exact?: bigint };

/** The lines that bear: of goods and of shipping. */
export type Bearing = {
  readonly currency: string;
  readonly goods: readonly DiscountedLine[];
  readonly shipping: readonly DiscountedLine[];
};

export class Ledger {
  readonly #sale: Bearing;
  readonly #applications: RestDiscountApplication[];
  readonly #bearers: { readonly goods: readonly Bearer[]; readonly shipping: readonly Bearer[] };
  readonly #borne: { readonly goods: Allocation[][]; readonly shipping: Allocation[][] };
  /** Once the discounts of single lines are off: what a percentage of the order is taken of. */
  #subtotal: bigint;

  constructor(sale: Bearing, applications: readonly RestDiscountApplication[]) {
    this.#sale = sale;
    this.#applications = [...applications];
    const bearer = ({ full }: DiscountedLine): Bearer => ({ full, left: full });
    this.#bearers = { goods: sale.goods.map(bearer), shipping: sale.shipping.map(bearer) };
    this.#borne = { goods: sale.goods.map(() => []), shipping: sale.shipping.map(() => []) };
    this.#subtotal = total(sale.goods.map(({ full }) => full));
  }

  count(): number {
    return this.#applications.length;
  }

  addApplication(application: RestDiscountApplication): number {
    return this.#applications.push(application) - 1;
  }

  taken(): bigint {
    return total([...this.#borne.goods, ...this.#borne.shipping].flat().map(({ minor }) => minor));
  }

  bear(kind: "goods" | "shipping", index: number, application: number, minor: bigint): void {
    if (minor > 0n) this.#borne[kind][index]?.push({ application, minor });
  }

  /** A discount of one line alone; the discounts of the order come after these, of what they leave. */
  bearOwn(index: number, line: DiscountedLine): void {
    const bearer = this.#bearers.goods[index];
    if (bearer === undefined || line.own === 0n) return;
    const minor = least(line.own, bearer.left);
    bearer.left -= minor;
    this.#subtotal -= minor;
    this.bear(
      "goods",
      index,
      this.addApplication(byHand(fromMinor(line.own, this.#sale.currency), "explicit")),
      minor,
    );
  }

  /** Shopify takes each percentage of an order off the same subtotal, not off what the one before has left. */
  take(index: number, { application, exact }: Wanted): void {
    const kind = application.target_type === "shipping_line" ? "shipping" : "goods";
    const bearers = this.#bearers[kind];
    const base = kind === "goods" ? this.#subtotal : total(bearers.map(({ full }) => full));
    const { value, value_type: type, allocation_method: method } = application;
    const each = type === "fixed_amount" && method === "each" && exact === undefined;
    const amount =
      exact ?? (type === "percentage" ? percentOf(base, value) : toMinor(value, this.#sale.currency));
    // Of what each line costs now, so that a line that is free already bears nothing.
    const weighed = bearers.map(({ left }) => ({ full: left, left }));
    const shares = each ? bearers.map(({ left }) => least(amount, left)) : spread(amount, weighed);
    for (const [line, share] of shares.entries()) {
      const bearer = bearers[line];
      if (bearer !== undefined) bearer.left -= share;
      this.bear(kind, line, index, share);
    }
  }

  /** Each line bears the discount that was given on it, out of the applications in their order. */
  bearAsSaid(wanted: readonly Wanted[]): void {
    const sums = new Ledger(this.#sale, this.#applications);
    for (const [index, one] of wanted.entries()) sums.take(index, one);
    const open = wanted.map((_, index) => sums.#sumOf(index));
    for (const [index, line] of this.#sale.goods.entries()) {
      let left = line.own;
      for (const application of open.keys()) {
        const minor = least(left, open[application] ?? 0n);
        open[application] = (open[application] ?? 0n) - minor;
        left -= minor;
        this.bear("goods", index, application, minor);
      }
    }
  }

  done(): Discounts {
    return {
      applications: this.#applications,
      codes: this.#applications.flatMap((application, index) =>
        application.code === undefined ? [] : [this.#codeOf(application.code, application, index)],
      ),
      ...this.#borne,
      total: this.taken(),
    };
  }

  #codeOf(code: string, application: RestDiscountApplication, index: number): RestDiscountCode {
    const type = application.target_type === "shipping_line" ? "shipping" : application.value_type;
    return { code, amount: fromMinor(this.#sumOf(index), this.#sale.currency), type };
  }

  #sumOf(application: number): bigint {
    const all = [...this.#borne.goods, ...this.#borne.shipping].flat();
    return total(all.filter((one) => one.application === application).map(({ minor }) => minor));
  }
}

export const percentage = (value: string) => ({ value, value_type: "percentage" as const });
export const fixed = (value: string) => ({ value, value_type: "fixed_amount" as const });

export function byHand(value: string, selection: "all" | "explicit"): RestDiscountApplication {
  return {
    type: "manual",
    title: "Remise",
    description: null,
    ...fixed(value),
    allocation_method: selection === "all" ? "across" : "one",
    target_selection: selection,
    target_type: "line_item",
  };
}
