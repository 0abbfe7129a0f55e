import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { OpenedHost, OperatorHost } from "~/operator/host";
import { runOperator } from "~/operator/operator.server";
import { serveOperator, type OperatorSocket } from "~/operator/socket.server";
import { fail, ok } from "~/shipping/result";
import { contextWith } from "./fixtures";

const shortPatience = { tries: 40, pauseMilliseconds: 5 };

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

/** Runs a command; the host opens as told, one answer after the other, the last one for ever. */
async function run(
  words: readonly string[],
  answers: readonly (() => Promise<OpenedHost>)[],
  onServer = false,
) {
  const lines: object[] = [];
  let opened = 0;
  const host: OperatorHost = {
    dataDirectory: onServer ? null : folder,
    open: () => {
      const answer = answers[Math.min(opened, answers.length - 1)];
      opened += 1;
      return answer ? answer() : Promise.reject(new Error("not to be opened"));
    },
  };
  const ended = await runOperator(
    () => ok(host),
    { words, readInput: async () => null, writeLine: async (line) => void lines.push(line) },
    shortPatience,
  );
  return { lines, ended, opened };
}

const owned = async (): Promise<OpenedHost> => ({ kind: "owned", pid: 4242 });

describe("the operator", () => {
  it("needs no app for its help", async () => {
    const { lines, ended, opened } = await run(["help"], []);
    expect(ended).toEqual(ok(null));
    expect(lines.length).toBeGreaterThan(10);
    expect(opened).toBe(0);
  });

  it("knows what it does not know before anything is opened", async () => {
    expect((await run([], [])).ended).toEqual(fail("name a verb: 'operator help' lists them"));
    expect((await run(["forget", "x"], [])).ended).toEqual(
      fail(expect.stringContaining("there is no verb 'forget'")),
    );
  });

  it("says which variable of the environment is wrong", async () => {
    const ended = await runOperator(() => fail("ENCRYPTION_KEYS is required"), {
      words: ["orders", "zitouna.myshopify.com"],
      readInput: async () => null,
      writeLine: async () => undefined,
    });
    expect(ended).toEqual(fail("ENCRYPTION_KEYS is required"));
  });

  it.each([true, false])("opens the app itself and closes it again (on a server: %s)", async (onServer) => {
    let closed = 0;
    const open = async (): Promise<OpenedHost> => ({
      kind: "open",
      context: contextWith(async () => ({ orders: 1 })),
      close: async () => void (closed += 1),
    });
    expect(await run(["rotate-keys"], [open], onServer)).toEqual({
      lines: [{ orders: 1 }],
      ended: ok(null),
      opened: 1,
    });
    expect(closed).toBe(1);
  });

  it("lets the owner of DATA_DIR do it where there is one", async () => {
    socket = await serveOperator(
      folder,
      contextWith(async () => ({ orders: 2 })),
    );
    expect(await run(["rotate-keys"], [])).toEqual({ lines: [{ orders: 2 }], ended: ok(null), opened: 0 });
  });

  it("waits for an owner that is still starting", async () => {
    const startsMeanwhile = async (): Promise<OpenedHost> => {
      socket = await serveOperator(
        folder,
        contextWith(async () => ({ orders: 3 })),
      );
      return owned();
    };
    const { lines, ended, opened } = await run(["rotate-keys"], [owned, owned, startsMeanwhile]);
    expect(ended).toEqual(ok(null));
    expect(lines).toEqual([{ orders: 3 }]);
    expect(opened).toBe(3);
  });

  it("takes DATA_DIR itself when its owner has gone meanwhile", async () => {
    const open = async (): Promise<OpenedHost> => ({
      kind: "open",
      context: contextWith(async () => ({ orders: 4 })),
      close: async () => undefined,
    });
    expect((await run(["rotate-keys"], [owned, open])).lines).toEqual([{ orders: 4 }]);
  });

  it("says in words who has DATA_DIR and does not answer", async () => {
    const { ended } = await run(["rotate-keys"], [owned]);
    expect(ended).toEqual(fail(expect.stringContaining("is in use by process 4242, which has not answered")));
  });
});
