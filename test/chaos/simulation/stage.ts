import { randomBytes } from "node:crypto";
import { openDatabase, type Database } from "~/store/database.server";
import { createSessions, type Sessions } from "~/store/sessions.server";
import { createStore } from "~/store/store.server";
import { createVault } from "~/store/vault.server";
import type { Jobs } from "~/shipping/ports/jobs";
import type { Store } from "~/shipping/ports/store";
import { createLogger } from "~/log/logger.server";
import { keepPlans } from "./plan-cache";

/** What is opened once and serves every world: the embedded database in memory, with the real store on it. */
export interface Stage {
  readonly store: Store;
  readonly sessions: Sessions;
  /** As empty as at first. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

const clearedThoroughly = 20;

/** Jobs go to the world's own queue: the store only hands them on. */
const noJobs: Jobs = { send: () => Promise.reject(new Error("jobs belong to the world that is played")) };

export async function openStage(): Promise<Stage> {
  const logger = createLogger({ level: "silent", clock: { now: () => new Date() } });
  const opened = await openDatabase({ dataDir: "memory://" }, logger);
  if (opened.kind !== "open") throw new Error("the database in memory has no other owner");
  const { database } = opened;
  const vault = createVault([{ id: "chaos", key: randomBytes(32) }]);
  const tables = await tablesOf(database);
  const forgetPlans = await keepPlans();
  let cleared = 0;
  return {
    store: createStore(database, vault, () => noJobs),
    sessions: createSessions(database, vault),
    clear: async () => {
      forgetPlans();
      // Emptying a few rows is quick, but leaves them behind as dead ones: now and then the tables begin anew.
      cleared += 1;
      const isThorough = cleared % clearedThoroughly === 0;
      await database.pool.query(
        isThorough
          ? `TRUNCATE ${tables.join(", ")}`
          : tables.map((table) => `DELETE FROM ${table}`).join("; "),
      );
    },
    close: () => database.close(),
  };
}

/** Shipments first: they point at others. */
async function tablesOf({ pool }: Database): Promise<readonly string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `SELECT format('%I', tablename) AS name FROM pg_tables
      WHERE schemaname = 'public' AND tablename NOT LIKE '\\_prisma%'
      ORDER BY tablename <> 'Shipment', tablename`,
  );
  return rows.map(({ name }) => name);
}
