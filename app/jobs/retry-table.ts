import type { JobName } from "~/shipping/ports/jobs";

/**
 * How each queue treats its jobs. Retries are for bugs and for processes that died: what a carrier or Shopify can do
 * comes back as an outcome with its own time and costs no retry.
 */
export interface QueueRules {
  /** Runs beyond the first. A process that is killed costs one too, so even harmless queues have several. */
  readonly retries: number;
  /** The first pause after a failure, in seconds; it doubles, with some chance in it, up to `mostPauseSeconds`. */
  readonly firstPauseSeconds: number;
  readonly mostPauseSeconds: number;
  /** A run longer than this is taken for hung and comes back, in seconds. Longer than any handler's own time-outs. */
  readonly expireSeconds: number;
  /** Jobs worked at once by one process. */
  readonly concurrency: number;
  /** Of these, at most so many for one shop: the rest stays free for the others while one ships two hundred orders. */
  readonly perShop: number;
  /** How long a finished job's row stays, in seconds. It holds ids alone; the journal has the story. */
  readonly keepSeconds: number;
}

/**
 * Seconds without a sign of life after which a running job's process is taken for dead. Ten is pg-boss' smallest;
 * with `monitorSeconds` and the first pause, a killed process' job runs again within twenty.
 */
export const heartbeatSeconds = 10;

/** How often the database is searched for such jobs, in seconds. */
export const monitorSeconds = 3;

/** Finds jobs whose time has come; new ones announce themselves. In seconds. */
export const pollSeconds = 2;

const hour = 3600;

export const retryTable: { readonly [Name in JobName]: QueueRules } = {
  // An order enters here: three hours of retries outlive a bad deployment and its repair.
  "process-webhook": {
    retries: 24,
    firstPauseSeconds: 1,
    mostPauseSeconds: 600,
    expireSeconds: 120,
    concurrency: 6,
    perShop: 4,
    keepSeconds: hour,
  },
  // One carrier call of at most half a minute; the shipment's own states guard it against being sent twice.
  "create-shipment": {
    retries: 24,
    firstPauseSeconds: 1,
    mostPauseSeconds: 600,
    expireSeconds: 180,
    concurrency: 6,
    perShop: 4,
    keepSeconds: hour,
  },
  // One request for many parcels, and their rows. Where the carrier refuses it whole, they go one after the other.
  "create-batch": {
    retries: 24,
    firstPauseSeconds: 1,
    mostPauseSeconds: 600,
    expireSeconds: 600,
    concurrency: 3,
    perShop: 2,
    keepSeconds: hour,
  },
  // Reads pages of a carrier's list under its limits: few at once, and time to finish.
  "settle-uncertain": {
    retries: 24,
    firstPauseSeconds: 2,
    mostPauseSeconds: 600,
    expireSeconds: 600,
    concurrency: 3,
    perShop: 2,
    keepSeconds: hour,
  },
  "settle-batch": {
    retries: 24,
    firstPauseSeconds: 2,
    mostPauseSeconds: 600,
    expireSeconds: 600,
    concurrency: 3,
    perShop: 2,
    keepSeconds: hour,
  },
  "write-fulfillment": {
    retries: 24,
    firstPauseSeconds: 1,
    mostPauseSeconds: 600,
    expireSeconds: 180,
    concurrency: 4,
    perShop: 3,
    keepSeconds: hour,
  },
  "write-fulfillment-events": {
    retries: 24,
    firstPauseSeconds: 1,
    mostPauseSeconds: 600,
    expireSeconds: 180,
    concurrency: 4,
    perShop: 3,
    keepSeconds: hour,
  },
  "validate-shipment": {
    retries: 24,
    firstPauseSeconds: 2,
    mostPauseSeconds: 600,
    expireSeconds: 180,
    concurrency: 3,
    perShop: 2,
    keepSeconds: hour,
  },
  // Taking a parcel back has a window that closes: it goes before it is too late.
  "cancel-shipment": {
    retries: 24,
    firstPauseSeconds: 1,
    mostPauseSeconds: 600,
    expireSeconds: 180,
    concurrency: 3,
    perShop: 2,
    keepSeconds: hour,
  },
  "update-shipment": {
    retries: 24,
    firstPauseSeconds: 1,
    mostPauseSeconds: 600,
    expireSeconds: 180,
    concurrency: 3,
    perShop: 2,
    keepSeconds: hour,
  },
  "cancel-fulfillment": {
    retries: 24,
    firstPauseSeconds: 1,
    mostPauseSeconds: 600,
    expireSeconds: 180,
    concurrency: 3,
    perShop: 2,
    keepSeconds: hour,
  },
  // One call for up to a hundred parcels, under a limit of its own; the pick-up's states guard it against a second one.
  "request-pickup": {
    retries: 24,
    firstPauseSeconds: 1,
    mostPauseSeconds: 600,
    expireSeconds: 180,
    concurrency: 2,
    perShop: 1,
    keepSeconds: hour,
  },
  "settle-pickup": {
    retries: 24,
    firstPauseSeconds: 2,
    mostPauseSeconds: 600,
    expireSeconds: 300,
    concurrency: 2,
    perShop: 1,
    keepSeconds: hour,
  },
  // One reading of an order; what it says is planned again.
  "receive-order": {
    retries: 24,
    firstPauseSeconds: 1,
    mostPauseSeconds: 600,
    expireSeconds: 120,
    concurrency: 4,
    perShop: 3,
    keepSeconds: hour,
  },
  // Every waiting order of a shop, one after the other; nothing outside is asked.
  "plan-waiting": {
    retries: 24,
    firstPauseSeconds: 1,
    mostPauseSeconds: 600,
    expireSeconds: 900,
    concurrency: 2,
    perShop: 1,
    keepSeconds: hour,
  },
  // Page after page of a shop's orders, in Shopify's own time.
  "reconcile-shop": {
    retries: 24,
    firstPauseSeconds: 2,
    mostPauseSeconds: 600,
    expireSeconds: 900,
    concurrency: 2,
    perShop: 1,
    keepSeconds: hour,
  },
  // Page after page of a carrier's parcels, under the limits that settling needs too; the next hour does it again.
  "compare-parcels": {
    retries: 5,
    firstPauseSeconds: 2,
    mostPauseSeconds: 600,
    expireSeconds: 1_800,
    concurrency: 2,
    perShop: 1,
    keepSeconds: hour,
  },
  // A carrier's whole list of places, page by page under its limits.
  "sync-reference": {
    retries: 10,
    firstPauseSeconds: 2,
    mostPauseSeconds: 600,
    expireSeconds: 600,
    concurrency: 2,
    perShop: 1,
    keepSeconds: hour,
  },
  // The next scheduled sweep does the same work again, so giving up early loses nothing. Rows are kept for a day: the
  // interval between two sweeps of a connection is kept by the row of the last one.
  "follow-parcels": {
    retries: 5,
    firstPauseSeconds: 2,
    mostPauseSeconds: 120,
    expireSeconds: 900,
    concurrency: 3,
    perShop: 2,
    keepSeconds: 24 * hour,
  },
};
