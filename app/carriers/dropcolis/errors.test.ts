import { describe, expect, it } from "vitest";
import { fieldOf, readAnswer } from "./errors";
import created from "./fixtures/create-201.json";
import refused from "./fixtures/postal-code-invalid.json";

const read = (status: number, body: unknown): unknown =>
  readAnswer(
    { kind: "answer", status, headers: {}, text: typeof body === "string" ? body : JSON.stringify(body) },
    ["sk_live_31f9c2"],
  );
const error = (code: string, message = "Non"): object => ({ error: { code, message } });

describe("an answer of Dropcolis", () => {
  it.each([200, 201])("is done with %d and an order", (status) => {
    expect(read(status, created)).toEqual({ kind: "done", status, body: created });
  });

  it("is refused in their words, with what they expected, our field and their request's id, without the value", () => {
    expect(read(422, refused)).toEqual({
      kind: "bad-answer",
      standing: "refused",
      status: 422,
      words: "Invalid postal code format (Canadian postal code (e.g., H1A1A1))",
      field: "zip",
      refusal: "rejected",
      isTheirs: true,
      code: "validation_error",
      requestId: "req_abc123def456",
      date: null,
    });
  });

  it.each([
    [400, error("bad_request"), "refused", "rejected", "Non"],
    [401, error("invalid_signature", "Key sk_live_31f9c2"), "denied", "rejected", "Key […]"],
    [401, "<html>non</html>", "denied", "rejected", null],
    [401, { message: "Unauthorized" }, "denied", "rejected", "Unauthorized"],
    [403, error("forbidden"), "denied", "rejected", "Non"],
    [404, error("not_found"), "refused", "rejected", "Non"],
    [409, error("duplicate_order"), "refused", "duplicate", "Non"],
    [422, error("not_serviceable"), "refused", "not-served", "Non"],
    [422, error("out_of_zone"), "refused", "not-served", "Non"],
    [422, error("invalid_service_level"), "refused", "rejected", "Non"],
    [422, { error: "Invalid signature" }, "refused", "rejected", "Invalid signature"],
    [422, { error: { code: "x" } }, "refused", "rejected", "x"],
    [404, "<html>404</html>", "unsure", "rejected", null],
    [422, {}, "unsure", "rejected", null],
    [500, error("server_error"), "unsure", "rejected", "Non"],
    [502, "<html>502 Bad Gateway</html>", "unsure", "rejected", null],
    [200, "<html>Connexion</html>", "unsure", "rejected", null],
    [201, '{"order_id":"dc_9f7', "unsure", "rejected", null],
    [201, "", "unsure", "rejected", null],
    [200, error("validation_error"), "unsure", "rejected", "Non"],
  ])("%d %j stands as %s (%s)", (status, body, standing, refusal, words) => {
    expect(read(status, body)).toMatchObject({ kind: "bad-answer", standing, refusal, words });
  });
});

it("tells their clock by the Date header, and no id that is longer or stranger than one can be", () => {
  const answer = (requestId: string) => ({
    kind: "answer" as const,
    status: 401,
    headers: { date: "Sun, 22 Nov 2026 22:00:00 GMT" },
    text: JSON.stringify({ ...error("invalid_timestamp"), request_id: requestId }),
  });
  expect(readAnswer(answer("req_1"), [])).toMatchObject({
    requestId: "req_1",
    date: new Date("2026-11-22T22:00:00Z"),
  });
  expect(readAnswer(answer("Julie Gagnon"), [])).toMatchObject({ requestId: null });
});

it.each([
  ["dropoff.address.postal_code", "zip"],
  ["dropoff.address.line1", "address1"],
  ["dropoff.address.street", "address1"],
  ["dropoff.address.unit", "address2"],
  ["dropoff.address.city", "city"],
  ["dropoff.address.province", "province"],
  ["dropoff.address.country", "country"],
  ["dropoff.phone", "phone"],
  ["dropoff.email", "email"],
  ["dropoff.name", "name"],
  ["pickup.address.postal_code", "pickup"],
  ["pickup.phone", "pickup"],
  ["parcels[0].weight_kg", "weight"],
  ["parcels.0.length_cm", "parcels"],
  ["parcels", "parcels"],
  ["cod.amount_cents", "amount"],
  ["service_level", null],
  [null, null],
])("%j is about %s", (path, field) => {
  expect(fieldOf(path)).toBe(field);
});
