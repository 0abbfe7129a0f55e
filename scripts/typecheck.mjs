/** `npm run typecheck`: the generated code first, where it is stale, then TypeScript over everything. */
import { ensureGenerated } from "./launch/fresh.mjs";
import { ensureInstalled } from "./launch/install.mjs";
import { runNode, timed } from "./launch/run.mjs";

await ensureInstalled();
await ensureGenerated();
process.exitCode = await timed("tsc", () =>
  runNode(["node_modules/typescript/bin/tsc", "--noEmit", "--project", "."]),
);
