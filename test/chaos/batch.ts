import { generate } from "./scenario/generate";
import { playWorld } from "./simulation/play-world";
import { WorldBroken } from "./simulation/played";
import type { Stage } from "./simulation/stage";
import type { Stages } from "./simulation/stages";
import { added, brokenTally, emptyTally, tallyOf, type Tally } from "./tally";

/** Plays the worlds of these seeds one after the other. */
export async function playBatch(
  stages: Stages,
  seeds: Iterable<number>,
  each: (tally: Tally) => void = () => undefined,
): Promise<Tally> {
  let total = emptyTally();
  for (const seed of seeds) {
    const tally = await playSeed(await stages.of(seed), seed);
    each(tally);
    total = added(total, tally);
  }
  return total;
}

async function playSeed(stage: Stage, seed: number): Promise<Tally> {
  try {
    return tallyOf(seed, await playWorld(stage, generate(seed)));
  } catch (error) {
    if (!(error instanceof WorldBroken)) throw error;
    return brokenTally(seed, String(error.cause));
  }
}
