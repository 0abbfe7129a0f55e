/** The published limits, kept strictly over a sliding window of real time (a jump of the stand-in's clock opens none). */

export const LIMITS: Readonly<Record<string, { readonly calls: number; readonly seconds: number }>> = {
  "bulk-create": { calls: 1, seconds: 10 },
  etat: { calls: 1, seconds: 1 },
  filter: { calls: 2, seconds: 10 },
};

export type Limits = {
  /** Seconds to wait when this call is one too many; undefined when it may go on. */
  over(operation: string, token: string): number | undefined;
  /** How many calls each operation refused. */
  readonly refused: Readonly<Record<string, number>>;
};

export function createLimits(now: () => number = () => performance.now()): Limits {
  const taken = new Map<string, number[]>();
  const refused: Record<string, number> = {};
  return {
    refused,
    over(operation, token) {
      const limit = LIMITS[operation];
      if (limit === undefined) return undefined;
      const key = `${operation} ${token}`;
      const recent = (taken.get(key) ?? []).filter((at) => now() - at < limit.seconds * 1000);
      const oldest = recent[0];
      if (oldest === undefined || recent.length < limit.calls) {
        taken.set(key, [...recent, now()]);
        return undefined;
      }
      refused[operation] = (refused[operation] ?? 0) + 1;
      return Math.ceil((oldest + limit.seconds * 1000 - now()) / 1000);
    },
  };
}
