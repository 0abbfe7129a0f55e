import type { ShipmentId, ShopDomain } from "~/shipping/ids";
import { isUnsent } from "~/shipping/moves";
import { fail, ok, type Result } from "~/shipping/result";
import type { Shipment } from "~/shipping/shipment";
import { finishShipment } from "./finish-shipment";
import { knownShop } from "./known-shop";
import { receiveOrder } from "./receive-order";
import { recordOf } from "./record";
import { refusal, type Refusal } from "./refusal";
import type { World } from "./world";

/**
 * Tries again what stands still: an unsent shipment is planned on the order as it is now and sent; a created one
 * whose fulfillment is missing gets it written. An uncertain one is never tried again: it is settled.
 */
export async function retryShipment(
  world: World,
  shop: ShopDomain,
  id: ShipmentId,
  actor: string,
): Promise<Result<Shipment, Refusal>> {
  const known = await knownShop(world, shop);
  if (!known.ok) return known;
  const shipment = await world.store.shipments.find(shop, id);
  if (!shipment) return fail(refusal("shipment_unknown", { shipment: id }));
  if (shipment.state === "uncertain" || shipment.state === "sending") {
    return fail(refusal("uncertain_needs_settling", { order: shipment.orderName }));
  }
  if (isUnsent(shipment.state)) {
    const request = { actor, connection: shipment.connectionId };
    const received = await receiveOrder(world, shop, shipment.orderId, { request });
    if (!received.ok) {
      return fail(refusal("shopify_unreachable", { reason: received.error.words ?? received.error.kind }));
    }
  } else if (!shipment.sentAt || shipment.state === "cancelled") {
    return fail(refusal("not_retryable", { order: shipment.orderName, state: shipment.state }));
  } else if (shipment.problem?.code === "fulfillment_cancelled") {
    await forgetFulfillment(world, shipment);
  } else if (shipment.fulfillmentId) {
    // A second click, or a first whose answer was lost: nothing stands still any more.
    return ok(shipment);
  }
  await world.store.journal.add(shop, recordOf(world, shipment, "retried", actor));
  return ok((await finishShipment(world, shop, id)) ?? shipment);
}

/** It was cancelled in Shopify, and is to be written anew. */
async function forgetFulfillment(world: World, { shop, id }: Shipment): Promise<void> {
  await world.store.transaction(async (tx) => {
    const shipment = await tx.shipments.findForUpdate(shop, id);
    if (shipment?.problem?.code !== "fulfillment_cancelled") return;
    const forgotten = { ...shipment, fulfillmentId: null, problem: null, updatedAt: world.clock.now() };
    await tx.shipments.save(shop, forgotten);
    await tx.jobs.send("write-fulfillment", { shop, shipmentId: id }, { key: id });
  });
}
