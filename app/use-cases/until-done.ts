import type { JobOutcome } from "~/shipping/ports/jobs";
import type { World } from "./world";

const stepMilliseconds = 500;

/** Does a job's work here and now for someone who waits, as often as it wants to come back, until `until`. */
export async function untilDone(world: World, until: number, work: () => Promise<JobOutcome>): Promise<void> {
  for (;;) {
    const outcome = await work();
    if (outcome.done || outcome.retryAt.getTime() > until) return;
    const pause = outcome.retryAt.getTime() - world.clock.now().getTime();
    await world.sleep(Math.min(Math.max(pause, stepMilliseconds), 5_000));
  }
}
