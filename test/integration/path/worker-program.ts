import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { freePorts } from "../../demo/ports";

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** The app as a worker process of its own, as `ROLE=worker npm start` runs it, but from its sources. */
export interface WorkerProgram {
  readonly child: ChildProcess;
  readonly lines: readonly string[];
  /** Sends the signal; the code the process ended with, or the signal it died of. */
  end(signal: "SIGTERM" | "SIGKILL"): Promise<number | string | null>;
}

export async function startWorker(environment: Readonly<Record<string, string>>): Promise<WorkerProgram> {
  const [port = 0] = await freePorts(1);
  const args = ["--import", "tsx", "--import", here("../../../scripts/stand-in-preload.mjs")];
  const child = spawn(process.execPath, [...args, here("../../../app/main.server.ts")], {
    env: { ...process.env, ...environment, ROLE: "worker", PORT: String(port), LOG_LEVEL: "debug" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => lines.push(text));
  }
  await ready(`http://127.0.0.1:${String(port)}/readyz`, child, lines);
  return {
    child,
    lines,
    async end(signal) {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, "exit");
        child.kill(signal);
        await ended;
      }
      return child.exitCode ?? child.signalCode;
    },
  };
}

async function ready(url: string, child: ChildProcess, lines: readonly string[]): Promise<void> {
  const end = Date.now() + 90_000;
  while (Date.now() < end && child.exitCode === null && child.signalCode === null) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return;
    await pause(200);
  }
  child.kill("SIGKILL");
  throw new Error(`the worker did not start: ${lines.join("")}`);
}
