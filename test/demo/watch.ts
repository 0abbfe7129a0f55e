import { setTimeout as pause } from "node:timers/promises";

/** Looks at something for all who wait: one look answers everyone who asked before it began. */
export interface Watch<T> {
  next(): Promise<T>;
}

/** Looks at most once in `everyMilliseconds`, and, where looking is slow, at most half of the time. */
export function watch<T>(look: () => Promise<T>, everyMilliseconds: number): Watch<T> {
  let running: Promise<unknown> = Promise.resolve();
  let lastTook = 0;
  let coming: Promise<T> | null = null;
  const timed = async (): Promise<T> => {
    const startedAt = Date.now();
    try {
      return await look();
    } finally {
      lastTook = Date.now() - startedAt;
    }
  };
  const begin = async (): Promise<T> => {
    await running.catch(() => null);
    await pause(Math.max(everyMilliseconds, lastTook));
    coming = null;
    const looking = timed();
    running = looking;
    return looking;
  };
  return { next: () => (coming ??= begin()) };
}
