import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, it } from "vitest";
import { askOwner } from "~/operator/socket-client.server";
import { serveOperator, type OperatorSocket } from "~/operator/socket.server";
import { collected, contextWith, rotate } from "./fixtures";

let folder: string;
let socket: OperatorSocket | null = null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "operator-"));
});
afterEach(async () => {
  await socket?.close();
  socket = null;
  rmSync(folder, { recursive: true });
});

const serve = async (rotateKeys: () => Promise<object>, directory = folder) => {
  socket = await serveOperator(directory, contextWith(rotateKeys));
  return socket;
};

it("hands a verb's lines through, and how it ended", async () => {
  const { path } = await serve(async () => ({ orders: 3 }));
  expect(path).toBe(join(folder, "operator.sock"));
  expect(statSync(path).mode & 0o777).toBe(0o600);

  const { lines, onLine } = collected();
  const asked = await askOwner(folder, rotate, onLine);
  expect(asked).toEqual({ kind: "answered", ended: { ok: true, value: null } });
  expect(lines).toEqual([{ orders: 3 }]);
});

it("hands a failure through as its sentence", async () => {
  await serve(async () => ({}));
  const asked = await askOwner(folder, { ...rotate, words: ["now"] }, async () => undefined);
  expect(asked).toEqual({ kind: "answered", ended: { ok: false, error: "usage: operator rotate-keys" } });
  const unknown = await askOwner(folder, { ...rotate, verb: "dance" }, async () => undefined);
  expect(unknown).toMatchObject({
    ended: { ok: false, error: expect.stringContaining("'dance'") as unknown },
  });
});

it("listens elsewhere when the directory's path is too long for a socket", async () => {
  const long = join(folder, "a".repeat(60), "b".repeat(60));
  mkdirSync(long, { recursive: true });
  const { path } = await serve(async () => ({ orders: 1 }), long);
  expect(Buffer.byteLength(path)).toBeLessThanOrEqual(100);
  expect(statSync(join(path, "..")).mode & 0o777).toBe(0o700);

  const { lines, onLine } = collected();
  await askOwner(long, rotate, onLine);
  expect(lines).toEqual([{ orders: 1 }]);
  await socket?.close();
  socket = null;
  rmSync(join(path, ".."), { recursive: true });
});

it("finds nobody where there is no directory, no socket, or a dead owner's", async () => {
  const ask = (directory: string) => askOwner(directory, rotate, async () => undefined);
  expect(await ask(join(folder, "not there"))).toEqual({ kind: "nobody" });
  expect(await ask(folder)).toEqual({ kind: "nobody" });
  await leaveDeadSocket(join(folder, "operator.sock"));
  expect(await ask(folder)).toEqual({ kind: "nobody" });
});

it("takes the place of a dead owner's socket, and of whatever else lies there", async () => {
  const path = join(folder, "operator.sock");
  await leaveDeadSocket(path);
  await (await serve(async () => ({}))).close();
  expect(existsSync(path)).toBe(false);
  writeFileSync(path, "not a socket");
  await serve(async () => ({ orders: 2 }));
  const { lines, onLine } = collected();
  await askOwner(folder, rotate, onLine);
  expect(lines).toEqual([{ orders: 2 }]);
});

it("answers one while it works for another", async () => {
  const gate = Promise.withResolvers<object>();
  let calls = 0;
  await serve(() => {
    calls += 1;
    return calls === 1 ? gate.promise : Promise.resolve({ second: true });
  });
  const first = collected();
  const slow = askOwner(folder, rotate, first.onLine);
  while (calls === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  const second = collected();
  await askOwner(folder, rotate, second.onLine);
  expect(second.lines).toEqual([{ second: true }]);
  expect(first.lines).toEqual([]);

  gate.resolve({ first: true });
  await slow;
  expect(first.lines).toEqual([{ first: true }]);
});

it("goes on to the end when whoever asked goes away, and serves the next", async () => {
  const began = Promise.withResolvers<undefined>();
  const gate = Promise.withResolvers<object>();
  let ended = 0;
  const { path } = await serve(async () => {
    began.resolve(undefined);
    const result = await gate.promise;
    ended += 1;
    return result;
  });
  const leaving = request({ socketPath: path, method: "POST", path: "/" });
  leaving.on("error", () => undefined);
  leaving.end(JSON.stringify(rotate));
  await began.promise;
  leaving.destroy();
  gate.resolve({ orders: 1 });

  const { lines, onLine } = collected();
  await askOwner(folder, rotate, onLine);
  expect(lines).toEqual([{ orders: 1 }]);
  expect(ended).toBe(2);
});

it("refuses what is not a call", async () => {
  const { path } = await serve(async () => ({}));
  const asking = request({ socketPath: path, method: "POST", path: "/" });
  asking.end("{}");
  const [response] = (await once(asking, "response")) as [{ statusCode: number; resume(): void }]; // node:events knows no types
  response.resume();
  expect(response.statusCode).toBe(400);
});

it("lets what runs end before it closes", async () => {
  const gate = Promise.withResolvers<object>();
  const began = Promise.withResolvers<undefined>();
  const owner = await serve(() => {
    began.resolve(undefined);
    return gate.promise;
  });
  const { lines, onLine } = collected();
  const asking = askOwner(folder, rotate, onLine);
  await began.promise;
  const closing = owner.close();
  gate.resolve({ orders: 5 });
  await closing;
  socket = null;
  expect(await asking).toMatchObject({ ended: { ok: true } });
  expect(lines).toEqual([{ orders: 5 }]);
});

it("says so when the owner dies in the middle of its answer", async () => {
  const script = fileURLToPath(new URL("./owner-process.ts", import.meta.url));
  const owner = spawn(process.execPath, ["--import", "tsx", script, folder], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  await once(createInterface({ input: owner.stdout }), "line");
  const { lines, onLine } = collected();
  const asked = await askOwner(
    folder,
    { verb: "orders", words: ["zitouna.myshopify.com"], json: null },
    async (line) => {
      await onLine(line);
      owner.kill("SIGKILL");
    },
  );
  expect(lines.length).toBeGreaterThan(0);
  expect(asked).toEqual({
    kind: "answered",
    ended: { ok: false, error: expect.stringContaining("ended before it had answered") as unknown },
  });
});

/** What a killed process leaves: a socket file nobody listens on. */
async function leaveDeadSocket(path: string): Promise<void> {
  const script =
    "require('node:net').createServer().listen(process.argv[1], () => process.kill(process.pid, 'SIGKILL'))";
  const dead = spawn(process.execPath, ["-e", script, path]);
  await once(dead, "exit");
  expect(existsSync(path)).toBe(true);
  const probe = createServer();
  await expect(
    new Promise((resolve, reject) => {
      probe.once("error", reject).listen(path, () => resolve(undefined));
    }),
  ).rejects.toThrow("EADDRINUSE");
}
