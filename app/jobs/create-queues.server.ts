import type { PgBoss, QueueOptions } from "pg-boss";
import { deadLetters, jobNames, scheduledNames } from "./names";
import { heartbeatSeconds, retryTable, type QueueRules } from "./retry-table";

const day = 24 * 3600;

/** Makes the queues that are not there and gives all of them today's rules; jobs already sent keep theirs. */
export async function createQueues(boss: PgBoss): Promise<void> {
  // First, because the others name it.
  await ensure(boss, deadLetters, "standard", { retentionSeconds: 60 * day, deleteAfterSeconds: day });
  for (const name of jobNames) {
    await ensure(boss, name, "short", {
      ...optionsOf(retryTable[name]),
      deadLetter: deadLetters,
      notify: true,
    });
  }
  for (const name of scheduledNames) {
    // At most one, waiting or at work; one that fails is replaced by the next.
    await ensure(boss, name, "exclusive", {
      retryLimit: 0,
      expireInSeconds: 300,
      heartbeatSeconds,
      deleteAfterSeconds: 3600,
    });
  }
}

const optionsOf = (rules: QueueRules): QueueOptions => ({
  retryLimit: rules.retries,
  retryDelay: rules.firstPauseSeconds,
  retryBackoff: true,
  retryDelayMax: rules.mostPauseSeconds,
  expireInSeconds: rules.expireSeconds,
  heartbeatSeconds,
  deleteAfterSeconds: rules.keepSeconds,
  // A job nobody fetches for so long waits through an outage of weeks; then the periodic checks see to its order.
  retentionSeconds: 60 * day,
});

/** `short`: one waiting job per key. `exclusive`: one job in all. */
async function ensure(
  boss: PgBoss,
  name: string,
  policy: "standard" | "short" | "exclusive",
  options: QueueOptions & { deadLetter?: string; notify?: boolean },
): Promise<void> {
  await boss.createQueue(name, { ...options, policy });
  await boss.updateQueue(name, options);
}
