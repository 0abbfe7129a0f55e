import type { ConnectionId, ShipmentId, ShopDomain } from "~/shipping/ids";
import type { Shipment } from "~/shipping/shipment";
import { createBatch } from "./create-batch";
import { batchOf } from "./creation-jobs";
import type { World } from "./world";

const patienceMilliseconds = 40_000;

/** A carrier's turns may be this far apart. */
const turnMilliseconds = 11_000;

const shortestPauseMilliseconds = 250;
const longestPauseMilliseconds = 2_000;

/**
 * Sends, for someone who waits, those of the planned shipments that go to the same connection and whose carrier takes many
 * at once. One alone is left to `finishShipment`. Returns those that were to go together: what the carrier has not taken of
 * them goes by its job, at the carrier's time.
 */
export async function sendTogether(
  world: World,
  shop: ShopDomain,
  planned: readonly Shipment[],
): Promise<ReadonlySet<ShipmentId>> {
  const byConnection = Map.groupBy(planned.filter(isToBeSent), ({ connectionId }) => connectionId);
  const together = await Promise.all(
    Array.from(byConnection, async ([id, shipments]) =>
      id !== null && shipments.length > 1 && (await sendAll(world, shop, id, shipments)) ? shipments : [],
    ),
  );
  return new Set(together.flat().map(({ id }) => id));
}

const isToBeSent = ({ state, requestedAt, problem }: Shipment): boolean =>
  state === "sending" || (state === "waiting" && requestedAt !== null && problem === null);

/** False where they go one by one. */
async function sendAll(
  world: World,
  shop: ShopDomain,
  connectionId: ConnectionId,
  planned: readonly Shipment[],
): Promise<boolean> {
  const { store, clock } = world;
  const connection = await store.connections.find(shop, connectionId);
  const batch = connection && batchOf(world, connection);
  if (!batch) return false;
  const turns = Math.ceil(planned.length / batch.mostParcels) - 1;
  const until = clock.now().getTime() + patienceMilliseconds + turns * turnMilliseconds;
  const ids = new Set(planned.map(({ id }) => id));
  for (;;) {
    const outcome = await createBatch(world, { shop, connectionId }, { isWhole: true });
    const unsent = await store.shipments.list(shop, { states: ["waiting", "sending"] });
    if (!unsent.some((shipment) => ids.has(shipment.id) && isToBeSent(shipment))) return true;
    if (clock.now().getTime() > until) return true;
    const pause = outcome.done ? 0 : outcome.retryAt.getTime() - clock.now().getTime();
    await world.sleep(Math.min(Math.max(pause, shortestPauseMilliseconds), longestPauseMilliseconds));
  }
}
