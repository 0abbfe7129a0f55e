import { describe, expect, it } from "vitest";
import { randomFrom, steadyChoice } from "./random";

describe("chance from a seed", () => {
  it("is the same for the same seed, and another for another", () => {
    const draw = (seed: string): readonly number[] => {
      const random = randomFrom(seed);
      return Array.from({ length: 5 }, () => random.int(1, 1_000));
    };
    expect(draw("a")).toEqual(draw("a"));
    expect(draw("a")).not.toEqual(draw("b"));
  });

  it("has numbers of their own for each purpose", () => {
    const [one, other] = [randomFrom("a"), randomFrom("a")];
    one.next();
    expect(one.fork("orders").next()).toBe(other.fork("orders").next());
  });

  it("chooses steadily: a further item changes few choices", () => {
    const names = Array.from({ length: 50 }, (_, index) => `point ${index}`);
    const seeds = Array.from({ length: 200 }, (_, index) => String(index));
    const changed = seeds.filter(
      (seed) => steadyChoice(seed, names) !== steadyChoice(seed, [...names, "a new one"]),
    );
    expect(changed.length).toBeLessThan(20);
    expect(new Set(seeds.map((seed) => steadyChoice(seed, names))).size).toBeGreaterThan(40);
  });
});
