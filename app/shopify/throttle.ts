import type { Clock } from "~/shipping/ports/clock";

/**
 * Shopify's bucket of cost points for one shop, as this process knows it: filled by `restoreRate` points a second up to
 * `maximumAvailable`, learned anew from every answer. Points are reserved before a call and settled by its answer, so
 * calls started together queue here and not at Shopify. Other processes drink from the same bucket: what they took shows
 * in the next answer, and a call that still meets an empty bucket is told so and waits.
 * https://shopify.dev/docs/api/usage/limits#graphql-admin-api-rate-limits
 */
export class CostBucket {
  readonly #clock: Clock;
  #available: number;
  #maximum: number;
  #perSecond: number;
  #countedAt: number;
  #reserved = 0;

  constructor(clock: Clock, assumed = smallestPlan) {
    this.#clock = clock;
    this.#available = assumed.maximumAvailable;
    this.#maximum = assumed.maximumAvailable;
    this.#perSecond = assumed.restoreRate;
    this.#countedAt = clock.now().getTime();
  }

  /** Takes the points now and says how many milliseconds to wait until they are really there. */
  reserve(points: number): number {
    this.#refill();
    this.#available -= points;
    this.#reserved += points;
    return this.#millisecondsFor(-this.#available);
  }

  /** Gives reserved points back, unused: the call was not made after all, or nothing is known of it. */
  release(points: number): void {
    this.#refill();
    this.#reserved -= points;
    this.#available = Math.min(this.#maximum, this.#available + points);
  }

  /** Ends a reservation with what Shopify says is left; what other calls have reserved is taken from it. */
  settle(points: number, status: ThrottleStatus): void {
    this.#reserved -= points;
    this.#maximum = status.maximumAvailable;
    this.#perSecond = status.restoreRate;
    this.#available = status.currentlyAvailable - this.#reserved;
    this.#countedAt = this.#clock.now().getTime();
  }

  /** How long until a call of this cost fits, without taking anything; one that never fits goes when the bucket is full. */
  waitFor(points: number): number {
    this.#refill();
    return this.#millisecondsFor(Math.min(points, this.#maximum) - this.#available);
  }

  #millisecondsFor(missing: number): number {
    return missing <= 0 ? 0 : Math.ceil((missing / this.#perSecond) * 1_000);
  }

  #refill(): void {
    const now = this.#clock.now().getTime();
    const restored = (Math.max(0, now - this.#countedAt) / 1_000) * this.#perSecond;
    this.#available = Math.min(this.#maximum, this.#available + restored);
    this.#countedAt = now;
  }
}

export interface ThrottleStatus {
  readonly maximumAvailable: number;
  readonly currentlyAvailable: number;
  readonly restoreRate: number;
}

/** Assumed until the first answer: 100 points a second is the least any plan has, 1,000 the largest single call. */
const smallestPlan = { maximumAvailable: 1_000, restoreRate: 100 };
