import { describe, expect, it } from "vitest";
import { CostBucket } from "./throttle";

function bucketAt(start = 0) {
  let now = start;
  const clock = { now: () => new Date(now) };
  const bucket = new CostBucket(clock, { maximumAvailable: 100, restoreRate: 10 });
  return { bucket, pass: (milliseconds: number) => (now += milliseconds) };
}

describe("the cost bucket", () => {
  it("lets calls through until it is empty, then says how long", () => {
    const { bucket } = bucketAt();
    expect(bucket.reserve(60)).toBe(0);
    expect(bucket.reserve(40)).toBe(0);
    expect(bucket.reserve(10)).toBe(1_000);
    expect(bucket.reserve(10)).toBe(2_000);
  });

  it("fills with time, never above its size", () => {
    const { bucket, pass } = bucketAt();
    bucket.reserve(100);
    pass(3_000);
    expect(bucket.waitFor(30)).toBe(0);
    expect(bucket.waitFor(31)).toBe(100);
    pass(3_600_000);
    expect(bucket.waitFor(100)).toBe(0);
    bucket.reserve(1);
    expect(bucket.waitFor(100)).toBe(100);
  });

  it("lets a call that it can never hold go when it is full", () => {
    const { bucket } = bucketAt();
    expect(bucket.waitFor(900)).toBe(0);
    bucket.reserve(10);
    expect(bucket.waitFor(900)).toBe(1_000);
  });

  it("takes back what a call did not use", () => {
    const { bucket } = bucketAt();
    bucket.reserve(100);
    bucket.release(100);
    expect(bucket.waitFor(100)).toBe(0);
  });

  it("learns size, speed and level from an answer, less what other calls have out", () => {
    const { bucket } = bucketAt();
    bucket.reserve(50);
    bucket.reserve(20);
    bucket.settle(50, { maximumAvailable: 2_000, currentlyAvailable: 500, restoreRate: 100 });
    expect(bucket.waitFor(480)).toBe(0);
    expect(bucket.waitFor(490)).toBe(100);
  });

  it("does not run backwards with the clock", () => {
    const { bucket, pass } = bucketAt(10_000);
    bucket.reserve(100);
    pass(-5_000);
    expect(bucket.waitFor(10)).toBe(1_000);
  });
});
