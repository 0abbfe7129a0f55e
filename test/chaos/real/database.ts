import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { startPostgres } from "../../database/start-postgres";
import type { DatabaseKind } from "./arguments";

/** An empty database, for this run alone. */
export interface RealDatabase {
  /** What the app is told of it. */
  readonly environment: Readonly<Record<string, string>>;
  remove(): Promise<void>;
}

/** @param serverUrl a PostgreSQL server that is there (DATABASE_URL); without it one is started from what is installed */
export function freshDatabase(kind: DatabaseKind, serverUrl: string | undefined): Promise<RealDatabase> {
  if (kind === "embedded") return freshFolder();
  return serverUrl ? freshOn(serverUrl) : freshServer();
}

async function freshFolder(): Promise<RealDatabase> {
  const folder = await mkdtemp(join(tmpdir(), "navette-chaos-"));
  return {
    // An empty variable counts as absent.
    environment: { DATABASE_URL: "", DATA_DIR: folder },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** A database of its own on somebody's server: what that holds is left alone. */
async function freshOn(serverUrl: string): Promise<RealDatabase> {
  const name = `navette_chaos_${randomBytes(4).toString("hex")}`;
  const onServer = async (sql: string): Promise<void> => {
    const client = new pg.Client({ connectionString: serverUrl });
    await client.connect();
    await client.query(sql).finally(() => client.end());
  };
  await onServer(`CREATE DATABASE ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return {
    environment: { DATABASE_URL: url.href },
    remove: () => onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`),
  };
}

async function freshServer(): Promise<RealDatabase> {
  const server = await startPostgres().catch((error: unknown) => {
    throw new Error("--database server needs DATABASE_URL, or PostgreSQL's own programs to start one", {
      cause: error,
    });
  });
  return {
    environment: { DATABASE_URL: await server.createDatabase("navette_chaos") },
    remove: () => server.stop(),
  };
}
