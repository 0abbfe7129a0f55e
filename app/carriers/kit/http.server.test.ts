import { createServer, type RequestListener, type Server } from "node:http";
import { createServer as createTcpServer, type AddressInfo, type Socket } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { HttpOutcome } from "./http";
import { createHttpClient, type HttpClientOptions, type Resolve } from "./http.server";

const open: { close(): void }[] = [];
afterEach(() => open.splice(0).forEach((server) => server.close()));

interface Loopback {
  readonly port: number;
  readonly url: string;
  readonly connections: () => number;
}

function listening(server: Server | ReturnType<typeof createTcpServer>): Promise<Loopback> {
  const sockets = new Set<Socket>();
  let connections = 0;
  server.on("connection", (socket: Socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on("error", () => undefined);
  });
  open.push({
    close: () => {
      server.close();
      sockets.forEach((socket) => socket.destroy());
    },
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      // A TCP server's address is always an AddressInfo.
      const { port } = server.address() as AddressInfo;
      resolve({ port, url: `http://127.0.0.1:${port}`, connections: () => connections });
    });
  });
}

const http = (listener: RequestListener): Promise<Loopback> => listening(createServer(listener));
const tcp = (serve: (socket: Socket) => void): Promise<Loopback> => listening(createTcpServer(serve));

const post = (
  url: string,
  options: Partial<HttpClientOptions> = {},
  body = '{"a":"é"}',
): Promise<HttpOutcome> =>
  createHttpClient({ privateHosts: true, timeoutMilliseconds: 5_000, ...options }).send({
    method: "POST",
    url,
    headers: { authorization: "Bearer secret-token", "content-type": "application/json" },
    body,
  });

const resolvingTo =
  (...addresses: string[]): Resolve =>
  (_hostname, done) =>
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
    );

describe("an exchange", () => {
  it("sends the body's exact bytes and reads the whole answer", async () => {
    const seen: string[] = [];
    const server = await http((request, response) => {
      request.setEncoding("utf8");
      request.on("data", (chunk: string) => seen.push(chunk));
      request.on("end", () => {
        seen.push(request.method ?? "", request.url ?? "", request.headers.authorization ?? "");
        response.writeHead(422, { "X-Limit": ["1", "2"] }).end("réponse");
      });
    });
    expect(await post(`${server.url}/a/b?c=d`, {}, '{ "b":1,\n"a":"é" }')).toMatchObject({
      kind: "answer",
      status: 422,
      headers: { "x-limit": "1, 2" },
      text: "réponse",
    });
    expect(seen).toEqual(['{ "b":1,\n"a":"é" }', "POST", "/a/b?c=d", "Bearer secret-token"]);
  });

  it("reads bytes where they are wanted, up to a length of their own", async () => {
    const pdf = Buffer.from([0x25, 0x50, 0x44, 0x46, 0xff, 0x00, 0xfe]);
    const server = await http((_request, response) => response.end(pdf));
    const client = createHttpClient({ privateHosts: true, maxAnswerBytes: 3 });
    const ask = (maxBytes: number): Promise<HttpOutcome> =>
      client.send({ method: "GET", url: server.url, headers: {}, body: null, binary: { maxBytes } });
    expect(await ask(7)).toMatchObject({
      status: 200,
      text: "%PDF\ufffd\0\ufffd",
      bytes: new Uint8Array(pdf),
    });
    expect(await ask(6)).toEqual({ kind: "no-answer", reason: "too-large" });
  });

  it("has a connection of its own, so that none is found closed when it is used", async () => {
    const server = await http((_request, response) => response.end("ok"));
    const client = createHttpClient({ privateHosts: true });
    const request = { method: "GET", url: server.url, headers: {}, body: null } as const;
    await client.send(request);
    await client.send(request);
    expect(server.connections()).toBe(2);
  });

  it("throws for a request that we built wrongly, because that is a bug and not a network", async () => {
    const client = createHttpClient({ privateHosts: true });
    const headers = { authorization: "Bearer a\nb" };
    await expect(
      client.send({ method: "GET", url: "http://127.0.0.1:1", headers, body: null }),
    ).rejects.toThrow("invalid authorization header");
  });
});

