/**
 * `npm run -s operator -- VERB …`: the built operator in this very process. With SHOPIFY_STAND_IN_URL the preload that
 * leads Shopify's addresses to the stand-in comes first.
 */
import { existsSync } from "node:fs";

const operator = new URL("../build/processes/operator.js", import.meta.url);
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

/** @param {string} sentence @returns {never} */
function refuse(sentence) {
  process.stderr.write(`operator: ${sentence}\n`);
  process.exit(1);
}

if (major < 22 || (major === 22 && minor < 12)) {
  refuse(
    `Node ${process.versions.node} is too old: start it with "npm run -s operator", which brings its own`,
  );
}
if (!existsSync(operator)) refuse('there is no build to run: run "npm run build" first');

process.env.NODE_ENV = "production";
if (process.env.SHOPIFY_STAND_IN_URL) await import("./stand-in-preload.mjs");
await import(operator.href);
