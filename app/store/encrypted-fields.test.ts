import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { encryptedFields } from "./encrypted-fields";
import { encryptedTables, fieldsOf } from "./encrypted-rows.server";

/** TABLE.COLUMN of every column under a comment that begins with "encrypted". */
function markedInSchema(schema: string): string[] {
  return [...schema.matchAll(/^model (\w+) \{([^}]*)\}/gm)].flatMap(([, table = "", body = ""]) =>
    [...body.matchAll(/\/\/\/ encrypted.*\n\s+(\w+)/g)].map(([, column = ""]) => `${table}.${column}`),
  );
}

it("the columns the schema marks as encrypted are those the code encrypts and rotates", () => {
  const schema = readFileSync(new URL("../../prisma/schema.prisma", import.meta.url), "utf8");
  expect(markedInSchema(schema).sort()).toEqual([...encryptedFields].sort());
  expect(encryptedTables.flatMap((table) => fieldsOf(table)).sort()).toEqual([...encryptedFields].sort());
});
