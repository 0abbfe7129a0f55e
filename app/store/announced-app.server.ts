import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/**
 * An app that starts says so beside its data directory before it can have it. While none runs, operators' commands take
 * the directory for themselves, one after the other; without the note a starting app would have to win it from all of
 * them. They see the note, and ask the app once it answers.
 */
const note = z.object({ pid: z.int().positive() });

const fileOf = (dataDir: string): string => join(dataDir, "app.json");

export function announceApp(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  writeFileSync(fileOf(dataDir), JSON.stringify({ pid: process.pid }), { mode: 0o600 });
}

/** The app that has announced itself and still lives; null: none. */
export function announcedApp(dataDir: string): number | null {
  try {
    const { pid } = note.parse(JSON.parse(readFileSync(fileOf(dataDir), "utf8")));
    // Signal 0 asks only whether the process is there.
    process.kill(pid, 0);
    return pid === process.pid ? null : pid;
  } catch {
    return null;
  }
}
