/** The seam and the programs, as they are used: in processes of their own. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunningStandIn } from "./kit";
import { SHOP, startShopify } from "./shopify/test-shop";

const PRELOAD = new URL("../../scripts/stand-in-preload.mjs", import.meta.url).href;
const MAIN = fileURLToPath(new URL("./main.ts", import.meta.url));
const TSX = fileURLToPath(new URL("../../node_modules/tsx/dist/cli.mjs", import.meta.url));

async function run(words: readonly string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, [...words], {
    env: { ...process.env, SHOPIFY_STAND_IN_URL: "", SHOPIFY_APP_URL: "", ...env },
  });
  let out = "";
  let err = "";
  child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (err += chunk.toString()));
  await once(child, "close");
  return { code: child.exitCode, out, err };
}

let shopify: RunningStandIn;
beforeAll(async () => {
  shopify = await startShopify();
});
afterAll(() => shopify.close());

describe("the preload", () => {
  const withPreload = (script: string, env: Record<string, string>) =>
    run(["--import", PRELOAD, "--input-type=module", "--eval", script], env);

  it("sends a shop's calls to the stand-in, also after a framework has assigned fetch again", async () => {
    const script = `
      const mine = globalThis.fetch;
      globalThis.fetch = mine;
      const plain = (input, init) => mine(input, init);
      const headers = { "x-shopify-access-token": "shpat_x", "content-type": "application/json" };
      const body = JSON.stringify({ query: "{ shop { myshopifyDomain } }" });
      const url = "https://${SHOP}/admin/api/2026-07/graphql.json";
      const first = await (await fetch(url, { method: "POST", headers, body })).json();
      const second = await (await fetch(new Request(url, { method: "POST", headers, body }))).json();
      const other = await (await fetch(process.env.SHOPIFY_STAND_IN_URL + "/_control")).json();
      console.log(JSON.stringify([first.data, second.data, other.name]));
    `;
    const env = { SHOPIFY_STAND_IN_URL: shopify.url, SHOPIFY_APP_URL: "http://127.0.0.1:3000" };
    const { code, out, err } = await withPreload(script, env);
    expect([code, err]).toEqual([0, ""]);
    const shop = { shop: { myshopifyDomain: SHOP } };
    expect(JSON.parse(out)).toEqual([shop, shop, "shopify"]);
  });

  it("refuses while the app has an address in the world, and does nothing unasked", async () => {
    const abroad = { SHOPIFY_STAND_IN_URL: shopify.url, SHOPIFY_APP_URL: "https://navette.example" };
    const refused = await withPreload("console.log('started')", abroad);
    expect(refused.out).toBe("");
    expect(refused.err).toContain("only while SHOPIFY_APP_URL is a loopback address");
    const untouched = await withPreload("console.log(String(fetch).includes('myshopify'))", {});
    expect([untouched.code, untouched.out]).toEqual([0, "false\n"]);
  });
});

describe("npm run stand-in", () => {
  it("starts one, says where, and stops when it is told", async () => {
    const child = spawn(process.execPath, [TSX, MAIN, "shopify", "--port", "0", "--shop", SHOP]);
    let out = "";
    child.stdout.on("data", (chunk: Buffer) => (out += chunk.toString()));
    await expect.poll(() => out, { timeout: 15_000 }).toContain("shopify admin");
    const [, url = "", pid = ""] =
      /^stand-in shopify (http:\/\/127\.0\.0\.1:\d+) pid (\d+)$/m.exec(out) ?? [];
    const control: unknown = await (await fetch(`${url}/_control`)).json();
    expect(control).toMatchObject({ name: "shopify", pid: Number(pid) });
    const closed = once(child, "close");
    child.kill("SIGTERM");
    await closed;
    await expect(fetch(`${url}/_control`)).rejects.toThrow();
  });

  it("says in one line what it cannot do", async () => {
    expect(await run([TSX, MAIN, "colissimo"])).toEqual({
      code: 1,
      out: "",
      err: "no stand-in is called colissimo\n",
    });
    expect(await run([TSX, MAIN, "shopify", "--colour", "red"])).toEqual({
      code: 1,
      out: "",
      err: "stand-in shopify has no option --colour\n",
    });
  });
});
