import { setTimeout as pause } from "node:timers/promises";

/** Looks again and again until `look` finds something; null after `milliseconds`. A look that throws is tried again. */
export async function until<T>(
  look: () => Promise<T | null>,
  milliseconds: number,
  everyMilliseconds = 500,
): Promise<T | null> {
  const end = Date.now() + milliseconds;
  while (Date.now() < end) {
    const found = await look().catch(() => null);
    if (found !== null) return found;
    await pause(everyMilliseconds);
  }
  return null;
}
