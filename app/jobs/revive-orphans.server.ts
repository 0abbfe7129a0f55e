import { z } from "zod";
import type pg from "pg";
import type { PgBoss } from "pg-boss";

const active = z.array(z.object({ name: z.string(), ids: z.array(z.uuid()) }));

/**
 * The embedded database has one owner: what is at work when it opens belongs to a process that died. Such jobs come
 * back at once instead of when their signs of life are missed. (pg-boss has no call that lists them.)
 */
export async function reviveOrphans(boss: PgBoss, pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query(
    "SELECT name, array_agg(id::text) AS ids FROM pgboss.job WHERE state = 'active' GROUP BY name",
  );
  for (const { name, ids } of active.parse(rows)) await boss.fail(name, ids, { reason: "its process died" });
}
