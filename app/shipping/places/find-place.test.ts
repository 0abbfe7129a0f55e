import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findPlace } from "./find-place";
import { place } from "./place";
import { placeQuestion } from "./question";

/** Asks with the given fields alone. */
const find = (fields: Record<string, unknown>) => findPlace(placeQuestion.parse(fields));

describe("findPlace in Tunisia", () => {
  it("decides on a city that names its gouvernorat", () => {
    expect(find({ country: "TN", city: "Sfax", zip: "3000", address1: "12 rue de Tunis" })).toEqual({
      place: { country: "TN", region: "Sfax", regionCode: "61", locality: null },
      confidence: 0.97,
      decided: true,
      evidence: ["city says Sfax"],
      candidates: [],
    });
  });

  it("keeps the city as typed where another field names the gouvernorat", () => {
    expect(find({ country: "TN", city: "La Marsa ", province: "Tunis" })).toEqual({
      place: { country: "TN", region: "Tunis", regionCode: "11", locality: "La Marsa" },
      confidence: 0.98,
      decided: true,
      evidence: ["province says Tunis"],
      candidates: [],
    });
  });

  it.each([
    [{ city: "المنستير" }, "Monastir", null],
    [{ city: "el kef" }, "Le Kef", null],
    [{ city: "LA MANOUBA" }, "La Manouba", null],
    [{ city: "La Marsa, Tunis" }, "Tunis", "La Marsa"],
    [{ city: "Sakiet Ezzit - Sfax - Tunisie" }, "Sfax", "Sakiet Ezzit"],
    [{ city: "Sousse, Tunisie" }, "Sousse", null],
    [{ city: "صفاقس، تونس" }, "Sfax", null],
    [{ city: "ساقية الزيت", address2: "صفاقس" }, "Sfax", "ساقية الزيت"],
    [{ city: "Ksar Hellal", address1: "12 rue de Tunis, Monastir" }, "Monastir", "Ksar Hellal"],
    [{ city: "Ksar Hellal", address2: "Gouvernorat de Monastir" }, "Monastir", "Ksar Hellal"],
    [{ city: "Kelibia", attributes: [{ name: "Gouvernorat", value: "nabeul" }] }, "Nabeul", "Kelibia"],
    [{ city: "Kelibia", attributes: [{ name: "الولاية", value: "نابل" }] }, "Nabeul", "Kelibia"],
    [{ city: "Sidi-Bouzid", province: "SIDI BOUZID", address2: "سيدي بوزيد" }, "Sidi Bouzid", null],
    [{ city: "Sousse", address1: "شارع بورقيبة، تونس" }, "Sousse", null],
  ])("decides %j", (fields, region, locality) => {
    const finding = find({ country: "TN", ...fields });
    expect(finding).toMatchObject({ decided: true, place: { region, locality }, candidates: [] });
    expect(finding.confidence).toBeGreaterThan(0.8);
  });

  it("does not decide between fields that contradict each other", () => {
    const finding = find({ country: "TN", city: "Sousse", province: "Monastir" });
    expect(finding).toEqual({
      place: { country: "TN", region: "Monastir", regionCode: "52", locality: null },
      confidence: 0.4,
      decided: false,
      evidence: ["province says Monastir", "city says Sousse", "fields contradict each other"],
      candidates: [
        { country: "TN", region: "Monastir", regionCode: "52", locality: null },
        { country: "TN", region: "Sousse", regionCode: "51", locality: null },
      ],
    });
  });

  it.each([
    [{ city: "Ariana, Tunis" }, ["Ariana", "Tunis"]],
    [{ city: "Sfax", address2: "Gabès" }, ["Sfax", "Gabès"]],
    [{ city: "Sfax", address1: "Route de Gabès km 4, Mahdia" }, ["Sfax", "Mahdia"]],
    [{ city: "Sfax", attributes: [{ name: "gouvernorat", value: "Béja" }] }, ["Béja", "Sfax"]],
    [{ city: "صفاقس", province: "تونس" }, ["Tunis", "Sfax"]],
  ])("asks with the candidates of %j", (fields, regions) => {
    const finding = find({ country: "TN", ...fields });
    expect(finding.decided).toBe(false);
    expect(finding.candidates.map((candidate) => candidate.region)).toEqual(regions);
  });

  it.each([
    { city: "La Marsa" },
    { city: "Sfaxx" },
    { city: "Sfax Ville" },
    { city: "" },
    {},
    { city: "Tunisie" },
    { city: "Hammamet", address1: "Avenue de Nabeul" },
    { city: "12", address1: "Bab-El-Oued" },
    { city: "La Soukra", zip: "2036" },
    { city: "حي النصر", address1: "شارع الحرية، تونس" },
    { city: "La Marsa", note: "Tunis", company: "Tunis", tags: ["Tunis"] },
    { city: "Kelibia", attributes: [{ name: "Cadeau", value: "Nabeul" }] },
  ])("asks about %j", (fields) => {
    expect(find({ country: "TN", ...fields })).toEqual({
      place: null,
      confidence: 0,
      decided: false,
      evidence: ["no exact name of a gouvernorat in province, city or address"],
      candidates: [],
    });
  });
});

