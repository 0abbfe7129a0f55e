import { setTimeout as wait } from "node:timers/promises";
import type { CallLimit, RateLimiter } from "~/carriers/kit/rate-limiter";

export interface RecordingLimiter extends RateLimiter {
  readonly blocks: readonly { readonly key: string; readonly until: Date }[];
}

/** Lets every call through at once and remembers who asked to be kept away. */
export function createFreeLimiter(): RecordingLimiter {
  const blocks: { key: string; until: Date }[] = [];
  return {
    blocks,
    take: () => Promise.resolve({ kind: "go" }),
    nextTurn: () => Promise.resolve(null),
    block: (key, until) => Promise.resolve(void blocks.push({ key, until })),
  };
}

/** For the unevenness of the way: a slow call overtaken by a quick one arrives closer to it than it left. */
const margin = 150;

/** The real thing in one process's memory: a sliding window of real time per key. */
export function createMemoryLimiter(): RateLimiter {
  const taken = new Map<string, number[]>();
  const queue = new Map<string, Promise<unknown>>();

  const recentOf = (key: string, limit: CallLimit): readonly number[] =>
    (taken.get(key) ?? []).filter((at) => Date.now() - at < limit.perMilliseconds + margin);
  const waitOf = (recent: readonly number[], limit: CallLimit): number => {
    const blocking = recent.at(-limit.calls);
    return blocking === undefined ? 0 : blocking + limit.perMilliseconds + margin - Date.now();
  };

  async function turn(key: string, limit: CallLimit, maxWait: number): ReturnType<RateLimiter["take"]> {
    const recent = recentOf(key, limit);
    const milliseconds = waitOf(recent, limit);
    if (milliseconds > maxWait) return { kind: "later", at: new Date(Date.now() + milliseconds) };
    if (milliseconds > 0) await wait(milliseconds);
    taken.set(key, [...recent, Date.now()]);
    return { kind: "go" };
  }

  return {
    take(key, limit, maxWait) {
      const mine = (queue.get(key) ?? Promise.resolve()).then(() => turn(key, limit, maxWait));
      queue.set(key, mine);
      return mine;
    },
    nextTurn: async (key, limit) => {
      const milliseconds = waitOf(recentOf(key, limit), limit);
      return milliseconds > 0 ? new Date(Date.now() + milliseconds) : null;
    },
    block: () => Promise.resolve(),
  };
}
