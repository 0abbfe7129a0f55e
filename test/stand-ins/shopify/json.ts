/**
 * JSON as Shopify writes it: ids are numbers of any length. `JSON.parse` would round the long ones, so they are
 * read as strings of digits, and written as bare numbers again.
 */

type WithSource = { readonly source?: string };

/** Parses a body; whole numbers too long for a JavaScript number become strings. Undefined when it is no JSON. */
export function parseWithLongIds(raw: Buffer | string): unknown {
  const keepLong = (_key: string, value: unknown, context?: WithSource): unknown =>
    typeof value === "number" && !Number.isSafeInteger(value) && /^\d+$/.test(context?.source ?? "")
      ? context?.source
      : value;
  try {
    // The third argument (the source text) is newer than TypeScript's description of JSON.parse.
    return JSON.parse(raw.toString(), keepLong as Parameters<typeof JSON.parse>[1]) as unknown;
  } catch {
    return undefined;
  }
}

/** JSON.rawJSON, which TypeScript does not know yet. */
const { rawJSON } = JSON as unknown as { rawJSON(text: string): unknown };

/** Writes a payload; the digits under `id`, `…_id` and in `…_ids` become numbers, as in Shopify's REST shape. */
export function stringifyWithNumericIds(value: unknown): string {
  return JSON.stringify(value, (key, held: unknown) => {
    const isId = key === "id" || key.endsWith("_id") || ID_LISTS.has(key);
    if (isId && typeof held === "string" && /^\d+$/.test(held)) return rawJSON(held);
    if (ID_LISTS.has(key) && Array.isArray(held)) return held.map((id) => rawJSON(String(id)));
    return held;
  });
}

/** A value of a shopper's own (a line's property, an attribute) as text. */
export function textOf(value: unknown): string {
  if (typeof value === "string") return value;
  return value === null || value === undefined ? "" : JSON.stringify(value);
}

const ID_LISTS: ReadonlySet<string> = new Set(["orders_requested", "orders_to_redact"]);
