import type { ConnectionId, ShopDomain } from "~/shipping/ids";
import type { JobOutcome } from "~/shipping/ports/jobs";
import { done, inMilliseconds, later } from "./outcome";
import { planAgain } from "./receive-order";
import type { World } from "./world";

/**
 * Reads what a connection's carrier serves (wilayas, communes, desks) and keeps it for planning. Orders that ask for a
 * place are planned again: the new list may know it.
 */
export async function syncReference(
  world: World,
  job: { readonly shop: ShopDomain; readonly connectionId: ConnectionId },
): Promise<JobOutcome> {
  const { shop, connectionId } = job;
  const connection = await world.store.connections.find(shop, connectionId);
  const carrier = connection ? world.carriers.get(connection.carrier) : undefined;
  if (!connection || !carrier?.syncReference) return done;
  const read = await carrier.syncReference(connection);
  if (read.ok) {
    await world.store.connections.saveReference(shop, connectionId, read.value, world.clock.now());
    const unsent = await world.store.shipments.list(shop, { states: ["asking", "waiting"] });
    for (const { connectionId: its, problem, orderId } of unsent) {
      const waitedForIt = problem?.code === "place_unknown" || problem?.code === "carrier_unavailable";
      if (its === connectionId && waitedForIt) await planAgain(world, world.store, shop, orderId, null);
    }
    return done;
  }
  world.logger.warn("carrier list not read", {
    shop,
    connection: connectionId,
    carrier: connection.carrier,
    kind: read.error.kind,
  });
  return read.error.retryAt ? later(read.error.retryAt) : later(inMilliseconds(world, 10 * 60_000));
}
