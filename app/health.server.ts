import type { Application } from "./composition.server";
import type { Health, HealthReport } from "./web/health.server";

/** Workers look for work every few seconds; silent for this long, they hang. */
const silenceMilliseconds = 60_000;

/**
 * The truth about this process, asked anew each time.
 *
 * @param isWorking whether it works jobs
 * @param isStopping true from the signal that ends it on
 */
export function healthOf(
  { database, queue, world }: Application,
  isWorking: boolean,
  isStopping: () => boolean,
): Health {
  const hanging = (): string[] => {
    if (!isWorking) return [];
    const { lastPolledAt } = queue.health();
    const isSilent =
      lastPolledAt !== null && world.clock.now().getTime() - lastPolledAt.getTime() > silenceMilliseconds;
    return isSilent ? ["workers"] : [];
  };
  return {
    alive: () => report(hanging()),
    ready: async () =>
      report([
        ...(isStopping() ? ["stopping"] : []),
        ...((await database.ping()) ? [] : ["database"]),
        ...(queue.health().started ? [] : ["queue"]),
        ...hanging(),
      ]),
  };
}

const report = (reasons: readonly string[]): HealthReport => ({ ok: reasons.length === 0, reasons });
