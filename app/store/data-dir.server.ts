import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { tryLock, unlock } from "fs-native-extensions";
import { z } from "zod";

/** The process that has the directory; null in the moment between its lock and its note. */
export interface DataDirOwner {
  readonly pid: number | null;
}

export interface DataDir {
  /** Where PGlite keeps its files. */
  readonly postgres: string;
  /** Where a database that was never finished was put aside; null when there was none. */
  readonly setAside: string | null;
  /** Called once the database has started whole for the first time; without it the next owner begins anew. */
  markComplete(): void;
  release(): void;
}

export type TakenDataDir =
  | { readonly kind: "taken"; readonly dir: DataDir }
  | { readonly kind: "owned"; readonly owner: DataDirOwner };

const ownerNote = z.object({ pid: z.int().positive() });

/**
 * Takes a data directory for this process. PGlite has no lock of its own, and two processes on its files destroy them.
 * The lock is the kernel's, so it ends with the process however that dies, and no other process needs to guess whether
 * a note is stale; the note beside it only tells who the owner is.
 */
export function takeDataDir(path: string): TakenDataDir {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const note = join(path, "owner.json");
  // A number, not a FileHandle: those close, and unlock, when they are collected.
  const lock = openSync(join(path, "owner.lock"), "a+", 0o600);
  if (!tryLock(lock)) {
    closeSync(lock);
    return { kind: "owned", owner: readNote(note) };
  }
  writeFileSync(note, JSON.stringify({ pid: process.pid }));
  const postgres = join(path, "postgres");
  const marker = join(postgres, "navette.complete");
  return {
    kind: "taken",
    dir: {
      postgres,
      setAside: setAsideHalfMade(postgres, marker),
      markComplete: () => {
        if (!existsSync(marker)) writeDurably(marker, "The database in this folder has started whole.\n");
      },
      release: () => {
        rmSync(note, { force: true });
        unlock(lock);
        closeSync(lock);
      },
    },
  };
}

function readNote(path: string): DataDirOwner {
  if (!existsSync(path)) return { pid: null };
  try {
    return ownerNote.parse(JSON.parse(readFileSync(path, "utf8")));
  } catch {
    // Read in the middle of its writing, or of its removal.
    return { pid: null };
  }
}

/**
 * A process killed while it made the database leaves files that PGlite would take for a database. They are kept under
 * another name, for a person to look at: they could be a copy of a real one that lost its marker.
 */
function setAsideHalfMade(postgres: string, marker: string): string | null {
  if (!existsSync(postgres) || existsSync(marker)) return null;
  const stem = `${postgres}.unfinished`;
  let name = stem;
  for (let number = 2; existsSync(name); number += 1) name = `${stem}-${number}`;
  renameSync(postgres, name);
  return name;
}

function writeDurably(path: string, text: string): void {
  const file = openSync(path, "w", 0o600);
  try {
    writeFileSync(file, text);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
