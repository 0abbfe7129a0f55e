import { ESLint } from "eslint";
import { beforeAll, describe, expect, it } from "vitest";

const eslint = new ESLint({ cwd: process.cwd() });

/** Judges a text as if it stood in a file that exists: rules that need types find them through the real project. */
async function faultsOf(path: string, code: string): Promise<readonly string[]> {
  const [result] = await eslint.lintText(code, { filePath: path });
  return (result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message);
}

const core = "app/shipping/result.ts";
const product = "app/log/logger.server.ts";

// The first judgement reads the whole project's types; the others find them there.
beforeAll(() => faultsOf(core, ""), 180_000);

describe("a planted fault is caught", () => {
  it.each([
    ["any", core, "export const a = (b: any): unknown => b;", "@typescript-eslint/no-explicit-any"],
    [
      "a non-null assertion",
      core,
      "export const a = (b: string | null) => b!;",
      "@typescript-eslint/no-non-null-assertion",
    ],
    [
      "a floating promise",
      core,
      "export const a = (b: Promise<void>) => { b; };",
      "@typescript-eslint/no-floating-promises",
    ],
    [
      "a value read from any",
      core,
      'export const a: unknown = JSON.parse("{}").b;',
      "@typescript-eslint/no-unsafe-member-access",
    ],
    ["something unused", core, "const a = 1;", "@typescript-eslint/no-unused-vars"],
    [
      "a type imported as a value",
      core,
      'import { Money } from "./money";\nexport type A = Money;',
      "@typescript-eslint/consistent-type-imports",
    ],
    [
      "a state forgotten in a switch",
      core,
      "export const a = (b: 1 | 2) => { switch (b) { case 1: return 1; } return 0; };",
      "@typescript-eslint/switch-exhaustiveness-check",
    ],
    ["an empty catch", core, "export const a = (b: () => void) => { try { b(); } catch {} };", "no-empty"],
    ["the wall clock in the core", core, "export const a = () => new Date();", "no-restricted-syntax"],
    ["the wall clock, counted", core, "export const a = () => Date.now();", "no-restricted-syntax"],
    ["chance of its own", core, "export const a = () => Math.random();", "no-restricted-properties"],
    ["the console", product, 'export const a = () => { console.log("b"); };', "no-console"],
    ["the environment", product, 'export const a = process.env["A"];', "no-restricted-properties"],
    [
      "a second HTTP client",
      product,
      'export const a = () => fetch("https://b.example");',
      "no-restricted-globals",
    ],
    [
      "an event built from values",
      product,
      "import type { Logger } from '~/shipping/ports/logger';\nexport const a = (logger: Logger, b: string) => { logger.info(`order ${b}`); };",
      "no-restricted-syntax",
    ],
    [
      "an unneeded exception",
      core,
      "// eslint-disable-next-line eqeqeq\nexport const a = 1;",
      "Unused eslint-disable directive (no problems were reported from 'eqeqeq').",
    ],
  ])("%s", async (_what, path, code, rule) => {
    expect(await faultsOf(path, code)).toContain(rule);
  });
});

it("code in the house's manner passes", async () => {
  const code = [
    'import { type Logger } from "~/shipping/ports/logger";',
    "",
    "export async function report(logger: Logger, work: Promise<number>): Promise<void> {",
    '  logger.info("work done", { count: await work });',
    "}",
    "",
  ].join("\n");
  expect(await faultsOf(product, code)).toEqual([]);
});
