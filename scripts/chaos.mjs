/**
 * `npm run chaos -- --runs N --seed S`: brings a fresh clone to the point where chaos can be played, then plays it. With
 * `--real` it is the slice with real processes. Like launch.mjs it runs on whatever Node the machine has; what it starts has
 * the project's own.
 */
import { ensureBuilt, ensureGenerated } from "./launch/fresh.mjs";
import { ensureInstalled } from "./launch/install.mjs";
import { runNode } from "./launch/run.mjs";

const words = process.argv.slice(2);
const isReal = words.includes("--real");
const program = isReal ? "test/chaos/real/main.ts" : "test/chaos/main.ts";

try {
  await ensureInstalled();
  await (isReal ? ensureBuilt() : ensureGenerated());
  process.exitCode = await runNode(["--import", "tsx", program, ...words]);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
