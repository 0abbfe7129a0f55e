import { setTimeout as pause } from "node:timers/promises";
import type { Program } from "./processes";

export interface Kill {
  /** Which of the app's processes, by its position. */
  readonly program: number;
  readonly signal: "SIGKILL" | "SIGTERM";
}

/** The nth kill: signals alternate, processes take turns, and in time each meets both. */
export function nthKill(n: number, programs: number): Kill {
  // With an even number of processes each would always meet the same signal: every round begins one further.
  const shift = programs % 2 === 0 ? Math.floor(n / programs) : 0;
  return { program: (n + shift) % programs, signal: n % 2 === 0 ? "SIGKILL" : "SIGTERM" };
}

/** Kills the app's processes `times` times at random moments, as a crash would, or as whoever deploys a new version. */
export async function killAtRandom(programs: readonly Program[], times: number): Promise<void> {
  for (let kill = 0; kill < times; kill += 1) {
    await pause(4_000 + Math.random() * 8_000);
    const { program: position, signal } = nthKill(kill, programs.length);
    const program = programs[position];
    const pid = program?.pid();
    if (!program || pid === undefined) continue;
    console.log(`kill ${signal === "SIGKILL" ? "-9" : "-15"} ${program.name} ${String(pid)}`);
    try {
      process.kill(pid, signal);
    } catch {
      // It has just ended by itself, and is being started again.
    }
  }
}
