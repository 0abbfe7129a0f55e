import type { JobName } from "~/shipping/ports/jobs";
import type { Queue } from "./queue.server";

/** An idle worker that finds nothing costs a look through the waiting jobs: so not for every job of a long row. */
const pauseMilliseconds = 100;

/**
 * Left alone, a pg-boss worker sleeps a whole poll after each job. The returned function, called when a job starts,
 * lets every busy worker of the queue fetch again right after its job, and wakes an idle one, which does the same:
 * a row of waiting jobs gets all workers within moments, and an empty queue costs its polls alone.
 */
export function keepWorking({ boss, clock }: Queue, name: JobName): () => void {
  let lastWokenAt = 0;
  return () => {
    const workers = boss.getWipData().filter((worker) => worker.name === name);
    for (const { id, count } of workers) {
      if (count > 0) boss.notifyWorker(id);
    }
    const idle = workers.find(({ count }) => count === 0);
    const now = clock.now().getTime();
    if (!idle || now - lastWokenAt < pauseMilliseconds) return;
    lastWokenAt = now;
    boss.notifyWorker(idle.id);
  };
}
