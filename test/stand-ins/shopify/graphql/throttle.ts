/** Shopify's leaky bucket, one for each shop: it holds so many points and fills at so many a second. */

export type ThrottleStatus = {
  readonly maximumAvailable: number;
  readonly currentlyAvailable: number;
  readonly restoreRate: number;
};

export type Throttle = ReturnType<typeof createThrottle>;

/** Real time: a clock that jumps must not fill or empty a bucket. */
export function createThrottle(maximum: number, restoreRate: number, now: () => number = Date.now) {
  const buckets = new Map<string, { available: number; at: number }>();

  function bucketOf(shop: string): { available: number; at: number } {
    const moment = now();
    const bucket = buckets.get(shop) ?? { available: maximum, at: moment };
    bucket.available = Math.min(maximum, bucket.available + ((moment - bucket.at) / 1000) * restoreRate);
    bucket.at = moment;
    buckets.set(shop, bucket);
    return bucket;
  }

  return {
    /** Takes the requested points, or nothing when they are not there. */
    take(shop: string, points: number): boolean {
      const bucket = bucketOf(shop);
      if (bucket.available < points) return false;
      bucket.available -= points;
      return true;
    },
    /** Gives back what the answer did not cost. */
    giveBack(shop: string, points: number): void {
      const bucket = bucketOf(shop);
      bucket.available = Math.min(maximum, bucket.available + points);
    },
    set(shop: string, available: number): void {
      bucketOf(shop).available = Math.min(maximum, available);
    },
    status(shop: string): ThrottleStatus {
      const currentlyAvailable = Math.floor(bucketOf(shop).available);
      return { maximumAvailable: maximum, currentlyAvailable, restoreRate };
    },
  };
}
