import { describe, expect, it } from "vitest";
import { regionsOf } from "./regions";
import { readName, readWilayaNumber, spellingsOf } from "./region-names";

const nameIn = (country: "TN" | "DZ" | "CA", text: string) => readName(country, text)?.region.fr ?? null;

describe("readName", () => {
  it.each(["TN", "DZ", "CA"] as const)("reads every spelling of %s as its region", (country) => {
    for (const region of regionsOf(country)) {
      for (const spelling of spellingsOf(region)) expect(nameIn(country, spelling)).toBe(region.fr);
    }
  });

  it.each([
    ["Kef", "Le Kef"],
    ["EL KEF", "Le Kef"],
    ["Al-Kef", "Le Kef"],
    ["الكاف", "Le Kef"],
    ["كاف", "Le Kef"],
    ["manouba", "La Manouba"],
    ["المنوبة", "La Manouba"],
    ["L'Ariana", "Ariana"],
    ["l’ariana", "Ariana"],
    ["اريانه", "Ariana"],
    ["Beja", "Béja"],
    ["BÉJA", "Béja"],
    ["باجه", "Béja"],
    ["Ben-Arous", "Ben Arous"],
    ["Benarous", "Ben Arous"],
    ["Sidi Bou Zid", "Sidi Bouzid"],
    ["Gabes", "Gabès"],
    ["ڨابس", "Gabès"],
    ["قبلى", "Kébili"],
    ["المُنَسْتِير", "Monastir"],
    ["Gouvernorat de Sfax", "Sfax"],
    ["Gouvernorat du Kef", "Le Kef"],
    ["Gouvernorat de l'Ariana", "Ariana"],
    ["Tunis Governorate", "Tunis"],
    ["ولاية صفاقس", "Sfax"],
    ["Sfax 3000", "Sfax"],
    ["1002 Tunis", "Tunis"],
    ["Sousse Tunisie", "Sousse"],
    ["صفاقس تونس", "Sfax"],
    ["تونس", "Tunis"],
  ])("reads %j in Tunisia as %s", (typed, region) => {
    expect(nameIn("TN", typed)).toBe(region);
  });

  it.each([
    "Tunisie",
    "Rue de Sousse",
    "Sfax Ville",
    "Sfaxx",
    "La Marsa",
    "Hammamet",
    "16",
    "12 Sfax",
    "Alger",
    "gouvernorat",
    "ولاية",
    "la",
    "4000",
    "",
  ])("reads no gouvernorat in %j", (typed) => {
    expect(nameIn("TN", typed)).toBeNull();
  });

  it.each([
    ["bejaia", "Béjaïa"],
    ["Msila", "M'Sila"],
    ["M’SILA", "M'Sila"],
    ["مسيلة", "M'Sila"],
    ["Oued", "El Oued"],
    ["وادي سوف", "El Oued"],
    ["Tizi-Ouzou", "Tizi Ouzou"],
    ["برج بو عريريج", "Bordj Bou Arréridj"],
    ["اليزي", "Illizi"],
    ["ورڤلة", "Ouargla"],
    ["عين ڨزام", "In Guezzam"],
    ["Wilaya d'Oran", "Oran"],
    ["16000 Alger", "Alger"],
    ["الجزائر", "Alger"],
    ["وهران الجزائر", "Oran"],
  ])("reads %j in Algeria as %s", (typed, region) => {
    expect(nameIn("DZ", typed)).toBe(region);
  });

  it.each(["Algérie", "Bab El Oued", "Alger Centre", "الوادي الكبير", "Tunis"])(
    "reads no wilaya in %j",
    (typed) => {
      expect(nameIn("DZ", typed)).toBeNull();
    },
  );

  it("says where a name is also the country's", () => {
    expect(readName("TN", "تونس")?.mayBeCountry).toBe(true);
    expect(readName("TN", "Tunis")?.mayBeCountry).toBe(false);
    expect(readName("DZ", "الجزائر")?.mayBeCountry).toBe(true);
    expect(readName("DZ", "الجزائر العاصمة")?.mayBeCountry).toBe(false);
  });
});

describe("readWilayaNumber", () => {
  it.each([
    ["16", "Alger"],
    ["1", "Adrar"],
    ["09", "Blida"],
    ["wilaya 16", "Alger"],
    ["Wilaya de 31", "Oran"],
    ["ولاية ٣١", "Oran"],
    ["16 - Alger", "Alger"],
    ["Alger 16", "Alger"],
    ["58", "El Meniaa"],
  ])("reads %j as %s", (typed, region) => {
    expect(readWilayaNumber(typed)?.fr).toBe(region);
  });

  it.each(["0", "00", "59", "160", "16000", "31 Alger", "16 Bab Ezzouar", "16 31", "Alger", ""])(
    "reads no wilaya's number in %j",
    (typed) => {
      expect(readWilayaNumber(typed)).toBeNull();
    },
  );
});
