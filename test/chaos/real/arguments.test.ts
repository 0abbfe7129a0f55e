import { describe, expect, it } from "vitest";
import { readRealOptions } from "./arguments";

describe("what the real-process slice takes", () => {
  it("is 50 kills on the embedded database unless said otherwise", () => {
    expect(readRealOptions(["--real"])).toEqual({ kills: 50, seed: 1, database: "embedded", round: 70 });
  });

  it("is kills, seed, database and the length of a round", () => {
    const words = ["--real", "--kills", "200", "--seed", "7", "--database", "server", "--round", "20"];
    expect(readRealOptions(words)).toEqual({ kills: 200, seed: 7, database: "server", round: 20 });
  });

  it.each([
    [["--kills", "none"], "--kills takes a whole number from 1 on"],
    [["--kills", "0"], "--kills takes a whole number from 1 on"],
    [["--seed", "1.5"], "--seed takes a whole number from 1 on"],
    [["--database", "mysql"], "--database takes embedded or server"],
  ])("is not %j", (words, complaint) => {
    expect(() => readRealOptions(words)).toThrow(complaint);
  });

  it("is nothing it does not know", () => {
    expect(() => readRealOptions(["--runs", "5"])).toThrow("--runs");
  });
});
