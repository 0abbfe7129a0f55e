import { z } from "zod";
import { fail, ok, type Result } from "./result";

export const currencyCode = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .brand<"CurrencyCode">();
export type CurrencyCode = z.infer<typeof currencyCode>;

/** An amount in the currency's smallest unit: 45.500 TND is { minor: 45500, currency: "TND" }. */
export const money = z.object({ minor: z.int(), currency: currencyCode }).readonly();
export type Money = z.infer<typeof money>;

/** Decimals of ISO 4217; the fallback of two covers every other currency a shop of ours charges in. */
const decimalsByCurrency: Readonly<Record<string, number>> = {
  TND: 3,
  LYD: 3,
  KWD: 3,
  BHD: 3,
  OMR: 3,
  JOD: 3,
  IQD: 3,
  JPY: 0,
  KRW: 0,
  XOF: 0,
  XAF: 0,
};

export const decimalsOf = (currency: CurrencyCode): number => decimalsByCurrency[currency] ?? 2;

export const zero = (currency: CurrencyCode): Money => ({ minor: 0, currency });

/**
 * Reads a decimal string ("45.5", "1200.000") exactly; more decimals than the currency has are refused unless
 * they are zeros, because rounding is a decision that belongs to whoever collects the money.
 */
export function parseMoney(text: string, currency: CurrencyCode): Result<Money, string> {
  const match = /^(-?)(\d{1,12})(?:\.(\d{1,12}))?$/.exec(text.trim());
  if (!match) return fail(`'${text}' is not an amount`);
  const [, sign = "", whole = "0", fraction = ""] = match;
  const decimals = decimalsOf(currency);
  if (/[1-9]/.test(fraction.slice(decimals))) return fail(`'${text}' has more decimals than ${currency} has`);
  const digits = whole + fraction.slice(0, decimals).padEnd(decimals, "0");
  const minor = Number(digits);
  if (!Number.isSafeInteger(minor)) return fail(`'${text}' is too large`);
  return ok({ minor: sign === "-" && minor !== 0 ? -minor : minor, currency });
}

/** The amount as a decimal string with all of the currency's decimals: "45.500". */
export function formatAmount(amount: Money): string {
  const decimals = decimalsOf(amount.currency);
  const digits = String(Math.abs(amount.minor)).padStart(decimals + 1, "0");
  const sign = amount.minor < 0 ? "-" : "";
  if (decimals === 0) return sign + digits;
  return `${sign}${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
}

/** The amount in major units as a JSON number, for carriers that want one: 45500 millimes is 45.5. */
export const majorUnits = (amount: Money): number => Number(formatAmount(amount));
