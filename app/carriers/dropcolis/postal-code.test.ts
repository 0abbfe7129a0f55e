import { describe, expect, it } from "vitest";
import { isInProvince, readPostalCode } from "./postal-code";

describe("a postal code", () => {
  it.each([
    ["H1A1A1", "H1A1A1"],
    ["h2x 1y4", "H2X1Y4"],
    [" G1R‑2J7 ", "G1R2J7"],
    ["K1A  0B1", "K1A0B1"],
    ["H1A 1A", null],
    ["H1A 1A11", null],
    ["D1A 1A1", null],
    ["H1O 1A1", null],
    ["W1A 1A1", null],
    ["HIA 1A1", null],
    ["75011", null],
    ["90210", null],
    ["", null],
  ])("%j is %s", (typed, code) => {
    expect(readPostalCode(typed)).toBe(code);
  });

  it.each([
    ["H1A1A1", "QC", true],
    ["G1R2J7", "QC", true],
    ["J8X2K1", "QC", true],
    ["K1A0M2", "QC", true],
    ["K1P1A1", "QC", false],
    ["M5V3L9", "ON", true],
    ["M5V3L9", "QC", false],
    ["A1C5M2", "NL", true],
    ["B3H1A1", "NS", true],
    ["C1A1A1", "PE", true],
    ["E1C1A1", "NB", true],
    ["R3C1A1", "MB", true],
    ["S4P1A1", "SK", true],
    ["T2P1A1", "AB", true],
    ["V6B1A1", "BC", true],
    ["X0A0H0", "NU", true],
    ["X1A1A1", "NT", true],
    ["Y1A1A1", "YT", true],
    ["Y1A1A1", "NT", false],
    ["H1A1A1", "XX", false],
  ])("%s in %s: %s", (code, province, lies) => {
    expect(isInProvince(code, province)).toBe(lies);
  });
});
