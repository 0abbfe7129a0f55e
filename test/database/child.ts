import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** Another process of the tests: its lines, and how it ended. */
export interface Child {
  readonly process: ChildProcess;
  /** The next line it writes; rejects when it ends first. */
  nextLine(): Promise<string>;
  /** All its further lines, once it has ended well. */
  remainingLines(): Promise<readonly string[]>;
  kill(): Promise<void>;
}

/** Runs a script beside this file. */
export function startChild(script: string, args: readonly string[]): Child {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", path, ...args], {
    stdio: ["pipe", "pipe", "pipe"],
  });
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (complaint += text));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = new Promise<number | null>((resolve) => child.once("exit", resolve));
  return {
    process: child,
    nextLine: async () => {
      const next = await lines.next();
      if (next.done) throw new Error(`${script} ended (${await ended}): ${complaint}`);
      return next.value;
    },
    remainingLines: async () => {
      const all: string[] = [];
      for (let next = await lines.next(); !next.done; next = await lines.next()) all.push(next.value);
      if ((await ended) !== 0) throw new Error(`${script} ended (${await ended}): ${complaint}`);
      return all;
    },
    kill: async () => {
      child.kill("SIGKILL");
      await ended;
    },
  };
}
