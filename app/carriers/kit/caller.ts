import { setTimeout as pause } from "node:timers/promises";
import type { Clock } from "~/shipping/ports/clock";
import type { Logger } from "~/shipping/ports/logger";
import type { CarrierName } from "~/shipping/shipment";
import type { Availability } from "./availability";
import { createBreaker, type News } from "./breaker";
import type { HttpAnswer, HttpClient, HttpFailure, HttpRequest } from "./http";
import type { CallLimit, RateLimiter } from "./rate-limiter";
import { readRetryAfter } from "./retry-after";

/** What every call to a carrier goes through: its limit, the exchange, one line in the log, a block after a 429. */
export interface Caller {
  call(plan: CallPlan): Promise<CallOutcome>;
}

export interface CallPlan {
  readonly operation: string;
  /** Names the carrier account whose limits count (never the token itself). */
  readonly account: string;
  readonly limit: CallLimit;
  /** How long the call may wait for its turn before it is put off. */
  readonly maxWaitMilliseconds: number;
  readonly request: HttpRequest;
  /** How long to keep away after a 429 or 426 that names no time. */
  readonly busyMilliseconds: number;
  /** The status that counts, for carriers whose body overrules HTTP. */
  readonly statusOf?: (answer: HttpAnswer) => number;
  /** The carrier's words in a 429 or 426, without secrets. */
  readonly wordsOf?: (answer: HttpAnswer) => string | null;
}

export type CallOutcome = HttpAnswer | CallFailure;

export type CallFailure =
  | HttpFailure
  /** Our own limiter said "later", or the carrier rests because it does not answer; nothing was sent. */
  | { readonly kind: "held"; readonly until: Date }
  /** The carrier said "later" (429 or 426); nothing was done there. */
  | { readonly kind: "busy"; readonly until: Date; readonly status: number; readonly words: string | null };

export interface CallerDependencies {
  readonly carrier: CarrierName;
  readonly http: HttpClient;
  readonly rateLimiter: RateLimiter;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Absent: nobody is told that an account rests. */
  readonly availability?: Availability;
}

/** Most carriers that are well again say so within this; who waits for it longer takes the place of other work. */
const trialPatienceMilliseconds = 2_000;

export function createCaller(dependencies: CallerDependencies): Caller {
  const { carrier, http, rateLimiter, clock, logger } = dependencies;
  const breaker = createBreaker(clock);

  /** Null: go. Of those that come while one call finds out, the first ones wait for it: they are the oldest. */
  async function heldUntil(account: string): Promise<Date | null> {
    let turn = breaker.turn(account);
    if (turn.kind === "is-tried") {
      await Promise.race([turn.over, pause(trialPatienceMilliseconds, undefined, { ref: false })]);
      turn = breaker.turn(account);
    }
    return turn.kind === "go" ? null : turn.until;
  }

  /** Telling others is a courtesy: the call has been made, and its answer counts. */
  async function tell(account: string, news: News): Promise<void> {
    const rest = news.kind === "rests" ? { at: clock.now(), until: news.until } : null;
    try {
      await dependencies.availability?.save({ carrier, account }, rest);
    } catch (error) {
      logger.warn("carrier availability not saved", { carrier, error });
    }
  }

  async function exchange(plan: CallPlan): Promise<CallOutcome> {
    const restsUntil = await heldUntil(plan.account);
    if (restsUntil) return { kind: "held", until: restsUntil };
    const key = `${carrier}:${plan.account}:${plan.operation}`;
    const turn = await rateLimiter.take(key, plan.limit, plan.maxWaitMilliseconds);
    if (turn.kind === "later") return { kind: "held", until: turn.at };

    const outcome = await http.send(plan.request);
    const news = breaker.heard(plan.account, outcome);
    if (news) await tell(plan.account, news);
    if (outcome.kind !== "answer") return outcome;
    const status = plan.statusOf?.(outcome) ?? outcome.status;
    if (status !== 429 && status !== 426) return { ...outcome, status };

    const now = clock.now();
    const until =
      readRetryAfter(outcome.headers["retry-after"], now) ?? new Date(now.getTime() + plan.busyMilliseconds);
    await rateLimiter.block(key, until);
    return { kind: "busy", until, status, words: plan.wordsOf?.(outcome) ?? null };
  }

  return {
    async call(plan) {
      const startedAt = clock.now().getTime();
      const outcome = await exchange(plan);
      logger.info("carrier-call", {
        carrier,
        operation: plan.operation,
        kind: outcome.kind,
        milliseconds: clock.now().getTime() - startedAt,
        ...("status" in outcome ? { status: outcome.status } : {}),
        ...("reason" in outcome ? { code: outcome.reason } : {}),
      });
      return outcome;
    },
  };
}
