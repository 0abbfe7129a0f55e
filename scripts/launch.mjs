/**
 * `node scripts/launch.mjs demo | test | dev | stand-in | carriers [arguments]`: brings a fresh clone to the point where the command
 * can run (packages, generated code, build), then runs it. This file and those it imports run on the Node that the
 * machine happens to have, so they use no package and nothing newer than Node 20; what they start has Node 24.
 */
import { ensureBuilt, ensureGenerated } from "./launch/fresh.mjs";
import { ensureInstalled } from "./launch/install.mjs";
import { runNode } from "./launch/run.mjs";

/** Runs TypeScript as it is. */
const typescript = ["--import", "tsx"];

const verbs = {
  demo: async (words) => {
    await ensureBuilt();
    return runNode([...typescript, "test/demo/main.ts", ...words]);
  },
  carriers: async (words) => runNode([...typescript, "scripts/carriers.ts", ...words]),
  "stand-in": (words) => runNode([...typescript, "test/stand-ins/main.ts", ...words]),
  dev: async (words) => {
    await ensureGenerated();
    const seam = process.env.SHOPIFY_STAND_IN_URL ? ["--import", "./scripts/stand-in-preload.mjs"] : [];
    return runNode([...typescript, ...seam, "app/main.server.ts", "--dev", ...words]);
  },
  test: async (words) => {
    // Units and contracts need no built app; whatever else may be asked for starts one.
    await (words.length > 0 && words.every(isWithoutApp) ? ensureGenerated() : ensureBuilt());
    return runNode(["test/run.mjs", ...words]);
  },
};

const isWithoutApp = (word) => /^(-.*|unit|contract|app\/.*|test\/(contract|house)\/.*)$/.test(word);

const [verb = "", ...words] = process.argv.slice(2);
const asked = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
if (asked === undefined) {
  console.error(`usage: node scripts/launch.mjs ${Object.keys(verbs).join(" | ")} [arguments]`);
  process.exit(2);
}
try {
  await ensureInstalled();
  process.exitCode = await asked(words);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
