import { setTimeout as pause } from "node:timers/promises";

/** Looks at something for all who wait: one look answers everyone who asked before it began. */
export interface Watch<T> {
  next(): Promise<T>;
}

export function watch<T>(look: () => Promise<T>, everyMilliseconds: number): Watch<T> {
  let running: Promise<unknown> = Promise.resolve();
  let coming: Promise<T> | null = null;
  const begin = async (): Promise<T> => {
    await Promise.all([pause(everyMilliseconds), running.catch(() => null)]);
    coming = null;
    const looking = look();
    running = looking;
    return looking;
  };
  return { next: () => (coming ??= begin()) };
}
