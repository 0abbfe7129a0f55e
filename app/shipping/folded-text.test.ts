import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { asciiDigits, foldedWords, foldText } from "./folded-text";

describe("foldText", () => {
  it.each([
    ["  Sidi-BOUZÎD ", "sidi bouzid"],
    ["Béja", "beja"],
    ["Aïn Témouchent", "ain temouchent"],
    ["M'Sila", "m sila"],
    ["M’Sila", "m sila"],
    ["S.B.A", "s b a"],
    ["صَفاقِس", "صفاقس"],
    ["صفـــاقس", "صفاقس"],
    ["المنستير\u200f", "المنستير"],
    ["باجة", "باجه"],
    ["أريانة", "اريانه"],
    ["إليزي", "اليزي"],
    ["عين الدفلى", "عين الدفلي"],
    ["ڨفصة", "قفصه"],
    ["سوق أهراس", "سوق اهراس"],
    ["ولاية ١٦", "ولايه 16"],
    ["ولایة ۱۶", "ولايه 16"],
    ["\ufeb7\ufe8e\ufead\ufeb9", "شارص"],
    ["ＴＵＮＩＳ", "tunis"],
    ["İzmir", "izmir"],
    ["—", ""],
  ])("folds %j to %j", (typed, folded) => {
    expect(foldText(typed)).toBe(folded);
  });

  it("does not change what is folded already", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(foldText(foldText(text))).toBe(foldText(text));
      }),
      { numRuns: 2_000 },
    );
  });

  it("leaves only letters, digits and single spaces", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(foldText(text)).toMatch(/^([\p{L}\p{N}]+( [\p{L}\p{N}]+)*)?$/u);
      }),
    );
  });
});

describe("foldedWords", () => {
  it("separates words", () => {
    expect(foldedWords("El Kef (Tunisie)")).toEqual(["el", "kef", "tunisie"]);
  });
  it("finds none in punctuation", () => {
    expect(foldedWords(" -- ")).toEqual([]);
  });
});

describe("asciiDigits", () => {
  it.each([
    ["٢٠ ١٢٣ ٤٥٦", "20 123 456"],
    ["۲۰", "20"],
    ["２０", "20"],
    ["n° 5 bis", "n° 5 bis"],
  ])("reads %j as %j", (typed, read) => {
    expect(asciiDigits(typed)).toBe(read);
  });
});
