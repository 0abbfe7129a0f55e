import { describe, expect, it } from "vitest";
import created from "./fixtures/create-201.json";
import refused from "./fixtures/gouvernorat-invalide.json";
import { fieldOf, readAnswer } from "./errors";

const read = (status: number, body: unknown): unknown =>
  readAnswer(
    { kind: "answer", status, headers: {}, text: typeof body === "string" ? body : JSON.stringify(body) },
    ["tok-31f9"],
  );

describe("an answer of First Delivery", () => {
  it("is done when the envelope says so, whatever HTTP says", () => {
    for (const status of [200, 201, 500]) {
      expect(read(status, created)).toEqual({ kind: "done", status: 201, result: created.result });
    }
    expect(read(200, { ...created, status: "201", isError: "false" })).toMatchObject({ kind: "done" });
  });

  it("is refused with their words and our field, whatever HTTP says", () => {
    for (const status of [200, 400, 500]) {
      expect(read(status, refused)).toEqual({
        kind: "bad-answer",
        standing: "refused",
        status: 400,
        words: "Le gouvernorat 'gouvernerat invalide' est invalide",
        field: "city",
      });
    }
  });

  it.each([
    [200, { status: 401, isError: true, message: "Jeton tok-31f9 invalide" }, "denied", "Jeton […] invalide"],
    [401, { message: "Unauthorized" }, "denied", "Unauthorized"],
    [403, "<html>non</html>", "denied", null],
    [200, { status: 200, isError: true, message: "Produit refusé" }, "refused", "Produit refusé"],
    [404, { message: "Cannot POST /create" }, "refused", "Cannot POST /create"],
    [422, { status: 422, message: ["a requis", "b requis"] }, "refused", "a requis; b requis"],
    [500, { status: 500, isError: true, message: "Erreur interne" }, "unsure", "Erreur interne"],
    [500, { ...refused, status: 500 }, "refused", "Le gouvernorat 'gouvernerat invalide' est invalide"],
    [502, "<html>502 Bad Gateway</html>", "unsure", null],
    [200, "<html>Connexion</html>", "unsure", null],
    [404, "<html>404</html>", "unsure", null],
    [201, '{"status":201,"isErr', "unsure", null],
    [201, "", "unsure", null],
    [201, "[]", "unsure", null],
    [200, {}, "unsure", null],
  ])("%d %j stands as %s", (status, body, standing, words) => {
    expect(read(status, body)).toMatchObject({ kind: "bad-answer", standing, words });
  });
});

it.each([
  ["Le gouvernorat 'x' est invalide", "city"],
  ["Gouvernerat du client requis", "city"],
  ["La ville est obligatoire", "city"],
  ["Numéro de téléphone du client invalide", "phone"],
  ["telephone2 invalide", "phone"],
  ["Le prix doit être entre 0 et 999 DT", "amount"],
  ["Adresse du client manquante", "address1"],
  ["Nom du client manquant", "name"],
  ["Désignation trop longue", null],
])("%j is about %s", (message, field) => {
  expect(fieldOf(message)).toBe(field);
});
