import { judge } from "./oracle/judge";
import type { Violation } from "./oracle/violation";
import type { Plant } from "./planted/plant";
import type { Scenario } from "./scenario/scenario";
import { playWorld } from "./simulation/play-world";
import { WorldBroken } from "./simulation/played";
import type { Stage } from "./simulation/stage";

/** What the oracle finds wrong in a world, and how it came about. */
export interface Outcome {
  readonly violations: readonly Violation[];
  readonly history: readonly string[];
}

/** A world that broke has lost its orders: nobody can say what became of them. */
export async function outcomeOf(stage: Stage, scenario: Scenario, plant?: Plant): Promise<Outcome> {
  try {
    const { ledgers, history } = await playWorld(stage, scenario, plant);
    return { violations: judge(ledgers).violations, history };
  } catch (error) {
    if (!(error instanceof WorldBroken)) throw error;
    const words = String(error.cause);
    return { violations: [{ kind: "lost", about: "the world", words }], history: error.history };
  }
}
