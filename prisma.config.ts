import { PGlite } from "@electric-sql/pglite";
import { defineConfig } from "prisma/config";
import { takeDataDir } from "./app/store/data-dir.server";
import { migrationAdapter } from "./prisma/migration-adapter";

// A tool's configuration, read by the prisma command alone; the app's own reader of the environment is app/environment.ts.
const url = process.env.DATABASE_URL;
const dataDir = process.env.DATA_DIR ?? "./.data";

// The schema names the variable, and without an address that looks like PostgreSQL's the command downloads engines.
process.env.DATABASE_URL ??= "postgresql://embedded";

/** The files have one owner, the command included: it holds the lock until its process ends. */
async function openEmbedded(): Promise<PGlite> {
  const taken = takeDataDir(dataDir);
  if (taken.kind === "owned") {
    throw new Error(`${dataDir} is in use by process ${taken.owner.pid ?? "unknown"}: stop it first`);
  }
  const lite = await PGlite.create(taken.dir.postgres);
  taken.dir.markComplete();
  return lite;
}

export default defineConfig({
  experimental: { adapter: true },
  engine: "js",
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  adapter: async () => migrationAdapter({ url, openEmbedded }),
});
