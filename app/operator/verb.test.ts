import { describe, expect, it } from "vitest";
import { z } from "zod";
import { fail } from "~/shipping/result";
import { shopDomain } from "~/shipping/ids";
import { refusal } from "~/use-cases/refusal";
import { carriedOut, defineVerb, noInput, type OperatorContext } from "./verb";
import { verbs } from "./verbs";
import { helpLines } from "./verbs/help";

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
// Only the logger of the world is touched by the verbs of these tests.
const context = { world: { logger: silent } } as unknown as OperatorContext;

async function run(verb: (typeof verbs)[number], words: readonly string[], json: string | null = null) {
  const lines: object[] = [];
  const running = verb.run(context, words, json);
  for (let next = await running.next(); ; next = await running.next()) {
    if (next.done) return { lines, ended: next.value };
    lines.push(next.value);
  }
}

const greet = defineVerb({
  name: "greet",
  parameters: "SHOP NAME…",
  summary: "Greets.",
  words: z.tuple([shopDomain, z.string().min(2)], z.string().min(2)),
  input: { shape: "{loud?}", schema: z.strictObject({ loud: z.boolean().optional() }).nullable() },
  output: "{hello}",
  async *act(_context, [shop, ...names], input) {
    for (const name of names) yield { hello: input?.loud ? name.toUpperCase() : name };
    if (names.includes("nobody")) return fail(refusal("shop_unknown", { shop }));
    if (names.includes("trouble")) throw new TypeError("no such thing");
    return carriedOut;
  },
});
const look = defineVerb({
  name: "look",
  parameters: "",
  summary: "Looks.",
  words: z.tuple([]),
  input: noInput,
  output: "{}",
  async *act() {
    yield {};
    return carriedOut;
  },
});

describe("a verb", () => {
  it("prints a line for each thing, then ends well", async () => {
    expect(await run(greet, ["zitouna.myshopify.com", "Amel", "Sami"], '{"loud":true}')).toEqual({
      lines: [{ hello: "AMEL" }, { hello: "SAMI" }],
      ended: { ok: true, value: null },
    });
  });

  it.each([
    [["zitouna"], /^SHOP: expected NAME\.myshopify\.com; usage: operator greet SHOP NAME…$/],
    [["zitouna.myshopify.com", "Amel", "x"], /^NAME…: .*; usage: operator greet SHOP NAME…$/],
    [["zitouna.myshopify.com"], /usage: operator greet SHOP NAME…$/],
    [[], /usage: operator greet SHOP NAME…$/],
  ])("says which word of %j is wrong", async (words, sentence) => {
    const { ended } = await run(greet, words);
    expect(ended).toEqual({ ok: false, error: expect.stringMatching(sentence) as unknown });
  });

  it.each([
    ['{"loud":"very"}', /^greet: loud: .*; it takes \{loud\?\}$/],
    ['{"load":true}', /^greet: unknown key load; it takes \{loud\?\}$/],
    ["{loud", /^greet: what came on stdin is not JSON; it takes \{loud\?\}$/],
    ["[]", /^greet: .*; it takes \{loud\?\}$/],
  ])("says what is wrong with the JSON %s, by its key", async (json, sentence) => {
    const { ended } = await run(greet, ["zitouna.myshopify.com", "Amel"], json);
    expect(ended).toEqual({ ok: false, error: expect.stringMatching(sentence) as unknown });
  });

  it("refuses words too many, and JSON it has no use for", async () => {
    expect((await run(look, ["there"])).ended).toEqual({ ok: false, error: "usage: operator look" });
    expect((await run(look, [], "{}")).ended).toEqual({ ok: false, error: "look takes no JSON on stdin" });
  });

  it.each([
    [["zitouna.myshopify.com", "A\0mel"], null],
    [["zitouna.myshopify.com", "Amel\ud83d"], null],
    [["zitouna.myshopify.com", "Amel"], String.raw`{"loud":true,"\u0000":1}`],
    [["zitouna.myshopify.com", "Amel"], String.raw`{"loud":"\ud800"}`],
  ])("refuses what nobody could keep: %j %s", async (words, json) => {
    expect((await run(greet, words, json)).ended).toEqual({
      ok: false,
      error: "greet: a NUL, or half of a character, is in what was typed: no text with one can be kept",
    });
  });

  it("turns a refusal into its English sentence", async () => {
    const { lines, ended } = await run(greet, ["zitouna.myshopify.com", "nobody"]);
    expect(lines).toEqual([{ hello: "nobody" }]);
    expect(ended).toEqual({ ok: false, error: expect.stringContaining("zitouna.myshopify.com") as unknown });
  });

  it("makes one sentence of a bug", async () => {
    const { ended } = await run(greet, ["zitouna.myshopify.com", "trouble"]);
    expect(ended).toEqual({
      ok: false,
      error: expect.stringMatching(/^greet failed unexpectedly: TypeError: /) as unknown,
    });
  });
});

describe("the verbs", () => {
  it("never repeat a value of what is typed: it may be a token", async () => {
    const [install] = verbs;
    const json = '{"accessToken":"shpat_secret","scope":7,"shpat_other":1}';
    const { ended } = install ? await run(install, ["zitouna.myshopify.com"], json) : { ended: carriedOut };
    expect(ended.ok ? "" : ended.error).toMatch(/^install: scope: .*unknown key/);
    expect(ended.ok ? "" : ended.error).not.toContain("shpat_secret");
  });

  it.each([
    ["install", [`${"a".repeat(64)}.myshopify.com`], "{}", /^SHOP: expected NAME\.myshopify\.com/],
    [
      "install",
      ["zitouna.myshopify.com"],
      '{"accessToken":"shpat 1","scope":"","expires":"+275760-09-13T00:00:00Z"}',
      /^install: accessToken: expected a token without spaces; expires: expected a time, as 2026-11-22T10:00:00Z;/,
    ],
    [
      "settle",
      ["0b7c1f0e-6f3c-4a3a-9a58-0c5a5a2f7d01", "sent"],
      JSON.stringify({ trackingNumber: "1".repeat(101) }),
      /^settle: trackingNumber: /,
    ],
  ])("%s %j %s is refused before it is kept", async (name, words, json, sentence) => {
    const verb = verbs.find((one) => one.name === name);
    const { ended } = verb ? await run(verb, words, json) : { ended: carriedOut };
    expect(ended).toEqual({ ok: false, error: expect.stringMatching(sentence) as unknown });
  });

  it("are all in help, and no other", () => {
    expect(helpLines(verbs).map((line) => ("verb" in line ? line.verb : null))).toEqual([
      "help",
      "install",
      "connect",
      "settings",
      "orders",
      "shipments",
      "problems",
      "ship",
      "cancel",
      "retry",
      "settle",
      "answer",
      "acknowledge",
      "validate",
      "labels",
      "manifest",
      "picklist",
      "progress",
      "quote",
      "pickup",
      "pickups",
      "remark",
      "remarks",
      "return",
      "history",
      "check",
      "test-push",
      "fees",
      "sweep",
      "reconcile",
      "found",
      "adopt",
      "dismiss",
      "rotate-keys",
    ]);
  });

  it("say in help what they take", () => {
    const ship = helpLines(verbs).find((line) => "verb" in line && line.verb === "ship");
    expect(ship).toMatchObject({
      usage: "ship SHOP ORDER…",
      stdin: "{connection?, serviceLevel?}, or nothing",
    });
  });
});
