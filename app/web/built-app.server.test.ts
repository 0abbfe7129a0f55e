import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import express from "express";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { builtAssets, loadBuiltApp } from "./built-app.server";

let folder: string;
let url: string;
let close: () => void;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "navette-assets-"));
  await mkdir(join(folder, "assets"));
  await writeFile(join(folder, "assets", "app-1a2b.js"), "console.log(1)");
  await writeFile(join(folder, "assets", "app-1a2b.js.br"), brotliCompressSync("console.log(1)"));
  await writeFile(join(folder, "assets", "small-3c4d.css"), "a{}");
  const server = createServer(express().use(builtAssets(folder)));
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the server has no port");
  url = `http://127.0.0.1:${String(address.port)}`;
  close = () => {
    server.closeAllConnections();
    server.close();
  };
});

afterAll(async () => {
  close();
  await rm(folder, { recursive: true });
});

describe("files for the browser", () => {
  it("may be kept for ever, and come compressed to who can read it", async () => {
    const answer = await fetch(`${url}/assets/app-1a2b.js`, { headers: { "accept-encoding": "br" } });
    expect(await answer.text()).toBe("console.log(1)");
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "cache-control": "public, max-age=31536000, immutable",
      "content-encoding": "br",
      "content-type": "text/javascript; charset=utf-8",
      vary: "Accept-Encoding",
    });
  });

  it("come as they are to who cannot, and where there is no compressed one", async () => {
    const plain = await fetch(`${url}/assets/app-1a2b.js`, { headers: { "accept-encoding": "identity" } });
    expect([await plain.text(), plain.headers.get("content-encoding")]).toEqual(["console.log(1)", null]);
    expect(plain.headers.get("vary")).toBe("Accept-Encoding");
    const small = await fetch(`${url}/assets/small-3c4d.css`, { headers: { "accept-encoding": "br" } });
    expect([await small.text(), small.headers.get("content-encoding")]).toEqual(["a{}", null]);
  });

  it("of another version are not found, rather than a page", async () => {
    expect((await fetch(`${url}/assets/app-9z9z.js`)).status).toBe(404);
  });
});

describe("a missing build", () => {
  it("is said with the command that makes one", async () => {
    await expect(loadBuiltApp(folder)).rejects.toThrow('run "npm run build" first');
  });
});
