import type pg from "pg";
import { fromPrisma, PgBoss, type PrismaTransactionLike } from "pg-boss";
import type { Clock, Randomness } from "~/shipping/ports/clock";
import type { Jobs } from "~/shipping/ports/jobs";
import type { Logger } from "~/shipping/ports/logger";
import { bossDatabase } from "./boss-database.server";
import { createQueues } from "./create-queues.server";
import { jobsOn } from "./jobs-on-transaction.server";
import { jobNames } from "./names";
import { oneAtATime } from "./one-at-a-time.server";
import { reportBossEvents } from "./report-boss-events";
import { reviveOrphans } from "./revive-orphans.server";
import { monitorSeconds } from "./retry-table";

export interface QueueOptions {
  readonly pool: pg.Pool;
  /** True for PGlite. */
  readonly embedded: boolean;
  /** True where jobs are worked, revived and scheduled too; false where they are only sent. */
  readonly works: boolean;
  readonly clock: Clock;
  readonly randomness: Randomness;
  readonly logger: Logger;
}

export interface Queue extends QueueOptions {
  readonly boss: PgBoss;
  /** Jobs that are part of a Prisma transaction: they exist if and only if it commits. */
  jobsOn(transaction: PrismaTransactionLike): Jobs;
  health(): QueueHealth;
  /** Lets running jobs finish, for at most half a minute; what is cut off then comes back. The pool stays open. */
  stop(): Promise<void>;
}

export interface QueueHealth {
  readonly started: boolean;
  /** Workers in this process. */
  readonly workers: number;
  /** When the least lively queue last asked for work, or is at work on it; null: there are no workers, or not yet. */
  readonly lastPolledAt: Date | null;
}

const hour = 3600;

/**
 * Starts the queue on our own database: its schema is made or brought up to date, its queues are there and as
 * retry-table.ts says. Safe with several processes at once.
 *
 * @throws when the database cannot be reached or is refused: there is no app without its queue
 */
export async function openQueue(options: QueueOptions): Promise<Queue> {
  const { pool, embedded, works, clock, randomness, logger } = options;
  const reporting = reportBossEvents(logger, clock);
  const boss = new PgBoss({
    db: bossDatabase(pool, reporting.error),
    backend: embedded ? "pglite" : "postgres",
    useListenNotify: works,
    supervise: works,
    schedule: works,
    superviseIntervalSeconds: monitorSeconds,
    monitorIntervalSeconds: monitorSeconds,
    maintenanceIntervalSeconds: hour / 4,
    // We use no flows; pg-boss would look for some every five seconds.
    flowIntervalSeconds: 24 * hour,
    // The embedded database has no autovacuum to watch over, and one backend that cannot rebuild beside its work.
    monitorVacuum: !embedded,
    reindex: !embedded,
  });
  boss.on("error", reporting.error);
  boss.on("warning", reporting.warning);

  let started = false;
  boss.on("stopped", () => {
    started = false;
  });
  const start = async () => {
    await boss.start();
    await createQueues(boss);
  };
  // The embedded database has one process, and one session for all its clients.
  if (embedded) await start();
  else await oneAtATime(pool, start);
  await warm(boss);
  if (embedded && works) await reviveOrphans(boss, pool);
  started = true;

  return {
    ...options,
    boss,
    jobsOn: (transaction) => jobsOn({ boss, clock, randomness }, fromPrisma(transaction)),
    health: () => ({ started, ...pollingOf(boss, clock) }),
    stop: async () => {
      started = false;
      await boss.stop({ graceful: true, timeout: 30_000, close: false });
    },
  };
}

/**
 * The first `send` to a queue reads its settings on a connection of its own. Inside a transaction on the embedded
 * database that waits for the transaction, which waits for the `send`: so every queue is read once before.
 */
async function warm(boss: PgBoss): Promise<void> {
  const noJob = "00000000-0000-4000-8000-000000000000";
  for (const name of jobNames) await boss.findJobs(name, { id: noJob });
}

function pollingOf(boss: PgBoss, clock: Clock): Omit<QueueHealth, "started"> {
  const workers = boss.getWipData();
  const byQueue = new Map<string, number>();
  for (const { name, count, lastFetchedOn } of workers) {
    const alive = count > 0 ? clock.now().getTime() : (lastFetchedOn ?? 0);
    byQueue.set(name, Math.max(byQueue.get(name) ?? 0, alive));
  }
  const oldest = Math.min(...byQueue.values());
  return {
    workers: workers.length,
    lastPolledAt: byQueue.size > 0 && oldest > 0 ? new Date(oldest) : null,
  };
}
