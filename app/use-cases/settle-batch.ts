import type { ConnectionId, ShopDomain } from "~/shipping/ids";
import type { JobOutcome } from "~/shipping/ports/jobs";
import { done, soonest } from "./outcome";
import { askedAbout, recordLookUp, type AskedAbout } from "./settle-uncertain";
import type { World } from "./world";

/**
 * Settles every uncertain shipment of a connection by one look-up: an answer to a hundred orders that was lost costs as
 * many pages of the carrier's list as an answer to one. What the look says of each is kept on its own.
 */
export async function settleBatch(
  world: World,
  job: { readonly shop: ShopDomain; readonly connectionId: ConnectionId },
): Promise<JobOutcome> {
  const { shop, connectionId } = job;
  const connection = await world.store.connections.find(shop, connectionId);
  const batch = connection ? world.carriers.get(connection.carrier)?.batch : undefined;
  if (!connection || !batch) return done;

  const asked: AskedAbout[] = [];
  for (const shipment of await world.store.shipments.list(shop, { states: ["uncertain"] })) {
    if (shipment.connectionId !== connectionId) continue;
    const about = await askedAbout(world, shipment);
    if (about) asked.push(about);
  }
  if (asked.length === 0) return done;
  const outcomes = await batch.lookUp(
    connection,
    asked.map(({ question }) => question),
  );
  const recorded: JobOutcome[] = [];
  for (const [index, about] of asked.entries()) {
    const outcome = outcomes[index];
    if (!outcome) throw new Error(`${connection.carrier} answered ${outcomes.length} of ${asked.length}`);
    recorded.push(await recordLookUp(world, about, outcome));
  }
  return soonest(recorded);
}
