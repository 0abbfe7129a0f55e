import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import type { Clock } from "~/shipping/ports/clock";
import type { Database } from "./database.server";
import { blockFor, claim, renew, shortestWait, type Claim, type RateLimit } from "./rate-slots.server";
import { Turns } from "./turns";

export type { RateLimit } from "./rate-slots.server";

export type Turn =
  /** Call now. */
  | { readonly kind: "go" }
  /** It would take longer than the caller wants to wait; nothing was used up. */
  | { readonly kind: "later"; readonly at: Date };

export interface RateLimiter {
  /**
   * Waits for the caller's turn under every one of the limits (their windows differ), over all processes of the
   * database; within a process in the order of asking. Call at once after "go": the limit counts from there.
   *
   * @param key what the other side counts by: a carrier and an account of it; kept as a hash
   */
  take(key: string, limits: RateLimit | readonly RateLimit[], maxWaitMilliseconds: number): Promise<Turn>;
  /** When a call that is asked for now would have its turn; null: at once. Nothing is used up. */
  nextTurn(key: string, limits: RateLimit | readonly RateLimit[]): Promise<Date | null>;
  /** The other side said to come back at `until` (429 with Retry-After): who waits goes on waiting until then. */
  block(key: string, until: Date): Promise<void>;
}

const systemClock: Clock = { now: () => new Date() };

/**
 * The one limiter of all carriers: exact sliding windows, kept in the database. In each process one call per key asks
 * the database and the others stand in line behind it, so that a slot that frees is fought for by processes, not by
 * calls.
 *
 * @param clock for the dates handed in and out; turns go by the database's own clock, which all processes share
 */
export function rateLimiter({ pool }: Database, clock: Clock = systemClock): RateLimiter {
  const lines = new Map<string, Turns>();
  const later = (milliseconds: number): Turn => ({
    kind: "later",
    at: new Date(clock.now().getTime() + Math.ceil(milliseconds)),
  });
  return {
    take: async (name, limits, maxWaitMilliseconds) => {
      const key = hashed(name);
      const all = "calls" in limits ? [limits] : limits;
      const deadline = performance.now() + maxWaitMilliseconds;
      const line = lines.get(key) ?? new Turns();
      lines.set(key, line);
      if (line.count > 0) {
        const wait = await shortestWait(pool, key, all, line.count);
        if (wait > 0 && performance.now() + wait > deadline) return later(wait);
      }
      const endTurn = await line.take();
      try {
        const wait = await claimBefore(deadline, pool, key, all);
        return wait === null ? { kind: "go" } : later(wait);
      } finally {
        endTurn();
        if (line.count === 0) lines.delete(key);
      }
    },
    nextTurn: async (name, limits) => {
      const key = hashed(name);
      const all = "calls" in limits ? [limits] : limits;
      const wait = await shortestWait(pool, key, all, lines.get(key)?.count ?? 0);
      return wait > 0 ? new Date(clock.now().getTime() + Math.ceil(wait)) : null;
    },
    block: async (name, until) => {
      const milliseconds = until.getTime() - clock.now().getTime();
      if (milliseconds > 0) await blockFor(pool, hashed(name), milliseconds);
    },
  };
}

/** Null once the call may go; else how long it would still have had to wait. */
async function claimBefore(
  deadline: number,
  pool: pg.Pool,
  key: string,
  limits: readonly RateLimit[],
): Promise<number | null> {
  for (;;) {
    const claimed = await claim(pool, key, limits, margin);
    if (claimed.kind === "claimed") {
      if (await isPunctual(pool, key, claimed.claim)) return null;
      continue;
    }
    if (performance.now() + claimed.milliseconds > deadline) return claimed.milliseconds;
    await sleep(Math.ceil(claimed.milliseconds));
  }
}

/**
 * Makes sure that the claim counts from the moment the call goes. A process that stalled, or a slow database, makes the
 * call late, and the next one on its slot would follow too soon: so the claim is renewed first. That takes time again;
 * the margin doubles with each renewal, so that a slow database comes to an end too. False: the claim is lost.
 */
async function isPunctual(pool: pg.Pool, key: string, claimed: Claim): Promise<boolean> {
  let current = claimed;
  for (let stretch = 1; ; stretch *= 2) {
    const allowed =
      Math.min(...current.slots.map(({ limit }) => margin(limit))) * stretch * SHARE_OF_THE_CALLER;
    if (performance.now() - current.since <= allowed) return true;
    const renewed = await renew(pool, key, current, (limit) => margin(limit) * stretch * 2);
    if (!renewed) return false;
    current = renewed;
  }
}

const SMALLEST_MARGIN = 50;
const LARGEST_MARGIN = 500;
/** So much of the margin may pass before the call goes; the rest is for the way to the other side. */
const SHARE_OF_THE_CALLER = 0.5;

/** For the unevenness of the network, in milliseconds: a slow call followed by a quick one arrives closer to it. */
const margin = ({ perMilliseconds }: RateLimit): number =>
  Math.min(LARGEST_MARGIN, SMALLEST_MARGIN + perMilliseconds / 100);

const hashed = (name: string): string => createHash("sha256").update(name).digest("base64url");
