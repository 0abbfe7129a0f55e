import { describe, expect, it } from "vitest";
import { currencyCode } from "~/shipping/money";
import { owedMoney, roundedMoney } from "./amounts";

const tnd = (amount: string) => ({ amount, currencyCode: currencyCode.parse("TND") });
const cad = (amount: string) => ({ amount, currencyCode: currencyCode.parse("CAD") });

describe("what is owed", () => {
  it.each([
    [tnd("45.5"), { minor: 45_500, currency: "TND" }],
    [tnd("1200.000"), { minor: 1_200_000, currency: "TND" }],
    [cad("45.5"), { minor: 4_550, currency: "CAD" }],
    [tnd("0.0"), { minor: 0, currency: "TND" }],
    // the shop owes the shopper
    [tnd("-12.000"), { minor: 0, currency: "TND" }],
    // more decimals than the currency has: nobody may round it
    [cad("45.555"), null],
  ])("%o is %o", (amount, expected) => {
    expect(owedMoney(amount)).toEqual(expected);
  });
});

describe("a price", () => {
  it.each([
    [tnd("22.75"), 22_750],
    [cad("33.3333333"), 3_333],
    [cad("33.335001"), 3_334],
  ])("%o is %i minor units", (amount, minor) => {
    expect(roundedMoney(amount)).toEqual({ minor, currency: amount.currencyCode });
  });
});
