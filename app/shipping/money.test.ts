import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { currencyCode, formatAmount, majorUnits, parseMoney } from "./money";

const TND = currencyCode.parse("TND");
const DZD = currencyCode.parse("DZD");
const JPY = currencyCode.parse("JPY");

describe("parseMoney", () => {
  it.each([
    ["45.5", TND, 45500],
    ["45.500", TND, 45500],
    ["0", TND, 0],
    ["1200", TND, 1_200_000],
    ["-3.25", DZD, -325],
    ["7.000000", DZD, 700],
    ["1500", JPY, 1500],
  ])("reads %s %s as %i", (text, currency, minor) => {
    expect(parseMoney(text, currency)).toEqual({ ok: true, value: { minor, currency } });
  });

  it.each(["", "12,5", "1e3", "45.5 TND", "9999999999999"])("refuses '%s'", (text) => {
    expect(parseMoney(text, TND).ok).toBe(false);
  });

  it("never rounds by itself", () => {
    expect(parseMoney("1.2345", TND)).toEqual({
      ok: false,
      error: "'1.2345' has more decimals than TND has",
    });
  });
});

describe("formatAmount", () => {
  it.each([
    [45500, TND, "45.500"],
    [0, TND, "0.000"],
    [5, DZD, "0.05"],
    [-325, DZD, "-3.25"],
    [1500, JPY, "1500"],
  ])("writes %i of %s as %s", (minor, currency, text) => {
    expect(formatAmount({ minor, currency })).toBe(text);
  });

  it("is read back as the same amount", () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999_999, max: 999_999_999 }), (minor) => {
        expect(parseMoney(formatAmount({ minor, currency: TND }), TND)).toEqual({
          ok: true,
          value: { minor, currency: TND },
        });
      }),
    );
  });
});

it("gives carriers major units as a number", () => {
  expect(majorUnits({ minor: 45500, currency: TND })).toBe(45.5);
});
