import { createServer } from "node:http";
import { createServer as createTcpServer, type AddressInfo, type Server } from "node:net";
import { afterEach, expect, it } from "vitest";
import type { Resolve } from "./http.server";
import { createReach, type Reached } from "./reach.server";

const open: Server[] = [];
afterEach(() => open.splice(0).forEach((server) => server.close()));

const listening = async (server: Server): Promise<number> => {
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A TCP server's address is always an AddressInfo.
  return (server.address() as AddressInfo).port;
};

/** A server that keeps what it is sent, and tells when whoever connected has gone. */
const hearing = async () => {
  const heard: string[] = [];
  let gone: () => void = () => undefined;
  const left = new Promise<void>((resolve) => (gone = resolve));
  const port = await listening(
    createTcpServer((socket) => {
      socket.on("data", (bytes) => heard.push(bytes.toString()));
      socket.on("error", () => undefined);
      socket.on("close", gone);
    }),
  );
  return { port, heard, left };
};

const reach = (address: string, resolve?: Resolve, privateHosts = true): Promise<Reached> =>
  createReach({ privateHosts, timeoutMilliseconds: 300, ...(resolve ? { resolve } : {}) })(address);

it("connects, sends nothing and goes", async () => {
  const { port, heard, left } = await hearing();
  expect(await reach(`http://127.0.0.1:${port}/hooks/catch/s3cr3t?k=1`)).toEqual({ kind: "reached" });
  await left;
  expect(heard).toEqual([]);
});

it("says nothing of the path even where TLS begins", async () => {
  const { port, heard, left } = await hearing();
  expect(await reach(`https://127.0.0.1:${port}/hooks/catch/s3cr3t`)).toEqual({
    kind: "never-sent",
    reason: "connect-timeout",
  });
  await left;
  expect(heard.join("")).not.toContain("s3cr3t");
});

it("wants a certificate where the address is https", async () => {
  const port = await listening(createServer((_request, response) => response.end()));
  expect(await reach(`https://127.0.0.1:${port}`)).toEqual({ kind: "never-sent", reason: "tls" });
});

it("finds nobody", async () => {
  const port = await listening(createTcpServer());
  await new Promise((resolve) => open.splice(0)[0]?.close(resolve));
  expect(await reach(`http://127.0.0.1:${port}`)).toEqual({
    kind: "never-sent",
    reason: "connection-refused",
  });
});

it("finds no such name", async () => {
  const unknown: Resolve = (_hostname, done) =>
    done(Object.assign(new Error("no such name"), { code: "ENOTFOUND" }), []);
  expect(await reach("https://carrier.example", unknown)).toEqual({ kind: "never-sent", reason: "dns" });
});

it.each([
  ["http://delivety.example", "scheme-refused"],
  ["https://127.0.0.1", "address-refused"],
  ["https://[::1]:8443", "address-refused"],
  ["https://carrier.example", "address-refused"],
])("goes no nearer to %s than a request would: %s", async (address, reason) => {
  const toLoopback: Resolve = (_hostname, done) => done(null, [{ address: "127.0.0.1", family: 4 }]);
  expect(await reach(address, toLoopback, false)).toEqual({ kind: "never-sent", reason });
});
