import type { JobOutcome } from "~/shipping/ports/jobs";
import type { Shipment } from "~/shipping/shipment";
import { inMilliseconds, later } from "./outcome";
import type { World } from "./world";

/** Longer than any call to Shopify takes with its retries; a dead writer's lease ends by itself. */
const leaseMilliseconds = 120_000;
const waitMilliseconds = 1_000;

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
  if (!(await world.store.shipments.claimWriting(shop, id, until, now))) {
    return later(inMilliseconds(world, waitMilliseconds));
  }
  try {
    return await write();
  } finally {
    await world.store.shipments.releaseWriting(shop, id);
  }
}
