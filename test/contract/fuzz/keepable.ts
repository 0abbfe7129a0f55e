import { expect } from "vitest";

/** Longer than any id, state or number of a carrier is; PostgreSQL's indexes take not much more of a text. */
const longestIndexed = 300;

/** Times before and after which nothing ships. PostgreSQL and ISO 8601 disagree about years that have not four digits. */
const [earliest, latest] = [Date.UTC(1970, 0, 1), Date.UTC(9999, 11, 31)];

/**
 * Sees that the database can keep a value and give it back: PostgreSQL's text and JSON take neither NUL nor half of a
 * surrogate pair, JSON takes no number that is not finite, and its times end somewhere.
 */
export function expectKeepable(value: unknown, where = "value"): void {
  if (typeof value === "string") {
    expect(value.includes("\0"), `${where} has a NUL`).toBe(false);
    expect(value.isWellFormed(), `${where} has half of a pair`).toBe(true);
  } else if (typeof value === "number") {
    expect(Number.isFinite(value), `${where} is ${value}`).toBe(true);
  } else if (value instanceof Date) {
    expect(value.getTime(), where).toBeGreaterThan(earliest);
    expect(value.getTime(), where).toBeLessThan(latest);
  } else if (value instanceof Map) {
    for (const [key, item] of value) expectKeepable(item, `${where}.${String(key)}`);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      expectKeepable(key, `a key of ${where}`);
      expectKeepable(item, `${where}.${key}`);
    }
  } else {
    // A function among the fields would be one of Object's own, met by its name.
    expect(["boolean", "undefined", "object", "bigint"], where).toContain(typeof value);
  }
}

/** Ids, states and numbers stand in indexes. */
export function expectIndexable(text: string | null | undefined, where: string): void {
  expectKeepable(text ?? null, where);
  expect((text ?? "").length, `${where} is too long for an index`).toBeLessThanOrEqual(longestIndexed);
}
