import type { Parameters } from "fast-check";

/**
 * How often a property is tried. `npm test` takes the same seed every time, so that it is red for a reason; by hand,
 * `FUZZ_RUNS=20000 npx vitest run test/contract/fuzz` looks further, from a seed of its own. A failure prints its seed and
 * path; `FUZZ_SEED=…` takes that seed again.
 */
export function runs(usual: number): Pick<Parameters, "numRuns" | "seed"> {
  const { FUZZ_RUNS, FUZZ_SEED } = process.env;
  const numRuns = FUZZ_RUNS === undefined ? usual : Number(FUZZ_RUNS);
  if (FUZZ_SEED !== undefined) return { numRuns, seed: Number(FUZZ_SEED) };
  return FUZZ_RUNS === undefined ? { numRuns, seed: 5 } : { numRuns };
}
