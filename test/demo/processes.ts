import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";

/** A child program of the demo; each start prints `pid NAME N`. */
export interface Program {
  readonly name: string;
  readonly pid: () => number | undefined;
  stop(): Promise<void>;
}

export interface ProgramOptions {
  readonly name: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Starts it again whenever it dies before `stop`. */
  readonly restart: boolean;
  /** Where its lines go; the demo shows warnings and errors only. */
  readonly onLine: (line: string) => void;
}

const graceMilliseconds = 10_000;

export function startProgram(options: ProgramOptions): Program {
  let stopping = false;
  let child: ChildProcess;
  const start = (): void => {
    child = spawn(process.execPath, options.args, { env: options.env, stdio: ["ignore", "pipe", "pipe"] });
    console.log(`pid ${options.name} ${String(child.pid)}`);
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) createInterface({ input: stream }).on("line", options.onLine);
    }
    child.once("exit", (code, signal) => {
      if (stopping) return;
      console.log(
        `${options.name} ended (${signal ?? String(code)})${options.restart ? ", starting again" : ""}`,
      );
      if (options.restart) start();
    });
  };
  start();
  return {
    name: options.name,
    pid: () => child.pid,
    async stop() {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      const ended = once(child, "exit");
      child.kill("SIGTERM");
      const timer = setTimeout(() => child.kill("SIGKILL"), graceMilliseconds);
      await ended;
      clearTimeout(timer);
    },
  };
}
