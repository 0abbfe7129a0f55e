import { request as httpRequest } from "node:http";
import type { ActionFunctionArgs, ServerBuild } from "@remix-run/node";
import { afterEach, describe, expect, it } from "vitest";
import type { LogFields, Logger } from "~/shipping/ports/logger";
import type { WebContext } from "~/web-context";
import { bodyLimit } from "./body-limit.server";
import { createHealthServer } from "./health-server.server";
import type { Health } from "./health.server";
import type { HttpServer } from "./http-server.server";
import { createWebServer } from "./server.server";

const healthy: Health = {
  alive: () => ({ ok: true, reasons: [] }),
  ready: () => ({ ok: true, reasons: [] }),
};

function listeningLogger() {
  const lines: { level: string; event: string; fields: LogFields | undefined }[] = [];
  const at = (level: string) => (event: string, fields?: LogFields) =>
    void lines.push({ level, event, fields });
  const logger: Logger = { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") };
  return { logger, lines };
}

type Answer = (args: ActionFunctionArgs) => Promise<Response>;

/** A Remix app of one route without a screen. */
function appAnswering(answer: Answer): ServerBuild {
  const route = { id: "routes/$", path: "*", module: { default: undefined, loader: answer, action: answer } };
  const build = {
    entry: { module: { default: () => new Response("no page here", { status: 500 }) } },
    routes: { "routes/$": route },
    assets: { entry: { imports: [], module: "" }, routes: {}, url: "", version: "1" },
    publicPath: "/",
    assetsBuildDirectory: "",
    future: {},
    isSpaMode: false,
    basename: "/",
    mode: "production",
  };
  // What Remix' request handler reads of a build when nothing is rendered; its full type is Vite's to fill.
  return build as unknown as ServerBuild;
}

const open: HttpServer[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((server) => server.close()));
});

async function serve(answer: Answer, options: { appUrl?: string; health?: Health } = {}) {
  const { logger, lines } = listeningLogger();
  const server = createWebServer({
    // The route above looks at nothing of it.
    context: {} as WebContext,
    app: {
      build: appAnswering(answer),
      assets: (_request, _response, next) => {
        next();
      },
      mode: "production",
    },
    appUrl: options.appUrl ?? "https://navette.example",
    health: options.health ?? healthy,
    logger,
    host: "127.0.0.1",
    port: 0,
  });
  const { port } = await server.listen();
  open.push(server);
  return { url: `http://127.0.0.1:${String(port)}`, port, lines, server };
}

const bodyLength: Answer = async ({ request }) =>
  new Response(String((await request.arrayBuffer()).byteLength));

/** Sends the chunks without saying how long they are together; the status of the answer. */
function postChunks(port: number, chunks: readonly Buffer[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ port, host: "127.0.0.1", method: "POST", path: "/" }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    request.on("error", reject);
    for (const chunk of chunks) request.write(chunk);
    request.end();
  });
}

describe("the address of a request", () => {
  const whereFrom: Answer = ({ request }) => Promise.resolve(new Response(request.url));

  it("is the app's public one behind a proxy, whatever the headers say", async () => {
    const { url } = await serve(whereFrom);
    const forged = { "x-forwarded-host": "evil.example", "x-forwarded-proto": "http", host: "evil.example" };
    const answer = await fetch(`${url}/app?shop=a.myshopify.com`, { headers: forged });
    expect(await answer.text()).toBe("https://navette.example/app?shop=a.myshopify.com");
  });

  it("keeps the port of a local address", async () => {
    const { url } = await serve(whereFrom, { appUrl: "http://127.0.0.1:4901" });
    expect(await (await fetch(`${url}/x`)).text()).toBe("http://127.0.0.1:4901/x");
  });
});

describe("bodies", () => {
  it("arrive byte for byte, announced or not", async () => {
    const { url, port } = await serve(bodyLength);
    expect(await (await fetch(url, { method: "POST", body: Buffer.alloc(1_000_000) })).text()).toBe(
      "1000000",
    );
    expect(await postChunks(port, [Buffer.alloc(600_000), Buffer.alloc(600_000)])).toBe(200);
  });

  it("over the limit are refused, announced or not", async () => {
    const { url, port, lines } = await serve(bodyLength);
    const tooLarge = Buffer.alloc(bodyLimit + 1);
    expect((await fetch(url, { method: "POST", body: tooLarge })).status).toBe(413);
    expect(await postChunks(port, [tooLarge.subarray(0, 3_000_000), tooLarge.subarray(3_000_000)])).toBe(413);
    expect(lines.filter(({ level }) => level === "error")).toEqual([]);
  });
});

describe("health", () => {
  it("is what the functions say at that moment", async () => {
    let ready = false;
    const { url } = await serve(bodyLength, {
      health: {
        alive: () => ({ ok: true, reasons: [] }),
        ready: () => (ready ? { ok: true, reasons: [] } : { ok: false, reasons: ["database"] }),
      },
    });
    const before = await fetch(`${url}/readyz`);
    expect([before.status, await before.json()]).toEqual([503, { ok: false, reasons: ["database"] }]);
    ready = true;
    const after = await fetch(`${url}/readyz`);
    expect([after.status, await after.json()]).toEqual([200, { ok: true, reasons: [] }]);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
  });

  it("is no where the check itself fails, and the log says why", async () => {
    const { url, lines } = await serve(bodyLength, {
      health: { ...healthy, ready: () => Promise.reject(new Error("connection lost")) },
    });
    const answer = await fetch(`${url}/readyz`);
    expect([answer.status, await answer.json()]).toEqual([503, { ok: false, reasons: ["check failed"] }]);
    expect(lines.some(({ event }) => event === "health check failed")).toBe(true);
  });

  it("is served alone by a process that only works", async () => {
    const server = createHealthServer({
      health: healthy,
      logger: listeningLogger().logger,
      host: "127.0.0.1",
      port: 0,
    });
    open.push(server);
    const { port } = await server.listen();
    const statusOf = async (path: string) => (await fetch(`http://127.0.0.1:${String(port)}${path}`)).status;
    expect([await statusOf("/healthz"), await statusOf("/readyz"), await statusOf("/app")]).toEqual([
      200, 200, 404,
    ]);
  });
});

describe("an end", () => {
  it("lets what is under way finish and takes nothing new", async () => {
    const started = Promise.withResolvers<undefined>();
    const finish = Promise.withResolvers<undefined>();
    const { url, server } = await serve(async () => {
      started.resolve(undefined);
      await finish.promise;
      return new Response("finished");
    });
    const underWay = fetch(url);
    await started.promise;
    const closing = server.close();
    await expect(fetch(url)).rejects.toThrow();
    finish.resolve(undefined);
    expect(await (await underWay).text()).toBe("finished");
    await closing;
  });

  it("is said where the port is taken", async () => {
    const { port } = await serve(bodyLength);
    const second = createHealthServer({
      health: healthy,
      logger: listeningLogger().logger,
      host: "127.0.0.1",
      port,
    });
    await expect(second.listen()).rejects.toThrow("EADDRINUSE");
  });
});

describe("what the server says of itself", () => {
  it("names no software and logs no address", async () => {
    const { url, lines } = await serve(bodyLength);
    const answer = await fetch(`${url}/app?id_token=secret`);
    expect(answer.headers.get("x-powered-by")).toBeNull();
    expect(JSON.stringify(lines)).not.toContain("secret");
  });
});
