import type { ConnectionId, ShopDomain } from "~/shipping/ids";
import type { BatchCreation } from "~/shipping/ports/carrier-services";
import type { JobOutcome } from "~/shipping/ports/jobs";
import type { CreationQueue } from "~/shipping/ports/store";
import { orphaned, overAt } from "./create-shipment";
import { askToSend, batchOf, quietMilliseconds } from "./creation-jobs";
import { done, later, soonest } from "./outcome";
import { sendBatch } from "./send-batch";
import type { World } from "./world";

/** An order that came first waits no longer than this for those that come after it. */
const longestMilliseconds = 60_000;

export interface BatchOptions {
  /** Somebody waits who knows that nothing more will come: what is there goes now. */
  readonly isWhole?: boolean;
}

/**
 * Sends what waits for one connection, as much at once as its carrier takes: when that many wait, or when nothing new has
 * come for a moment. One alone goes as it always did. Each shipment is saved as *sending* with an attempt of its own, all
 * in one transaction, before the one request; what comes of each is saved in one transaction after it.
 *
 * What a death leaves is what it leaves of one creation (`create-shipment.ts`), for each of them: the job comes back, finds
 * attempts that must be over, and makes them *uncertain*; one look-up settles them all (`settle-batch.ts`).
 */
export async function createBatch(
  world: World,
  job: { readonly shop: ShopDomain; readonly connectionId: ConnectionId },
  options: BatchOptions = {},
): Promise<JobOutcome> {
  const { shop, connectionId } = job;
  const { store, clock } = world;
  const connection = await store.connections.find(shop, connectionId);
  const carrier = connection ? world.carriers.get(connection.carrier) : undefined;
  if (!connection || !carrier) return done;

  const queue = await store.shipments.creationQueue(shop, connectionId);
  const orphans = queue.sendingSince ? await lookAfterOrphans(world, job, queue.sendingSince) : done;
  const owner = await store.shops.find(shop);
  if (!owner || owner.uninstalledAt || queue.waiting === 0) return orphans;

  const batch = batchOf(world, connection);
  if (!batch) return soonest([orphans, await goAlone(world, job)]);
  const goesAt = options.isWhole ? clock.now() : whenItGoes(queue, batch);
  if (goesAt > clock.now()) return soonest([orphans, later(goesAt)]);
  return soonest([orphans, await sendBatch(world, { connection, carrier, batch }, queue.waiting)]);
}

/** A time that has passed: now. */
function whenItGoes({ waiting, newestAt, oldestAt }: CreationQueue, batch: BatchCreation): Date {
  if (waiting >= batch.mostParcels || !newestAt || !oldestAt) return new Date(0);
  const quietAt = newestAt.getTime() + quietMilliseconds;
  return new Date(Math.min(quietAt, oldestAt.getTime() + longestMilliseconds));
}

/** Attempts that are still open: another process has them, or had. */
async function lookAfterOrphans(
  world: World,
  { shop, connectionId }: { readonly shop: ShopDomain; readonly connectionId: ConnectionId },
  since: Date,
): Promise<JobOutcome> {
  if (world.clock.now() < overAt(since)) return later(overAt(since));
  const outcomes: JobOutcome[] = [];
  for (const { id, connectionId: its } of await world.store.shipments.list(shop, { states: ["sending"] })) {
    if (its !== connectionId) continue;
    const outcome = await world.store.transaction(async (tx) => {
      const shipment = await tx.shipments.findForUpdate(shop, id);
      return shipment?.state === "sending" ? orphaned(world, tx, shipment) : done;
    });
    outcomes.push(outcome);
  }
  return soonest(outcomes);
}

/** The carrier takes no batches here (any more): each gets its own job. */
async function goAlone(
  world: World,
  { shop, connectionId }: { readonly shop: ShopDomain; readonly connectionId: ConnectionId },
): Promise<JobOutcome> {
  for (const id of await world.store.shipments.waitingToBeSent(shop, connectionId, 1_000)) {
    await world.store.transaction(async (tx) => {
      const shipment = await tx.shipments.find(shop, id);
      if (shipment) await askToSend(world, tx, shipment);
    });
  }
  return done;
}
