import { openMemoryStage } from "./memory-store/stage";
import { openStage, type Stage } from "./stage";

/** Which stage a world is played on. */
export interface Stages {
  of(seed: number): Promise<Stage>;
  close(): Promise<void>;
}

/** So many worlds share one that is played on the real store. */
const realEvery = 25;

/**
 * Most worlds are played on the memory store, six times as fast and with the same histories (its tests say so); every
 * 25th seed has the real store on the embedded database, which is opened once it is wanted.
 */
export function openStages(): Stages {
  const memory = openMemoryStage();
  let real: Promise<Stage> | null = null;
  return {
    of: (seed) => (seed % realEvery === 0 ? (real ??= openStage()) : memory),
    close: async () => {
      await (await memory).close();
      if (real) await (await real).close();
    },
  };
}
