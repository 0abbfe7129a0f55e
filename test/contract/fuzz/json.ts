import { createHash } from "node:crypto";
import fc from "fast-check";

/** JSON, and what the outside can make of it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Numbers that JSON can write and JavaScript cannot hold; `writtenOut` puts them there. */
const rawNumbers = ["1e999", "-1e999", "98765432109876543210", "-0", "1e-400"] as const;
const marker = (raw: string): string => `\u2060raw ${raw}\u2060`;

/** JSON.stringify, with the raw numbers in it. */
export const writtenOut = (value: Json): string =>
  rawNumbers.reduce((text, raw) => text.replaceAll(JSON.stringify(marker(raw)), raw), JSON.stringify(value));

/** Any sixteen bits after any others: NUL, halves of surrogate pairs and direction marks among them. */
const sixteenBits = fc.string({
  unit: fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit)),
});

/** Long, and of no use to an index that compresses what it keeps. */
const noise = createHash("shake256", { outputLength: 4_500 }).update("noise").digest("base64");

export const awkwardTexts: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: sixteenBits, weight: 3 },
  { arbitrary: fc.string({ unit: "grapheme", maxLength: 40 }), weight: 2 },
  {
    arbitrary: fc.constantFrom(
      "",
      " ",
      "\u0000",
      "avant\u0000après",
      "\ud800",
      "\udc00\ud800",
      "\u202eمحمد\u202c",
      "ﷺ".repeat(50),
      "é".repeat(3_000),
      "x".repeat(20_000),
      noise,
      "null",
      "NaN",
      "-1",
      "0",
      "1e400",
      "9".repeat(400),
      "12.5",
      "0000-00-00 00:00:00",
      "0000-01-01T00:00:00Z",
      "+275760-09-13T00:00:00Z",
      "-000001-01-01T00:00:00Z",
      "9999-12-31T23:59:59Z",
      "2026-02-31",
      "__proto__",
      "constructor",
      "' OR 1=1 --",
      "<b>",
      "http://[",
      "javascript:alert(1)",
      "../..",
      "gid://shopify/Order/1",
      "gid://shopify/FulfillmentOrder/99999999999999999999",
    ),
    weight: 3,
  },
);

const awkwardNumbers = fc.oneof(
  fc.constantFrom(0, -1, 1, 7.5, 2 ** 31, 2 ** 53, -(2 ** 53), 1e21, 1e308, -1e308, 5e-324),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

const nested = (depth: number): Json => {
  let value: Json = 1;
  for (let level = 0; level < depth; level += 1) value = level % 2 === 0 ? [value] : { a: value };
  return value;
};

export const anyJson: fc.Arbitrary<Json> = fc.oneof(
  { arbitrary: fc.constantFrom(null, true, false), weight: 2 },
  { arbitrary: awkwardNumbers, weight: 2 },
  { arbitrary: fc.constantFrom(...rawNumbers.map(marker)), weight: 1 },
  { arbitrary: awkwardTexts, weight: 3 },
  { arbitrary: fc.constantFrom<Json>([], {}, [[]], [{}], [null], { id: null }, nested(60)), weight: 2 },
  // Whatever it builds is JSON.
  { arbitrary: fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>, weight: 1 },
);

interface Change {
  readonly at: number;
  readonly how: "replace" | "delete" | "wrap" | "list" | "twice" | "rename" | "text";
  readonly by: Json;
  readonly name: string;
}

const change = (values: fc.Arbitrary<Json>): fc.Arbitrary<Change> =>
  fc.record({
    at: fc.nat(10_000),
    how: fc.constantFrom(
      "replace",
      "replace",
      "replace",
      "delete",
      "delete",
      "wrap",
      "list",
      "twice",
      "rename",
      "text",
    ),
    by: values,
    name: fc.constantFrom("__proto__", "constructor", "toString", "", "id", "error", "data", "0"),
  });

/**
 * The document with some places of it changed: keys gone or renamed, other types, other values, lists where there was one
 * and the reverse. Not changed at all is among them.
 *
 * @param values what may stand in a place that is replaced
 */
export const changed = (document: Json, values = anyJson, most = 4): fc.Arbitrary<Json> =>
  fc
    .array(change(values), { maxLength: most })
    .map((changes) => changes.reduce((present, one) => applied(present, one), document));

function applied(document: Json, one: Change): Json {
  const paths = pathsOf(document);
  const path = paths[one.at % paths.length] ?? [];
  return changedAt(document, path, one);
}

type Path = readonly (string | number)[];

function pathsOf(value: Json, path: Path = []): Path[] {
  if (path.length > 30) return [path];
  if (isList(value)) return [path, ...value.slice(0, 20).flatMap((item, at) => pathsOf(item, [...path, at]))];
  if (typeof value !== "object" || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, field]) => pathsOf(field, [...path, key]))];
}

