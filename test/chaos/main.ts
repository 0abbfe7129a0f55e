/**
 * `npm run chaos -- --runs N --seed S`: plays N seeded worlds and holds three books against each other. The last line is
 * JSON; the exit code is 0 only if nothing was lost, doubled, taken back or leaked and, in a batch of 5,000 or more, every
 * fault was met and somebody died at every point.
 */
import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { readOptions, type ChaosOptions } from "./arguments";
import type { PlantName } from "./planted/plant";
import { searchSeed } from "./planted/search";
import { showFailure } from "./show-failure";
import { openStages } from "./simulation/stages";
import { added, complaints, emptyTally, reportOf, type Failure, type Tally } from "./tally";

/** Finding the shortest history takes as long as a hundred worlds: the first few say enough. */
const shownFailures = 2;

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  if (options.plant) return search(options, options.plant);
  const startedAt = performance.now();
  const tally = await playInParts(options);
  const seconds = (performance.now() - startedAt) / 1000;
  await show(tally.failures);
  const wrong = complaints(tally);
  for (const complaint of wrong) console.log(complaint);
  console.log(JSON.stringify(reportOf(tally, seconds)));
  return wrong.length === 0 ? 0 : 1;
}

/** Each part has a database and every so-manieth seed of its own. */
async function playInParts({ runs, seed, jobs }: ChaosOptions): Promise<Tally> {
  let total = emptyTally();
  const told = (tally: Tally): void => {
    total = added(total, tally);
    for (const { seed: failed, violations } of tally.failures) {
      for (const { kind, about, words } of violations)
        console.log(`seed ${failed} ${kind}: ${about} ${words}`);
    }
    if (total.runs % 100 === 0) console.log(`${total.runs} of ${runs} worlds`);
  };
  await Promise.all(
    Array.from({ length: jobs }, (_, part) => playPart(seed + part, jobs, seed + runs, told)),
  );
  if (total.runs !== runs) throw new Error(`only ${total.runs} of ${runs} worlds were played`);
  return total;
}

function playPart(first: number, step: number, end: number, told: (tally: Tally) => void): Promise<void> {
  const script = fileURLToPath(new URL("./part.ts", import.meta.url));
  const child = fork(script, [first, step, end].map(String), { execArgv: process.execArgv });
  // What our own program sends.
  child.on("message", (message) => told(message as Tally));
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`a part of the batch ended with ${code ?? signal ?? "nothing"}`));
    });
  });
}

/** By hand: which seed catches a planted mistake first. */
async function search({ runs, seed }: ChaosOptions, plant: PlantName): Promise<number> {
  const stages = openStages();
  const found = await searchSeed(
    stages,
    Array.from({ length: runs }, (_, index) => seed + index),
    plant,
  );
  await stages.close();
  console.log(JSON.stringify({ plant, ...(found ?? { seed: null }) }));
  return found ? 0 : 1;
}

async function show(failures: readonly Failure[]): Promise<void> {
  if (failures.length === 0) return;
  const stages = openStages();
  for (const failure of failures.toSorted((a, b) => a.seed - b.seed).slice(0, shownFailures)) {
    for (const line of await showFailure(await stages.of(failure.seed), failure)) console.log(line);
  }
  await stages.close();
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? (error.stack ?? error.message) : error);
    process.exitCode = 1;
  },
);
