import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { shopDomain } from "~/shipping/ids";
import { post } from "./transport.server";

const shop = shopDomain.parse("savons.myshopify.com");
const realFetch = globalThis.fetch;
const servers: Server[] = [];

/** Sends what is meant for the shop to a server of this test, as the stand-in's preload does. */
async function shopAnswering(listener: RequestListener) {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return sendTo((server.address() as AddressInfo).port); // a TCP server's address is one
}
function sendTo(port: number) {
  globalThis.fetch = (input, init) =>
    realFetch(new Request(input).url.replace(`https://${shop}`, `http://127.0.0.1:${port}`), init);
}
const send = (timeoutMilliseconds = 5_000) =>
  post(shop, "/path", { a: 1 }, { timeoutMilliseconds, accessToken: "t" });

afterEach(() => {
  globalThis.fetch = realFetch;
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

describe("one request", () => {
  it("brings status, text and how long to wait", async () => {
    await shopAnswering((request, response) => {
      response.writeHead(429, { "retry-after": "2.0" });
      response.end([request.method, request.url, request.headers["x-shopify-access-token"]].join(" "));
    });
    expect(await send()).toEqual({ kind: "answered", status: 429, retryAfter: 2, text: "POST /path t" });
  });

  it.each([
    ["1e300", 3_600],
    ["9".repeat(400), 3_600],
    ["-1", null],
    ["soon", null],
  ])("waits an hour at most: %s is %s", async (retryAfter, seconds) => {
    await shopAnswering((_request, response) => {
      response.writeHead(429, { "retry-after": retryAfter }).end();
    });
    expect(await send()).toMatchObject({ retryAfter: seconds });
  });

  it("follows no redirect", async () => {
    await shopAnswering((_request, response) => {
      response.writeHead(301, { location: "https://elsewhere.example/" }).end();
    });
    expect(await send()).toMatchObject({ kind: "answered", status: 301 });
  });

  it("to a closed port or an unknown name was never sent", async () => {
    const closed = createServer();
    await new Promise<void>((listening) => closed.listen(0, "127.0.0.1", listening));
    const { port } = closed.address() as AddressInfo; // as above
    await new Promise((done) => closed.close(done));
    sendTo(port);
    expect(await send()).toEqual({ kind: "never-sent", code: "ECONNREFUSED" });
    globalThis.fetch = (_input, init) => realFetch("http://nobody.invalid/", init);
    expect(await send()).toMatchObject({
      kind: "never-sent",
      code: expect.stringMatching(/ENOTFOUND|EAI_AGAIN/),
    });
  });

  it("that breaks, or takes too long, may have arrived", async () => {
    await shopAnswering((request) => request.socket.destroy());
    expect(await send()).toMatchObject({ kind: "no-answer" });
    await shopAnswering(() => undefined);
    expect(await send(50)).toEqual({ kind: "no-answer", code: "TIMEOUT" });
    await shopAnswering((_request, response) => {
      response.writeHead(200, { "content-length": "100" }).write("half");
      setTimeout(() => response.socket?.destroy(), 20);
    });
    expect(await send()).toMatchObject({ kind: "no-answer" });
  });
});
