/** A process that plays a part of a batch and tells its parent of each world. */
import { playBatch } from "./batch";
import { openStages } from "./simulation/stages";

const [first = 1, step = 1, end = 1] = process.argv.slice(2).map(Number);

function* seeds(): Iterable<number> {
  for (let seed = first; seed < end; seed += step) yield seed;
}

const stages = openStages();
await playBatch(stages, seeds(), (tally) => process.send?.(tally));
await stages.close();
process.disconnect();
