import type { Db, PgBoss } from "pg-boss";
import type { Clock, Randomness } from "~/shipping/ports/clock";
import type { JobName, Jobs } from "~/shipping/ports/jobs";

const tries = 5;

/**
 * Jobs sent through somebody's open transaction: they exist if and only if it commits.
 *
 * With a key, a job that is still waiting under it is not doubled; the earlier of both times counts. The waiting row
 * is locked until the transaction ends, so that no worker can take it before what we are about to commit is there to
 * be seen: otherwise it could run on the old rows and the news would have no job.
 *
 * @param db pg-boss' adapter of the transaction: `fromPrisma(tx)`, or a client that has begun one
 */
export function jobsOn({ boss, clock, randomness }: Parts, db: Db): Jobs {
  return {
    async send(name, payload, { startAt: wanted, key } = {}) {
      const startAt = wanted && onTheMachine(wanted, clock);
      // The queues allow one waiting job per key, and none is a key too: a job without one gets its own.
      const singletonKey = key ?? randomness.uuid();
      const options = {
        db,
        singletonKey,
        group: { id: payload.shop },
        ...(startAt ? { startAfter: startAt } : {}),
      };
      for (let attempt = 0; attempt < tries; attempt += 1) {
        if ((await boss.send(name, payload, options)) !== null) return;
        if (await joinWaiting(boss, db, name, singletonKey, startAt)) return;
        // A worker took it between our two looks: it may not have seen our rows, so it does not count.
      }
      throw new Error(`no place for a ${name} job after ${tries} tries`);
    },
  };
}

interface Parts {
  readonly boss: PgBoss;
  readonly clock: Clock;
  readonly randomness: Randomness;
}

/** The queue goes by the machine's clock, whatever clock the app was given: what counts is how long it is until then. */
const onTheMachine = (time: Date, clock: Clock): Date =>
  // eslint-disable-next-line no-restricted-syntax -- the machine's own clock is what is meant
  new Date(Date.now() + time.getTime() - clock.now().getTime());

/** False when the waiting job is not waiting any more. */
async function joinWaiting(
  boss: PgBoss,
  db: Db,
  name: JobName,
  singletonKey: string,
  startAt: Date | undefined,
): Promise<boolean> {
  if (!startAt) return (await boss.update(name, undefined, { db, singletonKey, startAfter: 0 })).updated > 0;
  // Any change locks the row; only then is its time read, so that another sender's change is not undone.
  const { jobs } = await boss.update(name, undefined, { db, singletonKey, priority: 0 });
  const [id] = jobs;
  if (id === undefined) return false;
  const [waiting] = await boss.findJobs(name, { db, id });
  if (waiting && waiting.startAfter > startAt)
    await boss.update(name, undefined, { db, id, startAfter: startAt });
  return true;
}
