/** Every place where chaos can kill a process: around each call to the outside and each commit. */
import { operations } from "~/shopify/operations";
import { facts as delivety } from "~/carriers/delivety";
import { facts as dropcolis } from "~/carriers/dropcolis";
import { facts as ecotrack } from "~/carriers/ecotrack";
import { facts as firstDelivery } from "~/carriers/first-delivery";
import { commitPoints } from "./simulation/commit-points";

export interface OutsideCall {
  readonly party: string;
  /** As the stand-in names it. */
  readonly name: string;
}

/** Calls that no small world makes, each with its reason. They go through the very code that the others go through. */
const outOfReach: ReadonlySet<string> = new Set([
  // Further pages of one order: beyond 50 lines, or many fulfillment orders.
  "shopify orderLinesPage",
  "shopify orderFulfillmentOrdersPage",
  "shopify fulfillmentOrderLinesPage",
  "shopify orderFulfillments",
  "shopify orderDiscounts",
  "shopify fulfillmentLinesPage",
  // Printing: see below.
  "first-delivery request-print",
  "ecotrack get/order/label",
]);

/** Commits that no world brings about, each with its reason. */
const notPlayed: ReadonlySet<string> = new Set([
  // Printing draws pages for real, for longer than all the rest of a world.
  "print-labels",
  "print-manifest",
  // No carrier has a parcel that Navette never sent, and none forgets one.
  "adopt-found",
  "dismiss-found",
  "no-longer-missing",
]);

const carrierCalls: readonly OutsideCall[] = [firstDelivery, dropcolis, ecotrack, delivety].flatMap(
  ({ name, calls }) => [...calls.documented, ...calls.public].map((call) => ({ party: name, name: call })),
);

const calls: readonly OutsideCall[] = [
  ...operations.map(({ name }) => ({ party: "shopify", name })),
  { party: "shopify", name: "token-refresh" },
  ...carrierCalls,
].filter(({ party, name }) => !outOfReach.has(`${party} ${name}`));

export const outsideCalls = (): readonly OutsideCall[] => calls;

const points: readonly string[] = [
  ...calls.flatMap(({ party, name }) =>
    ["before", "during", "after"].map((moment) => `${moment} call ${party} ${name}`),
  ),
  ...commitPoints()
    .filter((commit) => !notPlayed.has(commit))
    .flatMap((commit) => ["before", "after"].map((moment) => `${moment} commit ${commit}`)),
];

/** By name; each is to be hit at least once over a batch. */
export const killPoints = (): readonly string[] => points;
