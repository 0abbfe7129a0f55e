import type { RateLimiter } from "~/carriers/kit/rate-limiter";
import type { ShopDomain } from "~/shipping/ids";
import type { Life, Scheduler } from "./scheduler";

/** One refresh at a time per shop, in virtual time: a dead holder's turn ends after a minute. */
export class TokenLock {
  readonly #held = new Map<ShopDomain, { readonly life: Life; readonly until: number }>();
  readonly #scheduler: Scheduler;

  constructor(scheduler: Scheduler) {
    this.#scheduler = scheduler;
  }

  for(life: Life, sleep: (milliseconds: number) => Promise<unknown>) {
    return async <T>(shop: ShopDomain, work: () => Promise<T>): Promise<T> => {
      while ((this.#held.get(shop)?.until ?? 0) > this.#scheduler.now()) await sleep(200);
      const held = { life, until: this.#scheduler.now() + 60_000 };
      this.#held.set(shop, held);
      try {
        return await work();
      } finally {
        if (this.#held.get(shop) === held) this.#held.delete(shop);
      }
    };
  }
}

/** What carriers said of "not before", kept across processes. The limits themselves are not this test's matter. */
export class SharedLimits {
  readonly #blocked = new Map<string, number>();
  readonly #scheduler: Scheduler;

  constructor(scheduler: Scheduler) {
    this.#scheduler = scheduler;
  }

  for(sleep: (milliseconds: number) => Promise<unknown>): RateLimiter {
    return {
      take: async (key, _limit, maxWaitMilliseconds) => {
        const wait = (this.#blocked.get(key) ?? 0) - this.#scheduler.now();
        if (wait > maxWaitMilliseconds) {
          return { kind: "later", at: new Date(this.#scheduler.now() + wait) };
        }
        if (wait > 0) await sleep(wait);
        return { kind: "go" };
      },
      nextTurn: async (key) => {
        const until = this.#blocked.get(key) ?? 0;
        return until > this.#scheduler.now() ? new Date(until) : null;
      },
      block: async (key, until) => {
        this.#blocked.set(key, Math.max(this.#blocked.get(key) ?? 0, until.getTime()));
      },
    };
  }
}
