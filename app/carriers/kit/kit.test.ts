import { describe, expect, it } from "vitest";
import { readRetryAfter } from "./retry-after";
import { carrierWords, stateText } from "./words";
import { isBelievable, numeric, parcelName } from "./wire";

describe("readRetryAfter", () => {
  const now = new Date("2026-11-20T10:00:00.000Z");
  it.each([
    ["7", "2026-11-20T10:00:07.000Z"],
    [" 120 ", "2026-11-20T10:02:00.000Z"],
    ["0", "2026-11-20T10:00:00.000Z"],
    ["Fri, 20 Nov 2026 10:05:00 GMT", "2026-11-20T10:05:00.000Z"],
    ["Fri, 20 Nov 2026 09:00:00 GMT", "2026-11-20T10:00:00.000Z"],
    ["999999999", "2026-11-21T10:00:00.000Z"],
  ])("reads %j as %s", (header, until) => {
    expect(readRetryAfter(header, now)?.toISOString()).toBe(until);
  });

  it.each([undefined, "", "soon"])("reads nothing in %j", (header) => {
    expect(readRetryAfter(header, now)).toBeNull();
  });
});

describe("carrierWords", () => {
  it.each([
    ["Le gouvernorat 'Sosa' est invalide", "Le gouvernorat 'Sosa' est invalide"],
    ["  deux\n lignes\t", "deux lignes"],
    ["Voir https://fdg.example/print?q=eyJhbGciOi pour", "Voir […] pour"],
    ["jeton tok-31f9 refusé pour 22123456", "jeton […] refusé pour […]"],
    ["Authorization: Bearer abc.def", "Authorization: Bearer […]"],
    ["jeton eyJhbGciOiJIUzI1NiJ9.eyJpZCI6MX0.c2ln expiré", "jeton […] expiré"],
    ["clé 9f86d081884c7d659a2feaa0c55ad015 inconnue", "clé […] inconnue"],
    ["<b>Erreur</b> 12", "Erreur 12"],
    ["commande 683375045049 déjà annulée", "commande 683375045049 déjà annulée"],
  ])("keeps of %j only %j", (text, words) => {
    expect(carrierWords(text, ["tok-31f9", "22123456", ""])).toBe(words);
  });

  it("cuts what is long", () => {
    const words = carrierWords("é ".repeat(400));
    expect([words?.length, words?.endsWith("…")]).toEqual([300, true]);
  });

  it.each([null, undefined, "", " \n"])("finds no words in %j", (text) => {
    expect(carrierWords(text)).toBeNull();
  });
});

describe("an answer that is a megabyte of one thing", () => {
  // Each of these once took minutes: an expression began again at every letter.
  it.each(["<", "a-", "a.", "Bearer ", "eyJ", "a://", "1 "])("of %j is read once", (part) => {
    expect(carrierWords(part.repeat(1_000_000 / part.length))?.length).toBeLessThanOrEqual(300);
  });
});

it.each([
  [" En  livraison\n", "En livraison"],
  ["é".repeat(200), `${"é".repeat(99)}…`],
  ["😀".repeat(200), `${"😀".repeat(99)}…`],
  ["", ""],
])("a state %j is kept as %j", (raw, kept) => {
  expect(stateText(raw)).toBe(kept);
});

describe("what is read of an answer", () => {
  it.each([
    [" EC1 ", "EC1"],
    [683375045049, "683375045049"],
    ["9".repeat(255), "9".repeat(255)],
    ["9".repeat(256), undefined],
    ["", undefined],
    [null, undefined],
  ])("%j names the parcel %j", (raw, name) => {
    expect(parcelName.safeParse(raw).data).toBe(name);
  });

  it.each([
    ["12.5", 12.5],
    [-7, -7],
    ["9".repeat(400), undefined],
    ["1e3", undefined],
  ])("%j is the number %j", (raw, number) => {
    expect(numeric.safeParse(raw).data).toBe(number);
  });

  it.each([
    ["2026-11-20T10:00:00Z", true],
    ["0000-01-01T00:00:00Z", false],
    ["+275760-09-13T00:00:00Z", false],
    ["1970-01-01T00:00:00Z", false],
    ["hier", false],
  ])("%s is a time of a parcel: %s", (text, isOne) => {
    expect(isBelievable(new Date(text))).toBe(isOne);
  });
});
