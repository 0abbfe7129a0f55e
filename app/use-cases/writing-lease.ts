import type { JobOutcome } from "~/shipping/ports/jobs";
import type { Shipment } from "~/shipping/shipment";
import { inMilliseconds, later } from "./outcome";
import type { World } from "./world";

/** Longer than any call to Shopify takes with its retries; a dead writer's lease ends by itself. */
const leaseMilliseconds = 120_000;
const shortestWait = 1_000;
const longestWait = 30_000;

/**
 * One writer at a time per shipment. Two at once would both look, both find nothing, and both write. A lease in the
 * row, not a database lock: no transaction stays open during an outside call.
 */
export async function withWritingLease(
  world: World,
  { shop, id }: Shipment,
  write: () => Promise<JobOutcome>,
): Promise<JobOutcome> {
  const now = world.clock.now();
  const until = inMilliseconds(world, leaseMilliseconds);
  const heldUntil = await world.store.shipments.claimWriting(shop, id, until, now);
  if (heldUntil) {
    // A writer is done in a second or has died: who waits comes back after as long as the lease has lasted.
    const lasted = now.getTime() - (heldUntil.getTime() - leaseMilliseconds);
    return later(inMilliseconds(world, Math.min(Math.max(lasted, shortestWait), longestWait)));
  }
  try {
    return await write();
  } finally {
    await world.store.shipments.releaseWriting(shop, id, until);
  }
}
