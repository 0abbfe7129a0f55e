import { describe, expect, it } from "vitest";
import { daysAround, trackingNumber } from "./tracking-number";

it.each([
  ["ECQFLD2103047673", true],
  ["ECG4SU2112195902", true],
  ["ECLWIT2505052286", true],
  ["EC6KZ4260607148398", true],
  ["ECWA372604181429723", true],
  ["ECQFLD2113047673", false],
  ["ECQFLD2103327673", false],
  ["ECQFLD210304", false],
  ["xECQFLD2103047673", false],
  ["ECQFLD2103047673 ", false],
  ["EC123456789DZ", false],
  ["yal-1A2B3C", false],
  ["683375045049", false],
])("%s is a number of ECOTRACK's: %s", (number, is) => {
  expect(trackingNumber.test(number)).toBe(is);
});

describe("where to look for a parcel", () => {
  const now = new Date("2026-11-20T23:30:00Z");

  it.each([
    ["ECG4SU2112195902", "2021-12-18", "2021-12-20"],
    ["ECWA372603011429723", "2026-02-28", "2026-03-02"],
    ["AUTRE-17", "2026-08-23", "2026-11-22"],
  ])("%s: %s to %s", (tracking, start_date, end_date) => {
    expect(daysAround(tracking, now)).toEqual({ start_date, end_date });
  });
});
