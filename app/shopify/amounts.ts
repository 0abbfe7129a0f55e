import { type CurrencyCode, decimalsOf, type Money, parseMoney, zero } from "~/shipping/money";

/** As Shopify's MoneyV2 says it. */
interface DecimalMoney {
  readonly amount: string;
  readonly currencyCode: CurrencyCode;
}

/** The amount as it is; null where it cannot be read without rounding. */
export function exactMoney({ amount, currencyCode }: DecimalMoney): Money | null {
  const read = parseMoney(amount, currencyCode);
  return read.ok ? read.value : null;
}

/**
 * What the shopper still owes, exactly. Null where the amount cannot be read without rounding: a courier must not
 * collect a guess. A negative amount is the shop's debt to the shopper, so nothing is owed.
 */
export function owedMoney(outstanding: DecimalMoney): Money | null {
  const exact = exactMoney(outstanding);
  return exact !== null && exact.minor < 0 ? zero(exact.currency) : exact;
}

/**
 * For prices that are shown and declared, never collected: rounded to the nearest minor unit, because Shopify's unit
 * price after discounts is itself approximate (a discount over three pieces has no exact third).
 */
export function roundedMoney({ amount, currencyCode }: DecimalMoney): Money {
  const exact = parseMoney(amount, currencyCode);
  if (exact.ok) return exact.value;
  return { minor: Math.round(Number(amount) * 10 ** decimalsOf(currencyCode)), currency: currencyCode };
}
