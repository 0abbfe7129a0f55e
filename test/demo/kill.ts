import { setTimeout as pause } from "node:timers/promises";
import type { Program } from "./processes";

/** Kills one of the app's processes `times` times at random moments, as a crash would. */
export async function killAtRandom(programs: readonly Program[], times: number): Promise<void> {
  for (let kill = 0; kill < times; kill += 1) {
    await pause(4_000 + Math.random() * 12_000);
    const program = programs[Math.floor(Math.random() * programs.length)];
    const pid = program?.pid();
    if (!program || pid === undefined) continue;
    console.log(`kill -9 ${program.name} ${String(pid)}`);
    process.kill(pid, "SIGKILL");
  }
}
