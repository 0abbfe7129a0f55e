import { describe, expect, it } from "vitest";
import { readRetryAfter } from "./retry-after";
import { carrierWords } from "./words";

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
