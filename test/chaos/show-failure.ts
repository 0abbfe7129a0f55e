import { outcomeOf } from "./outcome";
import { generate } from "./scenario/generate";
import type { Scenario } from "./scenario/scenario";
import { shrink } from "./shrink";
import type { Stage } from "./simulation/stage";
import type { Failure } from "./tally";

/** Finds the shortest history that shows the failure, and tells it in lines. */
export async function showFailure(stage: Stage, failure: Failure): Promise<readonly string[]> {
  const kinds = new Set(failure.violations.map(({ kind }) => kind));
  const shortest = await shrink(generate(failure.seed), async (scenario) => {
    const { violations } = await outcomeOf(stage, scenario);
    return violations.some(({ kind }) => kinds.has(kind));
  });
  const { violations, history } = await outcomeOf(stage, shortest);
  return [
    `seed ${failure.seed}: npm run chaos -- --runs 1 --seed ${failure.seed}`,
    ...violations.map(({ kind, about, words }) => `  ${kind}: ${about} ${words}`),
    ...partsOf(shortest).map((part) => `  with ${part}`),
    ...history.map((line) => `    ${line}`),
  ];
}

function partsOf({ processes, shops, faults, databaseFaults, kills, post }: Scenario): readonly string[] {
  return [
    `${processes} process${processes === "one" ? "" : "es"}`,
    ...shops.map(({ carrier, mode }) => `a shop of ${carrier}, ${mode}`),
    ...kills.map(({ point, nth }) => `a death ${point}, time ${nth}`),
    ...faults.map(
      ({ party, call, kind, skip, times }) => `${kind} at ${party} ${call}, after ${skip}, ${times} times`,
    ),
    ...databaseFaults.map(({ nth, when }) => `the database lost ${when} step ${nth}`),
    ...Object.entries(post).flatMap(([what, isOn]) => (isOn ? [`webhooks ${what}`] : [])),
  ];
}
