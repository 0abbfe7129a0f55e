import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const folder = fileURLToPath(new URL(".", import.meta.url));
const files = readdirSync(folder).filter((name) => /(?<!\.test)\.ts$/.test(name));
const importsOf = (name: string): readonly string[] =>
  [...readFileSync(`${folder}/${name}`, "utf8").matchAll(/(?:from|import)\s*\(?\s*"([^"]+)"/g)].map(
    ([, from = ""]) => from,
  );

describe("the oracle", () => {
  it("shares no code with the app, nor with what plays it: it imports its own files and nothing else", () => {
    expect(files.length).toBeGreaterThan(8);
    expect(files.flatMap(importsOf).filter((from) => !/^\.\/[\w-]+$/.test(from))).toEqual([]);
  });
});