describe("surely nothing was sent", () => {
  it("when the connection is refused", async () => {
    const server = await http((_request, response) => response.end());
    open.splice(0).forEach((opened) => opened.close());
    expect(await post(server.url)).toEqual({ kind: "never-sent", reason: "connection-refused" });
  });

  it("when the name is unknown", async () => {
    const resolve: Resolve = (_hostname, done) =>
      done(Object.assign(new Error("no such name"), { code: "ENOTFOUND" }), []);
    expect(await post("http://carrier.example", { resolve })).toEqual({ kind: "never-sent", reason: "dns" });
  });

  it("when TLS fails", async () => {
    const server = await http((_request, response) => response.end());
    expect(await post(`https://127.0.0.1:${server.port}`)).toEqual({ kind: "never-sent", reason: "tls" });
  });

  it("when the connection is not made within the time", async () => {
    const silent = await tcp(() => undefined);
    expect(await post(`https://127.0.0.1:${silent.port}`, { timeoutMilliseconds: 200 })).toEqual({
      kind: "never-sent",
      reason: "connect-timeout",
    });
  });

  it("when the name is never resolved within the time", async () => {
    expect(
      await post("http://carrier.example", { timeoutMilliseconds: 100, resolve: () => undefined }),
    ).toEqual({ kind: "never-sent", reason: "connect-timeout" });
  });
});

describe("addresses that may not be reached", () => {
  it.each([
    "https://127.0.0.1",
    "https://2130706433",
    "https://0x7f.1",
    "https://10.0.0.8",
    "https://172.16.4.1",
    "https://192.168.1.1",
    "https://169.254.169.254",
    "https://100.64.0.1",
    "https://0.0.0.0",
    "https://[::1]",
    "https://[::]",
    "https://[::ffff:127.0.0.1]",
    "https://[::ffff:a9fe:a9fe]",
    "https://[::127.0.0.1]",
    "https://[fe80::1]",
    "https://[fd00::1]",
    "https://[64:ff9b::7f00:1]",
    "https://[2002:7f00:1::]",
  ])("refuses %s", async (url) => {
    expect(await post(url, { privateHosts: false })).toEqual({
      kind: "never-sent",
      reason: "address-refused",
    });
  });

  it("refuses a name that leads to one, without connecting", async () => {
    const server = await http((_request, response) => response.end());
    const url = `https://carrier.example:${server.port}`;
    expect(await post(url, { privateHosts: false, resolve: resolvingTo("127.0.0.1", "::1") })).toEqual({
      kind: "never-sent",
      reason: "address-refused",
    });
    expect(server.connections()).toBe(0);
  });

  it("refuses localhost by the system's own resolver", async () => {
    expect(await post("https://localhost", { privateHosts: false })).toEqual({
      kind: "never-sent",
      reason: "address-refused",
    });
  });

  it("looks a name up for every connection, so that a later answer is checked too", async () => {
    const asked: string[] = [];
    const client = createHttpClient({
      privateHosts: true,
      timeoutMilliseconds: 5_000,
      resolve: (hostname, done) => {
        asked.push(hostname);
        resolvingTo(asked.length === 1 ? "127.0.0.1" : "169.254.169.254")(hostname, done);
      },
    });
    const server = await http((_request, response) => response.end("first"));
    const url = `http://carrier.example:${server.port}`;
    const request = { method: "GET", url, headers: {}, body: null } as const;
    expect(await client.send(request)).toMatchObject({ kind: "answer", text: "first" });
    expect(await client.send(request)).toEqual({ kind: "never-sent", reason: "address-refused" });
    expect(asked).toEqual(["carrier.example", "carrier.example"]);
  });

  it("connects to the address that was checked when a name has several", async () => {
    const server = await http((_request, response) => response.end("the right one"));
    const resolve = resolvingTo("169.254.169.254", "127.0.0.1");
    expect(await post(`http://carrier.example:${server.port}`, { resolve })).toMatchObject({
      kind: "answer",
      text: "the right one",
    });
  });

  it("refuses link-local addresses even where private ones are allowed", async () => {
    expect(await post("http://169.254.169.254")).toEqual({ kind: "never-sent", reason: "address-refused" });
  });

  it("refuses plain http unless private hosts are allowed, and every other scheme always", async () => {
    const refused = { kind: "never-sent", reason: "scheme-refused" };
    expect(await post("http://carrier.example", { privateHosts: false })).toEqual(refused);
    expect(await post("ftp://carrier.example")).toEqual(refused);
  });
});