function changedAt(value: Json, path: Path, one: Change): Json {
  const [step, ...rest] = path;
  if (step === undefined) return inPlace(value, one);
  if (isList(value)) {
    if (rest.length === 0 && one.how === "delete") return value.filter((_, at) => at !== step);
    if (rest.length === 0 && one.how === "twice")
      return value.flatMap((item, at) => (at === step ? [item, item] : [item]));
    return value.map((item, at) => (at === step ? changedAt(item, rest, one) : item));
  }
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).flatMap(([key, field]): [string, Json][] => {
    if (key !== step) return [[key, field]];
    if (rest.length > 0) return [[key, changedAt(field, rest, one)]];
    if (one.how === "delete") return [];
    return [[one.how === "rename" ? one.name : key, inPlace(field, one)]];
  });
  return Object.fromEntries(entries);
}

function inPlace(value: Json, { how, by }: Change): Json {
  switch (how) {
    case "replace":
      return by;
    case "wrap":
      return { value };
    case "list":
      return isList(value) ? (value[0] ?? null) : [value];
    case "text":
      return typeof value === "string" ? Number(value) || 0 : writtenOut(value);
    case "delete":
    case "twice":
    case "rename":
      return value;
  }
}

/** Array.isArray says nothing of readonly arrays. */
const isList = (value: Json): value is readonly Json[] => Array.isArray(value);

/** What became of the text on its way: half of it, a proxy's page, bytes in another encoding, a nest too deep to read. */
export const spoilt = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.oneof(
    { arbitrary: text, weight: 14 },
    {
      arbitrary: fc
        .tuple(text, fc.double({ min: 0, max: 1, noNaN: true }))
        .map(([whole, part]) => whole.slice(0, Math.floor(whole.length * part))),
      weight: 2,
    },
    { arbitrary: text.map((whole) => `\ufeff${whole}`), weight: 1 },
    { arbitrary: text.map((whole) => `${whole};`), weight: 1 },
    { arbitrary: text.map((whole) => Buffer.from(whole, "utf16le").toString("utf8")), weight: 1 },
    { arbitrary: text.map((whole) => Buffer.from(whole, "latin1").toString("utf8")), weight: 1 },
    {
      arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes).toString("utf8")),
      weight: 1,
    },
    { arbitrary: awkwardTexts, weight: 1 },
    { arbitrary: anyJson.map(writtenOut), weight: 1 },
    {
      arbitrary: fc.constantFrom(
        "",
        "<!DOCTYPE html><html><body>502 Bad Gateway</body></html>",
        "<html>Connexion</html>",
        "<".repeat(30_000),
        `[${"[".repeat(200_000)}`,
        "[".repeat(5_000) + "]".repeat(5_000),
        `{"fulfillment_order":{"id":1,"of":${"[".repeat(2_000)}${"]".repeat(2_000)}}}`,
        `${'{"a":'.repeat(3_000)}1${"}".repeat(3_000)}`,
        `"${"9".repeat(100_000)}"`,
        "OK",
      ),
      weight: 2,
    },
  );
