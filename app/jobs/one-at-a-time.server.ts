import type pg from "pg";
import { withClient } from "./with-client.server";

/** Ours alone in the database; any number would do. */
const lockNumber = 5_201_977;

/**
 * Lets one process at a time do `work`, over all processes of a server. Two that make pg-boss' schema at once would
 * stumble over each other: its own lock is taken only after the schema's creation.
 */
export const oneAtATime = (pool: pg.Pool, work: () => Promise<void>): Promise<void> =>
  withClient(pool, async (client) => {
    await client.query("SELECT pg_advisory_lock($1)", [lockNumber]);
    await work();
    await client.query("SELECT pg_advisory_unlock($1)", [lockNumber]);
  });
