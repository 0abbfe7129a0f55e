import { setTimeout as pause } from "node:timers/promises";
import { startProgram, type Program } from "../../demo/processes";

interface AppProcessOptions {
  readonly name: string;
  readonly role: string;
  readonly port: number;
  readonly environment: NodeJS.ProcessEnv;
  readonly onLine: (line: string) => void;
}

/** How long a process may take until it is ready, on a machine where others start as well. */
const startMilliseconds = 90_000;

/** One process of the app: as `npm start` runs it, and started again whenever it dies. */
export class AppProcess implements Program {
  readonly name: string;
  readonly role: string;
  readonly url: string;
  readonly #options: AppProcessOptions;
  #program: Program | null = null;

  constructor(options: AppProcessOptions) {
    this.name = options.name;
    this.role = options.role;
    this.url = `http://127.0.0.1:${String(options.port)}`;
    this.#options = options;
  }

  start(): void {
    const { name, role, port, environment, onLine } = this.#options;
    this.#program = startProgram({
      name,
      args: ["scripts/start.mjs"],
      env: { ...environment, PORT: String(port), ROLE: role },
      restart: true,
      onLine,
    });
  }

  readonly pid = (): number | undefined => this.#program?.pid();

  async stop(): Promise<void> {
    await this.#program?.stop();
    this.#program = null;
  }

  /** Ends it for good, at once. */
  async kill(): Promise<void> {
    const stopped = this.stop();
    this.#send("SIGKILL");
    await stopped;
  }

  /** @throws when it does not come back */
  async ready(): Promise<void> {
    const end = Date.now() + startMilliseconds;
    while (Date.now() < end) {
      if (await this.isReady()) return;
      await pause(50);
    }
    throw new Error(`${this.name} did not become ready within ${startMilliseconds / 1000} s`);
  }

  async isReady(): Promise<boolean> {
    const answer = await fetch(`${this.url}/readyz`).catch(() => null);
    return answer?.ok === true;
  }

  /** Sends the signal, and waits until another process has taken its place. False: it was just not there. */
  async end(signal: "SIGKILL" | "SIGTERM"): Promise<boolean> {
    const pid = this.#send(signal);
    if (pid === null) return false;
    const isGone = Date.now() + startMilliseconds;
    while (this.pid() === pid) {
      if (Date.now() > isGone) throw new Error(`${this.name} did not end by ${signal}`);
      await pause(20);
    }
    return true;
  }

  /** To whom; null: it has just ended by itself. */
  #send(signal: "SIGKILL" | "SIGTERM"): number | null {
    const pid = this.pid();
    if (pid === undefined) return null;
    try {
      process.kill(pid, signal);
      return pid;
    } catch {
      return null;
    }
  }
}
