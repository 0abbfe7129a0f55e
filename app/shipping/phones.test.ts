import { isValidPhoneNumber } from "libphonenumber-js/max";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readPhones } from "./phones";

const phonesIn = (raw: string | readonly string[], country = "TN") =>
  readPhones(typeof raw === "string" ? [raw] : raw, country).phones;

describe("readPhones", () => {
  it.each([
    "+216 20 123 456",
    "+21620123456",
    "0021620123456",
    "00 216 20 123 456",
    "+00216 20123456",
    "21620123456",
    "216 20 123 456",
    "20123456",
    "20 123 456",
    "20.123.456",
    "20-123-456",
    "20/123/456",
    "20 123-456",
    "(216) 20 123 456",
    "(+216) 20 123 456",
    "+ 216 20 123 456",
    "٢٠١٢٣٤٥٦",
    "+٢١٦ ٢٠ ١٢٣ ٤٥٦",
    "۲۰۱۲۳۴۵۶",
    "\u202a+216 20 123 456\u202c",
    "\u200e20\u00a0123\u00a0456\u200f",
    "Tel: 20 123 456",
    "20123456 (maman)",
  ])("reads %j as one Tunisian number", (typed) => {
    expect(readPhones([typed], "TN")).toEqual({ phones: ["+21620123456"], problem: null });
  });

  it.each([
    "20 123 456 / 98 765 432",
    "20123456/98765432",
    "20123456 98765432",
    "20 123 456 98 765 432",
    "20 123 456 - 98 765 432",
    "20-123-456, 98-765-432",
    "20 123 456 ou 98 765 432",
    "20123456 أو 98765432",
    "+216 20 123 456 +216 98 765 432",
    "+21620123456+21698765432",
    "20123456\n98765432",
  ])("reads two numbers in %j", (typed) => {
    expect(phonesIn(typed)).toEqual(["+21620123456", "+21698765432"]);
  });

  it.each([
    ["0550 12 34 56", "+213550123456"],
    ["+213 (0) 550 12 34 56", "+213550123456"],
    ["00213550123456", "+213550123456"],
    ["021 12 34 56", "+21321123456"],
  ])("reads %j in Algeria", (typed, phone) => {
    expect(phonesIn(typed, "DZ")).toEqual([phone]);
  });

  it.each([
    ["(514) 555-1234", "+15145551234"],
    ["1-514-555-1234", "+15145551234"],
    ["0021620123456", "+21620123456"],
  ])("reads %j in Canada", (typed, phone) => {
    expect(phonesIn(typed, "CA")).toEqual([phone]);
  });

  it("puts mobiles before landlines and says each number once", () => {
    const typed = ["71 123 456", "20 123 456", "+216 71 123 456", "98765432", "0021620123456"];
    expect(phonesIn(typed)).toEqual(["+21620123456", "+21698765432", "+21671123456"]);
  });

  it("keeps foreign numbers in their place", () => {
    expect(phonesIn(["+33 6 12 34 56 78", "20 123 456"])).toEqual(["+33612345678", "+21620123456"]);
    expect(phonesIn(["71 123 456", "+33 6 12 34 56 78"])).toEqual(["+21671123456", "+33612345678"]);
    expect(phonesIn(["71 123 456", "+33 6 12 34 56 78", "20 123 456"])).toEqual([
      "+21620123456",
      "+33612345678",
      "+21671123456",
    ]);
    expect(readPhones(["+33 6 12 34 56 78"], "TN")).toEqual({ phones: ["+33612345678"], problem: null });
  });

  it("reads international numbers where the country is unknown", () => {
    expect(phonesIn("+216 20 123 456", "")).toEqual(["+21620123456"]);
    expect(phonesIn("20 123 456", "??")).toEqual([]);
  });

  it.each([[[]], [[""]], [["  ", "\u200f"]]])("misses a phone in %j", (raw: readonly string[]) => {
    expect(readPhones(raw, "TN")).toEqual({
      phones: [],
      problem: { code: "phone_missing", field: "phone", values: {}, words: null },
    });
  });

  it.each([
    "2012345",
    "201234567",
    "20 123 4567",
    "98 20 123 456",
    "20 l23 456",
    "00000000",
    "12345678",
    "06 12 34 56 78",
    "aucun",
    "-",
    "+216",
    "1".repeat(300),
    "1 ".repeat(300),
  ])("finds no phone in %j", (typed) => {
    expect(readPhones([typed], "TN")).toEqual({
      phones: [],
      problem: { code: "phone_invalid", field: "phone", values: {}, words: null },
    });
  });

  it("needs one valid number only", () => {
    expect(readPhones(["2012", "20 123 456"], "TN")).toEqual({ phones: ["+21620123456"], problem: null });
  });

  it("gives only valid E.164, each once, or a problem, whatever is typed", () => {
    const piece = fc.constantFrom(
      "20",
      "123",
      "456",
      "+216",
      "00216",
      "98765432",
      "71 123 456",
      " ",
      "/",
      "-",
      "+33 6",
      "٢٠",
      "ou",
    );
    const typed = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(piece, { maxLength: 12 }).map((parts) => parts.join("")),
      fc.stringMatching(/^[\d +()./-]{0,24}$/),
    );
    fc.assert(
      fc.property(
        fc.array(typed, { maxLength: 4 }),
        fc.constantFrom("TN", "DZ", "CA", "FR", "zz", ""),
        (raw, country) => {
          const { phones, problem } = readPhones(raw, country);
          for (const phone of phones) expect(isValidPhoneNumber(phone)).toBe(true);
          expect(new Set(phones).size).toBe(phones.length);
          expect(problem === null).toBe(phones.length > 0);
          expect(readPhones(phones, country).phones).toEqual(phones);
        },
      ),
      { numRuns: 500 },
    );
  });
});