describe("findPlace in Algeria", () => {
  it("finds the wilaya and asks for the commune", () => {
    const alger = { country: "DZ", region: "Alger", regionCode: "16", locality: "Bab Ezzouar" };
    expect(find({ country: "DZ", city: "Bab Ezzouar", province: "Alger" })).toEqual({
      place: alger,
      confidence: 0.6,
      decided: false,
      evidence: ["province says Alger (16)", "the commune is not confirmed"],
      candidates: [alger],
    });
  });

  it.each([
    [{ city: "16" }, "16", null],
    [{ city: "wilaya 16" }, "16", null],
    [{ city: "16 - Alger" }, "16", null],
    [{ city: "16, Bab Ezzouar" }, "16", "Bab Ezzouar"],
    [{ city: "Es Senia", province: "31" }, "31", "Es Senia"],
    [{ city: "وهران، الجزائر" }, "31", null],
    [{ city: "الجزائر" }, "16", null],
    [{ city: "M'sila" }, "28", null],
    [{ city: "El Eulma", address2: "Sétif" }, "19", "El Eulma"],
  ])("finds the wilaya of %j", (fields, regionCode, locality) => {
    expect(find({ country: "DZ", ...fields })).toMatchObject({
      decided: false,
      place: { regionCode, locality },
    });
  });

  it("takes no house number for a wilaya", () => {
    expect(find({ country: "DZ", city: "Bab El Oued", address1: "16", address2: "31" }).place).toBeNull();
  });

  it("offers both where number and name contradict each other", () => {
    const finding = find({ country: "DZ", city: "Oran", province: "16" });
    expect(finding.candidates.map((candidate) => candidate.region)).toEqual(["Alger", "Oran"]);
  });
});

describe("findPlace elsewhere", () => {
  it.each([
    ["QC", "Québec"],
    ["on", "Ontario"],
    ["Quebec", "Québec"],
    ["British Columbia", "Colombie-Britannique"],
  ])("decides a Canadian order by its province %s", (province, region) => {
    expect(find({ country: "CA", province, city: "Laval" })).toMatchObject({
      decided: true,
      place: { country: "CA", region, locality: "Laval" },
      evidence: [`province says ${region}`],
    });
  });

  it.each([
    [{ country: "CA", city: "Ontario" }, "no province"],
    [{ country: "CA", province: "NY" }, "the province is none of Canada's thirteen"],
    [{ country: "FR", city: "Tunis" }, "the country is not divided into regions here"],
    [{ city: "Tunis" }, "no country"],
  ])("finds no place in %j", (fields, evidence) => {
    expect(find(fields)).toEqual({
      place: null,
      confidence: 0,
      decided: false,
      evidence: [evidence],
      candidates: [],
    });
  });
});

describe("findPlace on anything", () => {
  const pieces = fc.constantFrom(
    "Sfax",
    "تونس",
    "الجزائر",
    "16",
    "wilaya",
    "El",
    ",",
    " - ",
    "ولاية",
    "2036",
    "l'",
    "Tunisie",
  );
  const typed = fc.option(
    fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(pieces).map((parts) => parts.join(" ")),
    ),
  );
  const question = fc.record({
    country: fc.oneof(fc.constantFrom("TN", "DZ", "CA", "tn", "FR"), typed),
    zip: typed,
    city: typed,
    address1: typed,
    address2: typed,
    company: typed,
    province: typed,
    note: typed,
    tags: fc.array(fc.string()),
    attributes: fc.array(fc.record({ name: fc.constantFrom("Wilaya", "x"), value: fc.string() })),
  });

  it("never throws, and what it decides is a whole place named without contradiction", () => {
    fc.assert(
      fc.property(question, (asked) => {
        const finding = findPlace(asked);
        expect(finding.evidence.length).toBeGreaterThan(0);
        expect(finding.confidence).toBeGreaterThanOrEqual(0);
        expect(finding.confidence).toBeLessThanOrEqual(1);
        if (finding.place) expect(place.safeParse(finding.place).success).toBe(true);
        if (finding.decided) expect([finding.place === null, finding.candidates]).toEqual([false, []]);
        if (finding.decided) expect(finding.place?.country).not.toBe("DZ");
      }),
      { numRuns: 1_000 },
    );
  });
});
