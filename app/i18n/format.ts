import type { Language } from "./language";

/**
 * Western digits everywhere: they are what the Maghreb writes, in Arabic too. Arabic dates and separators are
 * Tunisia's, whose month names Algeria shares.
 */
const locales: Readonly<Record<Language, string>> = { fr: "fr", ar: "ar-TN", en: "en" };
const latin = { numberingSystem: "latn" } as const;

/** Where the currency is at home, its own sign is used: DT, DA, د.ت. */
const homeOf: Readonly<Record<string, string>> = { TND: "TN", DZD: "DZ", CAD: "CA" };

const arabCurrencies: readonly string[] = ["TND", "DZD"];

/** An amount with all of its decimals, as written at home: "45.500" TND is "45,500 DT", and "45.500 TND" in English. */
export function formatMoney(amount: string, currency: string, language: Language): string {
  const decimals = (amount.split(".")[1] ?? "").length;
  // A decimal string keeps every digit; the type of `format` knows numbers written as strings by their shape alone.
  const value = amount as Intl.StringNumericLiteral;
  const digits = { minimumFractionDigits: decimals, maximumFractionDigits: decimals, ...latin } as const;
  if (language === "en") {
    return `${new Intl.NumberFormat("en", { ...digits, useGrouping: "min2" }).format(value)}\u00a0${currency}`;
  }
  // Among Arabic letters a foreign sign such as CA$ is torn apart ($CA); its code is not.
  if (language === "ar" && !arabCurrencies.includes(currency)) {
    const foreign = { style: "currency", currency, currencyDisplay: "code", ...digits } as const;
    return new Intl.NumberFormat(locales.ar, foreign).format(value);
  }
  const home = homeOf[currency];
  const locale = home ? `${language}-${home}` : locales[language];
  return new Intl.NumberFormat(locale, { style: "currency", currency, ...digits }).format(value);
}

/** Day and time as people of the language write them; 24 hours in French and Arabic. */
export function formatDateTime(date: Date, language: Language, timeZone: string): string {
  return new Intl.DateTimeFormat(locales[language], {
    day: "numeric",
    month: language === "ar" ? "long" : "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    ...(language === "en" ? {} : { hourCycle: "h23" as const }),
    ...latin,
    timeZone,
  }).format(date);
}

/** The day alone. */
export function formatDay(date: Date, language: Language, timeZone: string): string {
  return new Intl.DateTimeFormat(locales[language], { dateStyle: "long", ...latin, timeZone }).format(date);
}

export const formatNumber = (value: number, language: Language): string =>
  new Intl.NumberFormat(locales[language], latin).format(value);

/** The country's name; the code itself where the language has no name for it. */
export function countryName(code: string, language: Language): string {
  return new Intl.DisplayNames(locales[language], { type: "region", fallback: "code" }).of(code) ?? code;
}
