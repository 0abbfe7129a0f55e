import { describe, expect, it } from "vitest";
import { foldText } from "../folded-text";
import { placeIn, regionByCode, regionsOf } from "./regions";

const codesOf = (country: string) => regionsOf(country).map((region) => region.code);

describe("regionsOf", () => {
  it("has the 24 gouvernorats under their ISO 3166-2 suffixes", () => {
    const codes = "11 12 13 14 21 22 23 31 32 33 34 41 42 43 51 52 53 61 71 72 73 81 82 83";
    expect(codesOf("TN").join(" ")).toBe(codes);
  });

  it("names them as First Delivery Group does", () => {
    const known =
      "Ariana, Béja, Ben Arous, Bizerte, Gabès, Gafsa, Jendouba, Kairouan, Kasserine, Kébili, Le Kef, Mahdia, " +
      "La Manouba, Médenine, Monastir, Nabeul, Sfax, Sidi Bouzid, Siliana, Sousse, Tataouine, Tozeur, Tunis, Zaghouan";
    const names = regionsOf("TN").map((region) => region.fr);
    expect(names.toSorted()).toEqual(known.split(", ").toSorted());
  });

  it("has the 58 wilayas in their order", () => {
    expect(codesOf("DZ")).toEqual(
      Array.from({ length: 58 }, (_, index) => String(index + 1).padStart(2, "0")),
    );
  });

  it("has the thirteen of Canada", () => {
    expect(codesOf("CA").join(" ")).toBe("AB BC MB NB NL NS NT NU ON PE QC SK YT");
  });

  it("has none for a country that is not divided here", () => {
    expect(regionsOf("FR")).toEqual([]);
    expect(regionsOf("toString")).toEqual([]);
  });

  it.each(["TN", "DZ", "CA"])("gives every region of %s an Arabic name in Arabic letters", (country) => {
    for (const region of regionsOf(country)) expect(foldText(region.ar)).toMatch(/^[\u0621-\u064a ]+$/);
  });
});

describe("regionByCode", () => {
  it.each([
    ["TN", "33", "Le Kef", "الكاف"],
    ["TN", "73", "Kébili", "قبلي"],
    ["TN", "82", "Médenine", "مدنين"],
    ["DZ", "01", "Adrar", "أدرار"],
    ["DZ", "16", "Alger", "الجزائر"],
    ["DZ", "48", "Relizane", "غليزان"],
    ["DZ", "58", "El Meniaa", "المنيعة"],
    ["CA", "QC", "Québec", "كيبيك"],
    ["tn", "61", "Sfax", "صفاقس"],
  ])("finds %s-%s", (country, code, fr, ar) => {
    expect(regionByCode(country, code)).toMatchObject({ code, fr, ar });
  });

  it.each([
    ["TN", "15"],
    ["TN", ""],
    ["DZ", "1"],
    ["DZ", "59"],
    ["CA", "NY"],
    ["FR", "75"],
  ])("finds no %s-%s", (country, code) => {
    expect(regionByCode(country, code)).toBeNull();
  });
});

describe("placeIn", () => {
  it("makes the place of an answer; a blank locality is none", () => {
    const sfax = regionByCode("TN", "61");
    if (!sfax) throw new Error("Sfax is missing");
    expect(placeIn(sfax, " Sakiet Ezzit ")).toEqual({
      country: "TN",
      region: "Sfax",
      regionCode: "61",
      locality: "Sakiet Ezzit",
    });
    expect(placeIn(sfax, " ").locality).toBeNull();
  });
});
