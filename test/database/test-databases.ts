import { randomUUID } from "node:crypto";
import { afterAll, beforeAll } from "vitest";
import type { Database } from "~/store/database.server";
import { openTestDatabase } from "./open-test-database";
import { startPostgres, type PostgresServer } from "./start-postgres";

/** One battery of tests, both databases: `describe.each(databaseKinds)("… on %s", (kind) => …)`. */
export const databaseKinds = ["embedded", "server"] as const;
export type DatabaseKind = (typeof databaseKinds)[number];

/**
 * An empty database, up to date, for the tests of the surrounding `describe`: a PGlite in memory, or a new database on a
 * server of this file's own.
 */
export function useDatabase(kind: DatabaseKind): () => Database {
  let opened: Database | null = null;
  const server = kind === "server" ? useServer() : null;
  beforeAll(async () => {
    const url = await server?.().createDatabase(`test_${randomUUID()}`);
    opened = await openTestDatabase({ url, dataDir: "memory://" });
  });
  afterAll(async () => {
    await opened?.close();
  });
  return () => {
    if (!opened) throw new Error("the database is open only while tests run");
    return opened;
  };
}

/** A server for the tests of the surrounding `describe`. */
export function useServer(): () => PostgresServer {
  let started: PostgresServer | null = null;
  beforeAll(async () => {
    started = await startPostgres();
  });
  afterAll(async () => {
    await started?.stop();
  });
  return () => {
    if (!started) throw new Error("the server is there only while tests run");
    return started;
  };
}
