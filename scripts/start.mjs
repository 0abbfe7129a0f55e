/**
 * `npm start`: runs the built app in this very process, so that its pid is the app's. With SHOPIFY_STAND_IN_URL the
 * preload that leads Shopify's addresses to the stand-in comes first.
 */
import { existsSync } from "node:fs";

const main = new URL("../build/processes/main.js", import.meta.url);
const remix = new URL("../build/server/index.js", import.meta.url);

if (!existsSync(main) || !existsSync(remix)) {
  console.error('There is no build to start: run "npm run build" first.');
  process.exit(1);
}

// What was built is the production build, whatever the shell says; React looks here for its own half of it.
process.env.NODE_ENV = "production";
// Errors in the log then name the files people know.
process.setSourceMapsEnabled(true);
if (process.env.SHOPIFY_STAND_IN_URL) await import("./stand-in-preload.mjs");
await import(main.href);
