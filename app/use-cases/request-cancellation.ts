import type { Transaction } from "~/shipping/ports/store";
import { problemOf } from "~/shipping/problem";
import type { Cancellation, Shipment } from "~/shipping/shipment";
import { inMilliseconds } from "./outcome";
import { recordOf } from "./record";
import type { World } from "./world";

/** Cancellations come in bursts, and the window in which a parcel can be taken back is not long. */
const gatherMilliseconds = 1_000;

/**
 * Keeps that the parcel is wanted back, with the job that asks the carrier, in the caller's transaction. Where the
 * carrier takes no cancellations, staff are told instead.
 */
export async function requestCancellation(
  world: World,
  tx: Transaction,
  shipment: Shipment,
  by: Pick<Cancellation, "reason" | "actor">,
): Promise<void> {
  const now = world.clock.now();
  const cancellation: Cancellation = { ...by, requestedAt: now, refusedAt: null };
  const carrier = shipment.carrier ? world.carriers.get(shipment.carrier) : undefined;
  const wanted: Shipment = carrier?.cancel
    ? { ...shipment, cancellation, updatedAt: now }
    : {
        ...shipment,
        cancellation: { ...cancellation, refusedAt: now },
        problem: problemOf("cancel_by_hand", { values: { carrier: shipment.carrier ?? "" } }),
        updatedAt: now,
      };
  await tx.shipments.save(shipment.shop, wanted);
  await tx.journal.add(shipment.shop, recordOf(world, wanted, "cancel-requested", by.actor, null));
  if (!carrier?.cancel) return;
  // Where many can be asked for at once, they are waited for a moment.
  const startAt = carrier.batchCancel ? { startAt: inMilliseconds(world, gatherMilliseconds) } : {};
  await tx.jobs.send(
    "cancel-shipment",
    { shop: shipment.shop, shipmentId: shipment.id },
    { key: shipment.id, ...startAt },
  );
}
