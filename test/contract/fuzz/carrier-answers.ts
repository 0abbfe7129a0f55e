import fc from "fast-check";
import type { HttpAnswer, HttpOutcome } from "~/carriers/kit/http";
import type { CarrierName } from "~/shipping/shipment";
import { casts } from "./carrier-stage";
import { documents } from "./carrier-documents";
import { anyJson, changed, type Json, spoilt, writtenOut } from "./json";

/** What a carrier's network and servers can do to one call. */

const statuses = fc.oneof(
  { arbitrary: fc.constantFrom(200, 200, 201, 207), weight: 6 },
  { arbitrary: fc.constantFrom(400, 401, 403, 404, 405, 408, 409, 410, 422, 426, 429), weight: 3 },
  { arbitrary: fc.constantFrom(500, 502, 503, 504), weight: 2 },
  { arbitrary: fc.integer({ min: 100, max: 599 }), weight: 1 },
);

const headerValues = fc.constantFrom(
  "0",
  "7",
  "-1",
  "1e308",
  "9".repeat(15),
  "9".repeat(400),
  "Fri, 20 Nov 2026 10:05:00 GMT",
  "Sat, 13 Sep 275760 00:00:00 GMT",
  "soon",
  "",
);
const headers = fc.dictionary(
  fc.constantFrom(
    "retry-after",
    "x-ratelimit-limit",
    "x-ratelimit-limit-minute",
    "x-ratelimit-limit-day",
    "x-ratelimit-remaining-minute",
    "x-ratelimit-reset-minute",
    "x-ratelimit-remaining-hour",
    "x-ratelimit-reset-hour",
    "content-type",
  ),
  headerValues,
  { maxKeys: 3, noNullPrototype: true },
);

/** Sentences that quote what they were sent, as careless servers do. */
const indiscreet = (name: CarrierName): fc.Arbitrary<Json> => {
  const { keys, phones } = casts[name];
  return fc.constantFrom(
    ...keys.map((key) => `jeton ${key} refusé`),
    ...phones.map((phone) => `le numéro ${phone} est invalide`),
    `POST ?api_token=${keys[0] ?? ""}&tel=${phones[0] ?? ""}`,
  );
};

export function answersOf(name: CarrierName): fc.Arbitrary<HttpAnswer> {
  const values = fc.oneof({ arbitrary: anyJson, weight: 4 }, { arbitrary: indiscreet(name), weight: 1 });
  const bodies = fc
    .constantFrom(...documents[name].answers)
    .chain((document) => changed(document, values))
    .map(writtenOut);
  return fc.record({
    kind: fc.constant("answer"),
    status: statuses,
    headers,
    text: spoilt(bodies).map((text) => text.toWellFormed()),
  });
}

export const outcomesOf = (name: CarrierName): fc.Arbitrary<HttpOutcome> =>
  fc.oneof(
    { arbitrary: answersOf(name), weight: 12 },
    {
      arbitrary: fc.record({
        kind: fc.constant("never-sent"),
        reason: fc.constantFrom(
          "scheme-refused",
          "address-refused",
          "dns",
          "tls",
          "connection-refused",
          "connect-timeout",
        ),
      }),
      weight: 1,
    },
    {
      arbitrary: fc.record({
        kind: fc.constant("no-answer"),
        reason: fc.constantFrom("timeout", "broken", "too-large", "encoded"),
      }),
      weight: 1,
    },
    {
      arbitrary: fc.record({
        kind: fc.constant("redirected"),
        status: fc.constantFrom(301, 302, 303, 307, 308),
        to: fc.constantFrom(null, "https://elsewhere.example"),
      }),
      weight: 1,
    },
  );

/** The outcomes of the calls of one operation, in their order. */
export const scriptsOf = (name: CarrierName): fc.Arbitrary<readonly HttpOutcome[]> =>
  fc.array(outcomesOf(name), { minLength: 1, maxLength: 6 });
