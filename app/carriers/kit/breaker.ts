import type { Clock } from "~/shipping/ports/clock";
import type { HttpOutcome } from "./http";

/** One failure may be chance; so many in a row are a carrier that is down. */
const failuresToOpen = 5;
const shortestRest = 30_000;
const longestRest = 10 * 60_000;

/** Longer than a call takes: nobody else tries while one finds out. */
const probeMilliseconds = 45_000;

/**
 * Keeps calls from a carrier account that does not answer, so that its waiting calls do not take the places of other
 * carriers' work. After a rest one call goes and finds out; each rest is twice as long as the one before, until an answer
 * comes. In memory: every process finds out for itself, and a restart begins with trust. Written here and not taken from
 * a package, because those go by the system's clock alone.
 */
export interface Breaker {
  /** Null: call. Else when to come back; nothing is to be sent before. */
  restsUntil(account: string): Date | null;
  heard(account: string, outcome: HttpOutcome): void;
}

interface Account {
  readonly failures: number;
  readonly restMilliseconds: number;
  readonly until: number;
}

export function createBreaker(clock: Clock): Breaker {
  const accounts = new Map<string, Account>();
  return {
    restsUntil(account) {
      const known = accounts.get(account);
      if (!known || known.failures < failuresToOpen) return null;
      const now = clock.now().getTime();
      if (now < known.until) return new Date(known.until);
      accounts.set(account, { ...known, until: now + probeMilliseconds });
      return null;
    },
    heard(account, outcome) {
      if (!isFailure(outcome)) {
        accounts.delete(account);
        return;
      }
      const { failures, restMilliseconds } = accounts.get(account) ?? {
        failures: 0,
        restMilliseconds: shortestRest,
      };
      const isOpen = failures + 1 >= failuresToOpen;
      accounts.set(account, {
        failures: failures + 1,
        restMilliseconds: isOpen ? Math.min(restMilliseconds * 2, longestRest) : restMilliseconds,
        until: isOpen ? clock.now().getTime() + restMilliseconds : 0,
      });
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
