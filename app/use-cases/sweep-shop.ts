import type { ShopDomain } from "~/shipping/ids";
import { followedStates } from "~/shipping/moves";
import { ok, type Result } from "~/shipping/result";
import { cancelFulfillment } from "./cancel-fulfillment";
import { cancelShipment } from "./cancel-shipment";
import { follow } from "./follow-parcels";
import { knownShop } from "./known-shop";
import type { Refusal } from "./refusal";
import { settleBatch } from "./settle-batch";
import { settlePickup } from "./settle-pickup";
import { settleUncertain } from "./settle-uncertain";
import { writeFulfillment } from "./write-fulfillment";
import { writeFulfillmentEvents } from "./write-fulfillment-events";
import type { World } from "./world";

export interface SweepCounts {
  /** Parcels asked about. */
  readonly followed: number;
  readonly changed: number;
  readonly settled: number;
  /** Parcels that their carriers gave back. */
  readonly cancelled: number;
  readonly fulfillments: number;
  readonly events: number;
}

/** Everything due for one shop, now: settle, take back, write what is unwritten, follow, tell Shopify. */
export async function sweepShop(world: World, shop: ShopDomain): Promise<Result<SweepCounts, Refusal>> {
  const known = await knownShop(world, shop);
  if (!known.ok) return known;
  const { shipments, connections } = world.store;

  let settled = 0;
  const uncertain = await shipments.list(shop, { states: ["uncertain"] });
  for (const { id } of await connections.list(shop)) {
    if (uncertain.some(({ connectionId }) => connectionId === id)) {
      await settleBatch(world, { shop, connectionId: id });
    }
  }
  for (const { id, connectionId } of uncertain) {
    const connection = connectionId ? await connections.find(shop, connectionId) : null;
    const isAskedFor = connection && world.carriers.get(connection.carrier)?.batch !== undefined;
    if (!isAskedFor) await settleUncertain(world, { shop, shipmentId: id });
    const now = await shipments.find(shop, id);
    if (now?.state !== "uncertain") settled += 1;
  }
  for (const { id, state } of await world.store.pickups.unfinished(shop)) {
    if (state !== "uncertain") continue;
    await settlePickup(world, { shop, pickupId: id });
    if ((await world.store.pickups.find(shop, id))?.state !== "uncertain") settled += 1;
  }
  let cancelled = 0;
  for (const { id, cancellation } of await shipments.unfinished(shop, world.clock.now())) {
    if (cancellation?.refusedAt !== null) continue;
    await cancelShipment(world, { shop, shipmentId: id });
    await cancelFulfillment(world, { shop, shipmentId: id });
    if ((await shipments.find(shop, id))?.state === "cancelled") cancelled += 1;
  }
  let fulfillments = 0;
  for (const { id, fulfillmentId } of await shipments.list(shop, {
    states: [...followedStates, "delivered"],
  })) {
    if (fulfillmentId) continue;
    await writeFulfillment(world, { shop, shipmentId: id });
    if ((await shipments.find(shop, id))?.fulfillmentId) fulfillments += 1;
  }
  let asked = 0;
  let changed = 0;
  for (const { id } of await connections.list(shop)) {
    const followed = await follow(world, shop, id);
    asked += followed.asked;
    changed += followed.changed;
  }
  let events = 0;
  for (const { id } of await shipments.list(shop, { states: [...followedStates, "delivered", "returned"] })) {
    const before = await shipments.unwrittenFulfillmentEvents(shop, id);
    if (before.length === 0) continue;
    await writeFulfillmentEvents(world, { shop, shipmentId: id });
    events += before.length - (await shipments.unwrittenFulfillmentEvents(shop, id)).length;
  }
  return ok({ followed: asked, changed, settled, cancelled, fulfillments, events });
}
