import { describe, expect, it } from "vitest";
import { readOptions } from "./arguments";

describe("npm run chaos --", () => {
  it("takes runs, a seed and jobs", () => {
    expect(readOptions(["--runs", "10000", "--seed", "3", "--jobs", "4"])).toEqual({
      runs: 10_000,
      seed: 3,
      jobs: 4,
      plant: null,
    });
    expect(readOptions(["--runs", "1", "--seed", "77"])).toEqual({ runs: 1, seed: 77, jobs: 1, plant: null });
  });

  it("takes a mistake to look for", () => {
    expect(readOptions(["--plant", "first-row-trusted"]).plant).toBe("first-row-trusted");
  });

  it("refuses what is no number from 1 on, and what it does not know", () => {
    expect(() => readOptions(["--runs", "0"])).toThrow("--runs takes a whole number from 1 on");
    expect(() => readOptions(["--seed", "x"])).toThrow("--seed takes a whole number from 1 on");
    expect(() => readOptions(["--plant", "weeds"])).toThrow("--plant takes retried-without-asking");
    expect(() => readOptions(["--speed", "2"])).toThrow();
  });
});
