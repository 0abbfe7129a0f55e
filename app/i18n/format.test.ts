import { describe, expect, it } from "vitest";
import { countryName, formatDateTime, formatMoney } from "./format";
import type { Language } from "./language";
import { createTranslator } from "./translator";

const visible = (text: string): string =>
  text.replace(/[\u2066-\u2069\u200e\u200f\u061c]/g, "").replace(/[\u00a0\u202f]/g, " ");

function written(digits: string, currency: string, language: Language): string {
  return visible(formatMoney(digits, currency, language));
}

describe("money", () => {
  it("is written as at home, with all of its decimals and Western digits", () => {
    expect(written("1200.500", "TND", "fr")).toBe("1 200,500 DT");
    expect(written("1200.500", "TND", "ar")).toBe("1.200,500 د.ت.");
    expect(written("45.500", "TND", "en")).toBe("45.500 TND");
    expect(written("3500.00", "DZD", "fr")).toBe("3 500,00 DA");
    expect(written("3500.00", "DZD", "ar")).toBe("3.500,00 د.ج.");
    expect(written("25.50", "CAD", "fr")).toBe("25,50 $");
    expect(written("25.50", "CAD", "ar")).toBe("25,50 CAD");
    expect(written("25.50", "EUR", "ar")).toBe("25,50 EUR");
  });

  it("keeps every digit of a large amount", () => {
    expect(written("900719925474.099", "TND", "en")).toBe("900,719,925,474.099 TND");
  });
});

describe("days and countries", () => {
  const date = new Date("2026-11-22T15:05:00Z");
  it("are written as people of the language do", () => {
    expect(visible(formatDateTime(date, "fr", "Africa/Tunis"))).toBe("22 nov. 2026, 16:05");
    expect(visible(formatDateTime(date, "ar", "Africa/Tunis"))).toMatch(/^22 نوفمبر 2026.*16:05$/);
    expect(visible(formatDateTime(date, "en", "Africa/Tunis"))).toBe("Nov 22, 2026, 04:05 PM");
    expect([countryName("TN", "fr"), countryName("TN", "ar"), countryName("TN", "en")]).toEqual([
      "Tunisie",
      "تونس",
      "Tunisia",
    ]);
  });
});

describe("counts", () => {
  it("take the plural form of the number, six of them in Arabic", () => {
    const arabic = createTranslator("ar");
    expect([0, 1, 2, 3, 11, 100].map((count) => visible(arabic.count("pieces", count)))).toEqual([
      "لا قطع",
      "قطعة واحدة",
      "قطعتان",
      "3 قطع",
      "11 قطعة",
      "100 قطعة",
    ]);
    const french = createTranslator("fr");
    expect([0, 1, 2].map((count) => french.count("pieces", count))).toEqual([
      "0 article",
      "1 article",
      "2 articles",
    ]);
  });
});
