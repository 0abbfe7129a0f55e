import { outcomeOf } from "../outcome";
import type { Violation } from "../oracle/violation";
import { generate } from "../scenario/generate";
import type { Stages } from "../simulation/stages";
import type { PlantName } from "./plant";
import { plants } from "./plants";

/** What the oracle says of a seed's world with the mistake in it. */
export async function violationsWith(
  stages: Stages,
  seed: number,
  name: PlantName,
): Promise<readonly Violation[]> {
  const scenario = generate(seed);
  const { violations } = await outcomeOf(await stages.of(seed), scenario, plants[name](scenario));
  return violations;
}

/** The first of these seeds whose world catches the mistake; null: none does. */
export async function searchSeed(
  stages: Stages,
  seeds: Iterable<number>,
  name: PlantName,
): Promise<{ readonly seed: number; readonly violations: readonly Violation[] } | null> {
  for (const seed of seeds) {
    const violations = await violationsWith(stages, seed, name);
    if (violations.length > 0) return { seed, violations };
  }
  return null;
}
