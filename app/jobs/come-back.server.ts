import { z } from "zod";
import type pg from "pg";
import type { Db, JobWithMetadata } from "pg-boss";
import type { JobName, JobPayloads } from "~/shipping/ports/jobs";
import { jobsOn } from "./jobs-on-transaction.server";
import type { Queue } from "./queue.server";
import { withClient } from "./with-client.server";

/** A handler that answers a time already past would otherwise run in circles. */
const shortestPauseMilliseconds = 1_000;

const settled = z.object({ affected: z.number() });

/**
 * "The same work again at `retryAt`": in one transaction this job ends and its successor waits, so that a death in
 * between leaves the one or the other. A claim that was lost meanwhile (the process seemed dead, and the job runs
 * elsewhere) leaves both alone.
 */
export async function comeBack<Name extends JobName>(
  queue: Queue,
  name: Name,
  job: Pick<JobWithMetadata, "id" | "retryCount" | "singletonKey">,
  payload: JobPayloads[Name],
  retryAt: Date,
): Promise<void> {
  const soonest = queue.clock.now().getTime() + shortestPauseMilliseconds;
  const startAt = new Date(Math.max(retryAt.getTime(), soonest));
  await inTransaction(queue.pool, async (db) => {
    const ended = await queue.boss.complete(name, { id: job.id, retryCount: job.retryCount }, null, { db });
    if (settled.parse(ended).affected === 0) return;
    const jobs = jobsOn(queue, db);
    await jobs.send(name, payload, {
      startAt,
      ...(job.singletonKey === null ? {} : { key: job.singletonKey }),
    });
  });
}

const inTransaction = (pool: pg.Pool, work: (db: Db) => Promise<void>): Promise<void> =>
  withClient(pool, async (client) => {
    await client.query("BEGIN");
    await work({ executeSql: (text, values) => client.query(text, values) });
    await client.query("COMMIT");
  });
