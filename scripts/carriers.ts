/**
 * `npm run carriers`: what of each carrier's interface is built, read from the code. With `-- --json` one line of JSON,
 * {carrier: {documented, public, links, webhooks}}, each a list in the carrier's own names.
 */
import { createCarriers } from "../app/carriers/registry";
import { createLogger } from "../app/log/logger.server";

const clock = { now: () => new Date() };
const carriers = createCarriers({
  clock,
  logger: createLogger({ level: "silent", clock }),
  // Nothing is called here.
  rateLimiter: {
    take: () => Promise.resolve({ kind: "go" }),
    nextTurn: () => Promise.resolve(null),
    block: () => Promise.resolve(),
  },
  firstDeliveryUrl: null,
  dropcolisUrl: "http://localhost:5001",
  privateHosts: true,
  privateTypedHosts: true,
});

const operations = [
  "create",
  "lookUp",
  "follow",
  "cancel",
  "update",
  "validation",
  "push",
  "syncReference",
  "batch",
  "batchCancel",
  "pickups",
  "label",
  "quote",
  "remarks",
  "requestReturn",
  "history",
  "list",
  "testPush",
  "fees",
  "check",
] as const;

if (process.argv.includes("--json")) {
  const calls = Array.from(carriers, ([name, { facts }]) => [name, facts.calls]);
  console.log(JSON.stringify(Object.fromEntries(calls)));
} else {
  const width = Math.max(...operations.map((operation) => operation.length)) + 2;
  const names = [...carriers.keys()];
  console.log(["".padEnd(width), ...names.map((name) => name.padEnd(16))].join(""));
  for (const operation of operations) {
    const marks = Array.from(carriers.values(), (carrier) => (carrier[operation] ? "yes" : "-").padEnd(16));
    console.log([operation.padEnd(width), ...marks].join(""));
  }
  for (const [name, { facts }] of carriers) {
    console.log(`\n${facts.displayName} (${name})`);
    for (const kind of ["documented", "public", "links", "webhooks"] as const) {
      const names = facts.calls[kind];
      if (names.length > 0) console.log(`  ${kind.padEnd(12)}${names.join(", ")}`);
    }
  }
}
