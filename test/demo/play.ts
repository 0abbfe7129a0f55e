import type { Installation } from "./installation";
import type { InstalledShop } from "./installed-shop";
import type { Sample } from "./samples/sample";
import { stageOf } from "./stage";

/** More at once only wait for each other. */
const atOnce = 16;

/**
 * Plays every sample's story: those that need the next call for themselves one by one, the others together. Parcels stand
 * still meanwhile, so that whoever wants one back finds it where it was. Returns the stories that did not get to their end.
 */
export async function playSamples(
  installation: Installation,
  installed: InstalledShop,
): Promise<readonly string[]> {
  const stage = stageOf(installation, installed);
  const { samples } = installed.shop;
  const stopped: string[] = [];
  const play = async ({ name, about, order, play: story }: Sample): Promise<void> => {
    try {
      if (story) await story(stage, order, name);
      else await stage.create(order);
      console.log(`${name}  ${about}`);
    } catch (error) {
      stopped.push(`${name} (${about}): ${error instanceof Error ? error.message : String(error)}`);
    }
  };
  for (const sample of samples.filter(({ alone }) => alone)) await play(sample);
  const together = samples.filter(({ alone }) => !alone);
  const next = together.values();
  // Each takes the next one from the same list.
  const player = async (): Promise<void> => {
    for (const sample of next) await play(sample);
  };
  await Promise.all(Array.from({ length: atOnce }, player));
  return stopped;
}
