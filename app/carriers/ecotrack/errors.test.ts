import { describe, expect, it } from "vitest";
import invalid from "./fixtures/invalide-422.json";
import { readAnswer, saysYes } from "./errors";

const read = (status: number, body: unknown): unknown =>
  readAnswer(
    { kind: "answer", status, headers: {}, text: typeof body === "string" ? body : JSON.stringify(body) },
    ["tok-31f9"],
  );

describe("an answer of ECOTRACK", () => {
  it.each([
    [{ success: true, tracking: "EC1" }],
    [{ success: true, tracking: "EC1", errors: [] }],
    [{ delete: "success" }],
    [[{ wilaya_id: 1, wilaya_name: "Adrar" }]],
    [{ data: {} }],
  ])("is done: %j", (body) => {
    expect(read(200, body)).toEqual({ kind: "done", status: 200, body });
  });

  it("is refused with the words of the fields", () => {
    expect(read(422, invalid)).toEqual({
      kind: "bad-answer",
      standing: "refused",
      status: 422,
      words: "La commune 'Bab-Ezzouar' est invalide.",
      field: "city",
      code: null,
    });
  });

  it.each([
    [10001, "Commande non modifiable", { field: null, code: 10001 }],
    [10002, "Pas de livraison", { field: "city", refusal: "not-served", code: 10002 }],
    [10003, "Le retour ne peut pas etre demandé", { field: null, code: 10003 }],
    ["10002", "Pas de livraison", { field: "city", refusal: "not-served", code: 10002 }],
  ])("is refused by its number %s in a 200", (error, message, about) => {
    expect(read(200, { success: false, error, message })).toMatchObject({
      standing: "refused",
      words: message,
      ...about,
    });
  });

  it.each([
    ["telephone", "phone"],
    ["telephone_2", "phone"],
    ["nom_client", "name"],
    ["adresse", "address1"],
    ["code_wilaya", "city"],
    ["montant", "amount"],
    ["remarque", "note"],
    ["tracking", "tracking"],
    ["client", "name"],
    ["tel", "phone"],
    ["tel2", "phone"],
    ["wilaya", "city"],
    ["product", "lines"],
    ["boutique", null],
    ["constructor", null],
  ])("about %s is about %s", (theirs, field) => {
    expect(read(422, { message: "x", errors: { [theirs]: ["non"] } })).toMatchObject({ words: "non", field });
  });

  it.each([
    [401, { message: "Unauthenticated." }, "denied", "Unauthenticated."],
    [200, { message: "Unauthenticated." }, "denied", "Unauthenticated."],
    [200, { success: false, message: "INVALID_TOKEN" }, "denied", "INVALID_TOKEN"],
    [200, { success: false, message: "TOKEN_NOT_ALLOWED" }, "denied", "TOKEN_NOT_ALLOWED"],
    [403, "<html>non</html>", "denied", null],
    [422, { message: "Jeton tok-31f9 refusé" }, "refused", "Jeton […] refusé"],
    [404, { message: "Not Found" }, "refused", "Not Found"],
    [200, { delete: "fail" }, "refused", null],
    [200, { errors: { commune: ["non"] } }, "refused", "non"],
    [500, { message: "Server Error" }, "unsure", "Server Error"],
    [500, { message: "Unauthenticated." }, "unsure", "Unauthenticated."],
    [500, { success: false, message: "Server Error" }, "unsure", "Server Error"],
    [502, "<html>502 Bad Gateway</html>", "unsure", null],
    [200, "<html>Connexion</html>", "unsure", null],
    [404, "<html>404</html>", "unsure", null],
    [200, '{"success":tr', "unsure", null],
    [200, "", "unsure", null],
  ])("%d %j stands as %s", (status, body, standing, words) => {
    expect(read(status, body)).toMatchObject({ kind: "bad-answer", standing, words });
  });
});

it.each([
  [{ success: true }, true],
  [{ success: 1 }, true],
  [{ delete: "success" }, true],
  [{ delete: "fail" }, false],
  [{ success: false }, false],
  [{}, false],
  [{ message: "ok" }, false],
  [[], false],
])("%j says yes: %s", (body, yes) => {
  expect(saysYes(body)).toBe(yes);
});
