import { describe, expect, it } from "vitest";
import { nthKill } from "./kill";

describe("nthKill", () => {
  it("alternates the signals", () => {
    expect([0, 1, 2, 3].map((n) => nthKill(n, 1))).toEqual([
      { program: 0, signal: "SIGKILL" },
      { program: 0, signal: "SIGTERM" },
      { program: 0, signal: "SIGKILL" },
      { program: 0, signal: "SIGTERM" },
    ]);
  });

  it.each([1, 2, 3, 4, 5])("gives each of %i processes both", (programs) => {
    const kills = Array.from({ length: programs * 2 }, (_, n) => nthKill(n, programs));
    const met = new Set(kills.map(({ program, signal }) => `${String(program)} ${signal}`));
    expect(met.size).toBe(programs * 2);
  });
});
