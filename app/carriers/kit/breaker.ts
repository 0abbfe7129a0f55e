import type { Clock } from "~/shipping/ports/clock";
import type { HttpOutcome } from "./http";

/** One failure may be chance; so many in a row are a carrier that is down. */
const failuresToOpen = 5;
const shortestRest = 30_000;
const longestRest = 10 * 60_000;

/** Longer than a call takes: nobody else tries while one finds out. */
const probeMilliseconds = 45_000;

/** Who comes while one finds out, and has not heard by then, comes back so soon. */
const shortPauseMilliseconds = 5_000;

/**
 * Keeps calls from a carrier account that does not answer, so that its waiting calls do not take the places of other
 * carriers' work. After a rest one call goes and finds out; each rest is twice as long as the one before, until an answer
 * comes. In memory: every process finds out for itself, and a restart begins with trust. Written here and not taken from
 * a package, because those go by the system's clock alone.
 */
export interface Breaker {
  turn(account: string): Turn;
  /** What this changed about the account, for whoever shows it; null: nothing. */
  heard(account: string, outcome: HttpOutcome): News | null;
}

export type Turn =
  | { readonly kind: "go" }
  /** Nothing is to be sent before. */
  | { readonly kind: "rests"; readonly until: Date }
  /** One call is finding out: what waits for it keeps its place in the row. */
  | { readonly kind: "is-tried"; readonly until: Date; readonly over: Promise<void> };

export type News =
  | { readonly kind: "rests"; readonly until: Date }
  /** It answers: said once after each rest, and with the first answer that this process hears. */
  | { readonly kind: "answers" };

interface Account {
  readonly failures: number;
  readonly restMilliseconds: number;
  readonly until: number;
  /** The call that finds out. */
  readonly trial: PromiseWithResolvers<void> | null;
}

export function createBreaker(clock: Clock): Breaker {
  const accounts = new Map<string, Account>();
  const answering = new Set<string>();
  return {
    turn(account) {
      const known = accounts.get(account);
      if (!known || known.failures < failuresToOpen) return { kind: "go" };
      const now = clock.now().getTime();
      if (now >= known.until) {
        known.trial?.resolve();
        const trial = Promise.withResolvers<void>();
        accounts.set(account, { ...known, until: now + probeMilliseconds, trial });
        return { kind: "go" };
      }
      if (!known.trial) return { kind: "rests", until: new Date(known.until) };
      const until = new Date(now + shortPauseMilliseconds);
      return { kind: "is-tried", until, over: known.trial.promise };
    },
    heard(account, outcome) {
      const known = accounts.get(account);
      if (!isFailure(outcome)) {
        accounts.delete(account);
        known?.trial?.resolve();
        if (answering.has(account)) return null;
        answering.add(account);
        return { kind: "answers" };
      }
      const failures = (known?.failures ?? 0) + 1;
      const rest = known?.restMilliseconds ?? shortestRest;
      if (failures < failuresToOpen) {
        accounts.set(account, { failures, restMilliseconds: rest, until: 0, trial: null });
        return null;
      }
      const until = clock.now().getTime() + rest;
      const restMilliseconds = Math.min(rest * 2, longestRest);
      accounts.set(account, { failures, restMilliseconds, until, trial: null });
      known?.trial?.resolve();
      answering.delete(account);
      return { kind: "rests", until: new Date(until) };
    },
  };
}

/** No answer, or one that says the carrier is not well. An address that may not be called says nothing about it. */
function isFailure(outcome: HttpOutcome): boolean {
  switch (outcome.kind) {
    case "answer":
      return outcome.status >= 500;
    case "no-answer":
      return true;
    case "never-sent":
      return outcome.reason !== "scheme-refused" && outcome.reason !== "address-refused";
    case "redirected":
      return false;
  }
}