describe("it may have been done", () => {
  it("when no answer comes in time", async () => {
    const server = await http(() => undefined);
    expect(await post(server.url, { timeoutMilliseconds: 200 })).toEqual({
      kind: "no-answer",
      reason: "timeout",
    });
  });

  it("when the answer drips beyond the time, although it never stops", async () => {
    const server = await http((_request, response) => {
      response.writeHead(200, { "content-length": "1000" });
      const timer = setInterval(() => response.write("x"), 20);
      response.on("close", () => clearInterval(timer));
    });
    expect(await post(server.url, { timeoutMilliseconds: 300 })).toEqual({
      kind: "no-answer",
      reason: "timeout",
    });
  });

  it("when the connection is reset", async () => {
    const server = await tcp((socket) => socket.once("data", () => socket.resetAndDestroy()));
    expect(await post(server.url)).toEqual({ kind: "no-answer", reason: "broken" });
  });

  it.each([
    ["half of it, by length", 'HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n{"status":'],
    ["half of it, in chunks", 'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{"sta\r\n'],
    ["half of the head", "HTTP/1.1 200 OK\r\ncontent-le"],
    ["not HTTP", "SSH-2.0-OpenSSH\r\n"],
  ])("when what comes is %s", async (_what, bytes) => {
    const server = await tcp((socket) => socket.once("data", () => socket.end(bytes)));
    expect(await post(server.url)).toEqual({ kind: "no-answer", reason: "broken" });
  });

  it("when the answer is larger than allowed, announced or not", async () => {
    const announced = await http((_request, response) => response.end("x".repeat(2_000)));
    expect(await post(announced.url, { maxAnswerBytes: 1_000 })).toEqual({
      kind: "no-answer",
      reason: "too-large",
    });
    const endless = await http((_request, response) => {
      const timer = setInterval(() => response.write("x".repeat(500)), 1);
      response.on("close", () => clearInterval(timer));
    });
    expect(await post(endless.url, { maxAnswerBytes: 1_000 })).toEqual({
      kind: "no-answer",
      reason: "too-large",
    });
  });

  it("when the answer is in an encoding we did not ask for", async () => {
    const server = await http((_request, response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end("\x1f\x8b"),
    );
    expect(await post(server.url)).toEqual({ kind: "no-answer", reason: "encoded" });
  });
});

describe("a redirect", () => {
  it("is not followed, and shows the new address without path or query", async () => {
    const target = await http((_request, response) => response.end());
    const server = await http((_request, response) =>
      response.writeHead(301, { location: `${target.url}/hook?token=secret` }).end(),
    );
    expect(await post(server.url)).toEqual({ kind: "redirected", status: 301, to: target.url });
    expect(target.connections()).toBe(0);
  });

  it.each([
    ["/login", "own"],
    ["//user:pass@new.example/x", "http://new.example"],
    ["data:text/html,x", null],
    ["http://", null],
  ])("to %j shows %j", async (location, to) => {
    const server = await http((_request, response) => response.writeHead(307, { location }).end());
    expect(await post(server.url)).toEqual({
      kind: "redirected",
      status: 307,
      to: to === "own" ? server.url : to,
    });
  });
});
