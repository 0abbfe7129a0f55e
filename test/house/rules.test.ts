import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { type Violation, violationsOf } from "./planted-tree";

const nothing = "export const planted = 1;\n";

/** What is planted, where, and the rule that must say so; all of it in one tree, judged once. */
const planted: readonly (readonly [what: string, path: string, content: string, rule: string])[] = [
  ["an import of a test's code", "app/store/a.ts", 'import "../../test/planted";\n', "product-knows-no-test"],
  ["an import of a script", "app/main.server.ts", 'import "../scripts/planted";\n', "product-knows-no-test"],
  [
    "an import of an arbitrary",
    "app/log/a.ts",
    'import "./planted.arbitrary";\n',
    "test-pieces-stay-in-tests",
  ],
  ["a folder without a room", "app/utils/a.ts", 'import "zod";\n', "every-file-has-a-room"],
  ["a file without a room", "app/helpers.ts", 'import "zod";\n', "every-file-has-a-room"],
  ["a file nobody needs", "app/store/b.ts", nothing, "no-orphan"],
  ["an import of nothing", "app/store/c.ts", 'import "./missing";\n', "no-broken-import"],
  ["a tool in the product", "app/log/b.ts", 'import "fast-check";\n', "packages-are-dependencies"],
  ["a package that is nobody's", "app/log/c.ts", 'import "lodash";\n', "packages-are-dependencies"],
  ["Node in the core", "app/shipping/a.ts", 'import "node:fs";\n', "core-is-pure"],
  ["a package in a use case", "app/use-cases/a.ts", 'import "ipaddr.js";\n', "core-is-pure"],
  ["a second HTTP client", "app/carriers/ecotrack/a.ts", 'import "undici";\n', "undici-and-http-stays-home"],
  ["Node's HTTP client", "app/shopify/a.ts", 'import "node:https";\n', "undici-and-http-stays-home"],
  ["PostgreSQL outside the store", "app/jobs/a.ts", 'import "pg";\n', "postgres-stays-home"],
  ["Prisma outside the store", "app/shopify/b.ts", 'import "@prisma/client";\n', "postgres-stays-home"],
  ["the queue outside jobs", "app/composition.server.ts", 'import "pg-boss";\n', "queue-stays-home"],
  ["the log's package elsewhere", "app/jobs/b.ts", 'import "pino";\n', "log-lines-stays-home"],
  ["Express in a route", "app/routes/a.tsx", 'import "express";\n', "express-stays-home"],
  [
    "Shopify's library in a route",
    "app/routes/b.tsx",
    'import "@shopify/shopify-api";\n',
    "shopify-api-stays-home",
  ],
  [
    "Shopify's app library in the queue",
    "app/jobs/d.ts",
    'import "@shopify/shopify-app-remix/server";\n',
    "shopify-app-stays-home",
  ],
  [
    "sessions outside the store",
    "app/shopify/c.ts",
    'import "@shopify/shopify-app-session-storage-prisma";\n',
    "shopify-sessions-stays-home",
  ],
  ["React in jobs", "app/jobs/c.ts", 'import "react";\n', "react-stays-home"],
];

/** Neighbours of the rule that break nothing. */
const right: readonly (readonly [path: string, content: string])[] = [
  ["app/shipping/right.ts", 'import "zod";\nimport "libphonenumber-js";\n'],
  ["app/shipping/right.test.ts", 'import "../../test/planted";\nimport "vitest";\n'],
  ["app/carriers/kit/right.ts", 'import "undici";\n'],
  ["app/store/right.ts", 'import "pg";\nimport "node:fs";\n'],
  ["app/jobs/right.ts", 'import "pg-boss";\nimport type { Pool } from "pg";\n'],
  ["app/ui/right.tsx", 'import "react";\nimport "@shopify/polaris";\n'],
  ["app/routes/right.tsx", 'import { planted } from "~/shopify/authenticate.server";\n'],
];

let violations: readonly Violation[] = [];
beforeAll(async () => {
  violations = await violationsOf({
    ...Object.fromEntries(planted.map(([, path, content]) => [path, content])),
    ...Object.fromEntries(right),
    "test/planted.ts": nothing,
    "scripts/planted.ts": nothing,
    "app/log/planted.arbitrary.ts": nothing,
    "app/shopify/authenticate.server.ts": nothing,
  });
}, 60_000);

const rulesBrokenBy = (path: string) =>
  violations.filter(({ from }) => from === path).map(({ rule }) => rule);

describe("a planted violation is caught", () => {
  it.each(planted)("%s", (_what, path, _content, rule) => {
    expect(rulesBrokenBy(path)).toContain(rule);
  });

  it("a circle, of types too", async () => {
    const found = await violationsOf({
      "app/store/one.ts": 'import "./two";\nexport type One = 1;\n',
      "app/store/two.ts": 'import type { One } from "./one";\nexport type Two = One;\n',
    });
    expect(found.map(({ rule }) => rule)).toContain("no-cycle");
  });
});

describe("what is right is left alone", () => {
  it.each(right)("%s", (path) => {
    expect(rulesBrokenBy(path)).toEqual([]);
  });
});

describe("the house as it stands", () => {
  const ruleSchema = z.object({ name: z.string(), from: z.object({ pathNot: z.unknown().optional() }) });
  const config = z
    .object({ forbidden: z.array(ruleSchema) })
    .parse(createRequire(import.meta.url)("../../.dependency-cruiser.cjs"));
  const rooms = z
    .array(z.string())
    .parse(config.forbidden.find(({ name }) => name === "every-file-has-a-room")?.from.pathNot)
    .map((room) => new RegExp(room));

  const code = ["app", "extensions"]
    .flatMap((folder) => filesOf(folder))
    .filter((path) => /\.tsx?$/.test(path) && !path.includes("/node_modules/") && !path.includes("/dist/"));

  it("has files to judge", () => {
    expect(code.length).toBeGreaterThan(50);
  });

  it("gives every file exactly one room", () => {
    expect(code.filter((path) => rooms.filter((room) => room.test(path)).length !== 1)).toEqual([]);
  });
});

function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: "utf8" }).map((path) => `${folder}/${path}`);
  } catch {
    return []; // extensions/ comes with its first extension
  }
}
