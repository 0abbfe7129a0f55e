/** `npm run lint`: the code's manners, the arrows between the rooms, the format. Every check runs, then the verdict. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ensureGenerated } from "./launch/fresh.mjs";
import { ensureInstalled } from "./launch/install.mjs";
import { root, runNode, timed } from "./launch/run.mjs";

const folders = ["app", "extensions", "test", "scripts", "prisma"].filter((name) =>
  existsSync(join(root, name)),
);
const checks = {
  eslint: ["node_modules/eslint/bin/eslint.js", ".", "--max-warnings", "0"],
  "dependency-cruiser": [
    "node_modules/dependency-cruiser/bin/dependency-cruiser.mjs",
    ...folders,
    "--config",
    ".dependency-cruiser.cjs",
  ],
  prettier: ["node_modules/prettier/bin/prettier.cjs", "--check", "--log-level", "warn", "."],
};

await ensureInstalled();
// Types of generated code are needed to judge the code that uses them.
await ensureGenerated();
const failed = [];
for (const [name, words] of Object.entries(checks)) {
  if ((await timed(name, () => runNode(words))) !== 0) failed.push(name);
}
if (failed.length > 0) console.error(`lint failed: ${failed.join(", ")}`);
process.exitCode = failed.length > 0 ? 1 : 0;
