/** Amounts: whole minor units while computing, Shopify's two spellings at the edges. */

const known = new Map<string, number>();

/** How many decimals a currency has: TND 3, DZD 2, CAD 2. Asked for every amount, and Intl takes its time. */
export function decimalsOf(currency: string): number {
  const decimals = known.get(currency) ?? decimalsByIntl(currency);
  known.set(currency, decimals);
  return decimals;
}

function decimalsByIntl(currency: string): number {
  try {
    const format = new Intl.NumberFormat("en", { style: "currency", currency });
    return format.resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}

/** `"45.5"` TND → 45500n. Digits beyond the currency's are rounded, half up. */
export function toMinor(amount: string, currency: string): bigint {
  const match = /^(-?)(\d*)(?:\.(\d*))?$/.exec(amount.trim());
  if (match === null) return 0n;
  const [, sign = "", whole = "", fraction = ""] = match;
  const decimals = decimalsOf(currency);
  const kept = BigInt((whole || "0") + fraction.slice(0, decimals).padEnd(decimals, "0"));
  const rounded = Number(fraction[decimals] ?? "0") >= 5 ? kept + 1n : kept;
  return sign === "-" ? -rounded : rounded;
}

/** 45500n TND → `"45.500"`, the spelling of REST and webhooks. */
export function fromMinor(minor: bigint, currency: string): string {
  const decimals = decimalsOf(currency);
  const digits = (minor < 0n ? -minor : minor).toString().padStart(decimals + 1, "0");
  const whole = digits.slice(0, digits.length - decimals);
  const sign = minor < 0n ? "-" : "";
  return decimals === 0 ? sign + whole : `${sign}${whole}.${digits.slice(-decimals)}`;
}

/** `"45.500"` → `"45.5"`, `"10.00"` → `"10.0"`: how GraphQL spells a Decimal. */
export function graphqlDecimal(amount: string): string {
  const [whole = "0", fraction = ""] = amount.split(".");
  return `${whole}.${fraction.replace(/0+$/, "") || "0"}`;
}

/** The pair of amounts that Shopify calls a set: the shop's currency and the shopper's. */
export type MoneySet = {
  readonly shop_money: { readonly amount: string; readonly currency_code: string };
  readonly presentment_money: { readonly amount: string; readonly currency_code: string };
};

type Rate = {
  readonly shop_money: { readonly amount: string };
  readonly presentment_money?: { readonly amount: string } | undefined;
};

/**
 * An amount of the shop's currency in the shopper's, by the first of `rates` that is not zero: a stand-in for the rate
 * that Shopify fixed at the sale.
 */
export function exchange(
  amount: string,
  currency: string,
  presentment: string,
  rates: readonly (Rate | undefined)[],
): string {
  if (currency === presentment) return amount;
  for (const rate of rates) {
    const shop = toMinor(rate?.shop_money.amount ?? "0", currency);
    const presented = rate?.presentment_money?.amount;
    if (shop === 0n || presented === undefined) continue;
    return fromMinor((toMinor(amount, currency) * toMinor(presented, presentment)) / shop, presentment);
  }
  return amount;
}

export function moneySet(
  amount: string,
  currency: string,
  presentment: string,
  presented = amount,
): MoneySet {
  return {
    shop_money: { amount, currency_code: currency },
    presentment_money: { amount: presented, currency_code: presentment },
  };
}
