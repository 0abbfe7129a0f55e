import type { Transaction } from "~/shipping/ports/store";
import type { Shipment, ShipmentState } from "~/shipping/shipment";
import { fulfillmentEventOf } from "~/shipping/tracking";

/**
 * Keeps the fulfillment event a move means, in the move's own transaction, and asks for it to be written once there is
 * a fulfillment to write it on.
 */
export async function noteMove(
  tx: Transaction,
  shipment: Shipment,
  movedTo: ShipmentState,
  happenedAt: Date,
): Promise<void> {
  const status = fulfillmentEventOf[movedTo];
  if (!status) return;
  await tx.shipments.addFulfillmentEvent(shipment.shop, shipment.id, status, happenedAt);
  if (!shipment.fulfillmentId) return;
  await tx.jobs.send(
    "write-fulfillment-events",
    { shop: shipment.shop, shipmentId: shipment.id },
    { key: shipment.id },
  );
}
