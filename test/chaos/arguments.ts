import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { plantNames, type PlantName } from "./planted/plant";

export interface ChaosOptions {
  readonly runs: number;
  /** The first world's; the others count on from it. */
  readonly seed: number;
  /** Processes that share the runs. */
  readonly jobs: number;
  /** A mistake to be caught: the first seed that catches it is looked for, and nothing else. */
  readonly plant: PlantName | null;
}

/** What `npm run chaos -- …` takes. @throws one line for what it does not know */
export function readOptions(args: readonly string[]): ChaosOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      runs: { type: "string", default: "100" },
      seed: { type: "string", default: "1" },
      jobs: { type: "string" },
      plant: { type: "string" },
    },
  });
  const runs = count("runs", values.runs);
  const plant = plantNames.find((name) => name === values.plant) ?? null;
  if (values.plant !== undefined && !plant) throw new Error(`--plant takes ${plantNames.join(", ")}`);
  return {
    runs,
    seed: count("seed", values.seed),
    // Opening a database costs as much as some worlds.
    jobs:
      values.jobs === undefined
        ? Math.min(availableParallelism(), Math.ceil(runs / 20))
        : count("jobs", values.jobs),
    plant,
  };
}

function count(name: string, value: string): number {
  const number = Number(value);
  if (!Number.isSafeInteger(number) || number < 1)
    throw new Error(`--${name} takes a whole number from 1 on`);
  return number;
}
