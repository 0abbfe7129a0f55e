import { rm } from "node:fs/promises";
import pg from "pg";

/** The embedded demo begins with nothing. */
export async function freshDataDir(dataDir: string): Promise<void> {
  await rm(dataDir, { recursive: true, force: true });
}

/**
 * Empties what an earlier demo left on a server. A database that holds any other shop is refused: it is somebody's.
 */
export async function freshServer(url: string, demoShops: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const table = await client.query<{ found: boolean }>(`SELECT to_regclass('"Shop"') IS NOT NULL AS found`);
    if (table.rows[0]?.found) {
      const others = await client.query<{ domain: string }>(
        `SELECT domain FROM "Shop" WHERE NOT (domain = ANY($1))`,
        [demoShops],
      );
      if (others.rows.length > 0) {
        throw new Error("DATABASE_URL holds shops that are not the demo's; give the demo an empty database");
      }
    } else {
      const tables = await client.query(
        `SELECT 1 FROM pg_tables WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' LIMIT 1`,
      );
      if (tables.rows.length > 0) {
        throw new Error("DATABASE_URL holds tables of something else; give the demo an empty database");
      }
    }
    await client.query(`DROP SCHEMA IF EXISTS pgboss CASCADE`);
    await client.query(`DROP SCHEMA IF EXISTS public CASCADE`);
    await client.query(`CREATE SCHEMA public`);
  } finally {
    await client.end();
  }
}
