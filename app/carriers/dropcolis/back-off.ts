/** "Exponential backoff: 1s, 2s, 4s" ("Strategie de nouvelle tentative"); whoever fails more often waits longer still. */
const waits = [1_000, 2_000, 4_000] as const;
const afterwards = 60_000;

/** How long to keep away after a 429 without a time, or a read that the carrier could not answer; in milliseconds. */
export interface BackOff {
  /** What one more failure of this account's operation will cost. */
  next(key: string): number;
  /** What the last one costs. */
  last(key: string): number;
  failed(key: string): void;
  worked(key: string): void;
}

/** Counts in this process's memory: another process begins with 1 second again, which is no harm. */
export function createBackOff(): BackOff {
  const failures = new Map<string, number>();
  const count = (key: string): number => failures.get(key) ?? 0;
  return {
    next: (key) => waits[count(key)] ?? afterwards,
    last: (key) => waits[Math.max(count(key) - 1, 0)] ?? afterwards,
    failed: (key) => void failures.set(key, count(key) + 1),
    worked: (key) => void failures.delete(key),
  };
}
