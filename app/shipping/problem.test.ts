import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { problemCode, problemCodes, problemOf } from "./problem";
import { shipmentStates } from "./shipment";

const document = await readFile(new URL("../../docs/problems.md", import.meta.url), "utf8");

/** The cells of every row of the tables, header and rule left out. */
const rows = document
  .split("\n")
  .filter((line) => /^\| `/.test(line))
  .map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

describe("docs/problems.md", () => {
  it("explains exactly the codes there are, in their order, each once", () => {
    const explained = rows.map(([code]) => code?.replaceAll("`", ""));
    expect(explained).toEqual([...problemCodes]);
  });

  it.each(rows.map((row) => [row[0] ?? "", row] as const))(
    "says of %s what, who and in which state",
    (_, row) => {
      expect(row).toHaveLength(4);
      for (const cell of row) expect(cell).not.toBe("");
    },
  );

  it("names only states there are", () => {
    const known = new Set<string>([...shipmentStates, "not_shipped"]);
    const named = rows.flatMap((row) => row[3]?.match(/[a-z]+_[a-z_]+/g) ?? []);
    for (const state of named) expect(known).toContain(state);
    expect(named).toContain("not_shipped");
  });
});

describe("problemOf", () => {
  it("fills what is not said", () => {
    expect(problemOf("phone_missing")).toEqual({
      code: "phone_missing",
      field: null,
      values: {},
      words: null,
    });
    expect(
      problemOf("carrier_rejected", { field: "city", values: { status: 400 }, words: "invalide" }),
    ).toEqual({
      code: "carrier_rejected",
      field: "city",
      values: { status: 400 },
      words: "invalide",
    });
  });
});

it("knows no other code", () => {
  expect(problemCode.safeParse("mystery").success).toBe(false);
});
