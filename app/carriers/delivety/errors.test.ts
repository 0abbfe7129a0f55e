import { describe, expect, it } from "vitest";
import { fieldOf, movedWords, readAnswer } from "./errors";

const read = (status: number, text: string): unknown =>
  readAnswer({ kind: "answer", status, headers: {}, text }, ["tok-d3l1", "Amira Ben Salah"]);

const page = "<!DOCTYPE html><html><body>502</body></html>";

describe("an answer of Delivety", () => {
  it.each([
    [200, ""],
    [200, "ok"],
    [201, '{"success":true}'],
    [202, '{"half":'],
    [204, ""],
  ])("%d %j is accepted: the document asks for a 2xx and nothing else", (status, text) => {
    expect(read(status, text)).toBeNull();
  });

  it.each([
    [200, page, "unsure", null, null],
    [502, page, "unsure", null, null],
    [500, '{"message":"Erreur interne"}', "unsure", "Erreur interne", null],
    [408, "", "unsure", null, null],
    [400, page, "unsure", null, null],
    [401, '{"error":"access_token tok-d3l1 inconnu"}', "denied", "access_token […] inconnu", null],
    [403, page, "denied", null, null],
    [422, '{"message":"phone: chiffres seulement"}', "refused", "phone: chiffres seulement", "phone"],
    [400, '{"error":{"message":"api_id 7 inconnu"}}', "refused", "api_id 7 inconnu", "products"],
    [400, '{"errors":["amount","sum"]}', "refused", "amount; sum", "amount"],
    [400, "Amira Ben Salah refusée", "refused", "[…] refusée", null],
    [400, '{"code":12}', "refused", null, null],
    [404, page, "refused", movedWords, "hookUrl"],
    [404, '{"message":"adresse inconnue"}', "refused", movedWords, "hookUrl"],
    [410, "", "refused", movedWords, "hookUrl"],
  ])("%d %j stands as %s", (status, text, standing, words, field) => {
    expect(read(status, text)).toEqual({ kind: "bad-answer", standing, status, words, field });
  });
});

it.each([
  ["Le téléphone est obligatoire", "phone"],
  ["produits: api_id inconnu", "products"],
  ["montant invalide", "amount"],
  ["Adresse manquante", "address1"],
  ["first_name is required", "name"],
  ["email invalide", "email"],
  ["refusé", null],
])("%j is about %s", (message, field) => {
  expect(fieldOf(message)).toBe(field);
});
