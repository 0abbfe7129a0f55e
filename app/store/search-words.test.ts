import { describe, expect, it } from "vitest";
import { comparablePhone, comparableWords } from "./search-words";

describe("phones as search compares them", () => {
  it.each([
    ["98765432", "98765432"],
    ["+216 98 765 432", "98765432"],
    ["00216-98.765.432", "98765432"],
    ["٩٨٧٦٥٤٣٢", "98765432"],
    ["۹۸۷۶۵۴۳۲", "98765432"],
    ["0550 12 34 56", "50123456"],
    ["+213 550 12 34 56", "50123456"],
    ["123456", "123456"],
    ["12345", null],
    ["inconnu", null],
  ])("%s is %s", (typed, compared) => {
    expect(comparablePhone(typed)).toBe(compared);
  });
});

describe("names as search compares them", () => {
  it.each([
    ["Yasmine TRABELSI", ["yasmine", "trabelsi"]],
    ["Hélène Ben-Saïd", ["helene", "ben", "said"]],
    ["  Amel,Amel  ", ["amel"]],
    ["أَحْمَدُ الطرابلسي", ["احمد", "الطرابلسي"]],
    ["محــمد", ["محمد"]],
    ["آمال", ["امال"]],
    ["Apt ٣", ["apt", "3"]],
    ["…", []],
  ])("%s is %j", (name, words) => {
    expect(comparableWords(name)).toEqual(words);
  });
});
