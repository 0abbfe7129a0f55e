/**
 * Keeps carriers' limits over every process that works on the same database (implemented in app/store). One key is
 * one carrier, one account and one operation: connections with the same token share it, in whatever shop.
 */
export interface RateLimiter {
  /**
   * Takes one call. Waits at most `maxWaitMilliseconds` for its turn; where the turn comes later than that, nothing
   * is taken and the answer says when to come back.
   */
  take(
    key: string,
    limit: CallLimit,
    maxWaitMilliseconds: number,
  ): Promise<{ readonly kind: "go" } | { readonly kind: "later"; readonly at: Date }>;
  /** When the next call would be let through; null: now. Nothing is taken. */
  nextTurn(key: string, limit: CallLimit): Promise<Date | null>;
  /** The carrier said "not before": nobody is let through until then. Never shortens a longer block. */
  block(key: string, until: Date): Promise<void>;
}

/** At most `calls` in any window of `perMilliseconds`. */
export interface CallLimit {
  readonly calls: number;
  readonly perMilliseconds: number;
}
