import { describe, expect, it } from "vitest";
import { realReport } from "./report";

describe("the last line of a run", () => {
  it("counts kills by what they interrupted, and what came out wrong", () => {
    const report = realReport({
      labels: ["SIGKILL at any moment", "SIGKILL during delivety order", "SIGKILL at any moment"],
      violations: [
        { kind: "lost", about: "#10001", words: "is sending for ever" },
        { kind: "cash", about: "#10002", words: "couriers collect 1, owed are 2" },
      ],
      cashFlagged: 4,
      faults: { half: 3 },
      seconds: 12,
    });
    expect(report).toEqual({
      runs: 3,
      lost: 1,
      duplicates: 0,
      regressions: 0,
      leaks: 0,
      cashDifferences: 1,
      cashFlagged: 4,
      faults: { half: 3 },
      kills: { "SIGKILL at any moment": 2, "SIGKILL during delivety order": 1 },
      secondsPer1000: 4000,
    });
  });
});
