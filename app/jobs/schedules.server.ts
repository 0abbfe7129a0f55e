import type { ConnectionId, ShopDomain } from "~/shipping/ids";
import type { JobPayloads } from "~/shipping/ports/jobs";
import type { CarrierName } from "~/shipping/shipment";
import { deadLetters, type ScheduledName } from "./names";
import type { Queue } from "./queue.server";
import { pollSeconds } from "./retry-table";

/** What is done by the clock. pg-boss keeps the times in the database: one process of many acts on each. */
export const scheduleTable: { readonly [Name in ScheduledName]: string } = {
  // Every minute; how often a connection is really followed is `everySeconds`.
  "follow-due-connections": "* * * * *",
  // Every minute, so that an absence is noticed.
  "attend-shops": "* * * * *",
  // A webhook may be lost: what changed is read again four times an hour.
  "reconcile-shops": "7,22,37,52 * * * *",
  // Parcels made or lost at the carriers are no hurry; their lists are long.
  "compare-shops": "13 * * * *",
  // Nightly: what a bug had given up on gets its retries again, perhaps on a version without the bug.
  "redrive-dead-letters": "17 3 * * *",
};

export interface ShopsToVisit {
  /** Connections that have parcels to follow. */
  connections(): Promise<readonly FollowedConnection[]>;
  /** At most one scheduled sweep of a connection in so many seconds, counted over all processes. */
  everySeconds(carrier: CarrierName): number;
  /** Every installed shop. */
  shops(): Promise<readonly ShopDomain[]>;
  /** Notes that they are attended to. */
  attend(): Promise<void>;
  /** Sends the jobs that compare carriers' parcels with ours. */
  compare(): Promise<void>;
}

export interface FollowedConnection {
  readonly shop: ShopDomain;
  readonly id: ConnectionId;
  readonly carrier: CarrierName;
}

export async function startSchedules(queue: Queue, visits: ShopsToVisit): Promise<void> {
  await start(queue, "follow-due-connections", () => followDueConnections(queue, visits));
  await start(queue, "attend-shops", () => visits.attend());
  await start(queue, "reconcile-shops", () => reconcileShops(queue, visits));
  await start(queue, "compare-shops", () => visits.compare());
  await start(queue, "redrive-dead-letters", () => redriveDeadLetters(queue));
}

async function start(queue: Queue, name: ScheduledName, act: () => Promise<void>): Promise<void> {
  const run = async () => {
    const failed = await act().then(
      () => false,
      (error: unknown) => {
        queue.logger.error("schedule failed", { job: name, error });
        return true;
      },
    );
    // Not the error itself: pg-boss would write it into its table. The next time comes anyway.
    if (failed) throw new Error(`${name} failed, see the log`);
  };
  await queue.boss.work(name, { pollingIntervalSeconds: pollSeconds }, run);
  await queue.boss.schedule(name, scheduleTable[name], null, { tz: "UTC" });
}

/** Sends a sweep for each connection whose interval has passed; the database refuses a second one within it. */
export async function followDueConnections(
  queue: Queue,
  visits: Pick<ShopsToVisit, "connections" | "everySeconds">,
): Promise<void> {
  await reportDeadLetters(queue);
  for (const { shop, id, carrier } of await visits.connections()) {
    const payload: JobPayloads["follow-parcels"] = { shop, connectionId: id };
    await queue.boss.send("follow-parcels", payload, {
      singletonKey: id,
      singletonSeconds: Math.max(1, Math.round(visits.everySeconds(carrier))),
      group: { id: shop },
    });
  }
}

export async function reconcileShops(queue: Queue, { shops }: Pick<ShopsToVisit, "shops">): Promise<void> {
  for (const shop of await shops()) {
    const payload: JobPayloads["reconcile-shop"] = { shop };
    await queue.boss.send("reconcile-shop", payload, { singletonKey: shop, group: { id: shop } });
  }
}

/** They are somebody's orders: said every minute until there are none. */
async function reportDeadLetters({ boss, logger }: Queue): Promise<void> {
  const waiting = (await boss.getQueue(deadLetters))?.queuedCount ?? 0;
  if (waiting > 0) logger.error("jobs given up", { job: deadLetters, count: waiting });
}

export async function redriveDeadLetters({ boss, logger }: Queue): Promise<void> {
  let count = 0;
  let moved: number;
  do {
    // A thousand at a time; those that are waiting again anyway are left out, so this ends.
    moved = await boss.redrive(deadLetters);
    count += moved;
  } while (moved > 0);
  if (count > 0) logger.warn("given up jobs tried again", { job: deadLetters, count });
}
