import type { ShipmentId, ShopDomain } from "~/shipping/ids";
import type { Shipment } from "~/shipping/shipment";
import { createShipment } from "./create-shipment";
import { untilDone } from "./until-done";
import { writeFulfillment } from "./write-fulfillment";
import { writeFulfillmentEvents } from "./write-fulfillment-events";
import type { World } from "./world";

const patienceMilliseconds = 40_000;

const pauseMilliseconds = 250;

/**
 * Does a requested shipment's work here and now, as far as it goes by itself, for someone who waits for the answer.
 * Its jobs stay enqueued: should this process die, a worker goes on; where both run, rows and leases let one in.
 */
export async function finishShipment(
  world: World,
  shop: ShopDomain,
  id: ShipmentId,
): Promise<Shipment | null> {
  const job = { shop, shipmentId: id };
  const until = world.clock.now().getTime() + patienceMilliseconds;
  await untilDone(world, until, () => createShipment(world, job));
  const created = await answered(world, shop, id, until);
  if (created?.sentAt) {
    await untilDone(world, until, () => writeFulfillment(world, job));
    await untilDone(world, until, () => writeFulfillmentEvents(world, job));
  }
  return world.store.shipments.find(shop, id);
}

/** A worker may have taken its job first: then the answer it waits for is waited for here too. */
async function answered(
  world: World,
  shop: ShopDomain,
  id: ShipmentId,
  until: number,
): Promise<Shipment | null> {
  for (;;) {
    const shipment = await world.store.shipments.find(shop, id);
    if (shipment?.state !== "sending" || world.clock.now().getTime() >= until) return shipment;
    await world.sleep(pauseMilliseconds);
  }
}
