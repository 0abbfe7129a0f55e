import type { Standing } from "~/shipping/found-parcel";
import type { ConnectionId } from "~/shipping/ids";
import { moved } from "~/shipping/moves";
import type { ListedParcel } from "~/shipping/ports/carrier-services";
import { becomeCreated } from "./creation-outcome";
import { recordOf } from "./record";
import type { World } from "./world";

/** Standings that our exact reference, or the job that waits for it, puts right without a person. */
export type Healable = Extract<Standing, { kind: "unsettled" | "created-unnoticed" | "unnumbered" }>;

/**
 * Brings a shipment in line with the parcel that bears its reference. False where it has moved meanwhile, or the number
 * is another parcel's.
 */
export async function healFromList(
  world: World,
  connectionId: ConnectionId,
  listed: ListedParcel,
  { kind, shipment: seen }: Healable,
): Promise<boolean> {
  const { shop, id, orderId } = seen;
  return world.store.transaction(async (tx) => {
    if (kind === "unsettled") {
      const job = { shop, shipmentId: id };
      await tx.jobs.send(seen.state === "sending" ? "create-shipment" : "settle-uncertain", job, { key: id });
      return true;
    }
    await tx.orders.lock(shop, orderId);
    const shipment = await tx.shipments.findForUpdate(shop, id);
    if (shipment?.state !== seen.state || shipment.connectionId !== connectionId) return false;
    if (shipment.updatedAt.getTime() !== seen.updatedAt.getTime()) return false;
    const parcel = {
      trackingNumber: listed.trackingNumber ?? listed.carrierId,
      trackingUrl: listed.trackingUrl,
      ...(listed.carrierId === null ? {} : { carrierId: listed.carrierId }),
    };
    if (kind === "created-unnoticed") {
      // What staff were asked about the place has no answer to wait for: it goes where it was sent.
      const waiting = shipment.state === "asking" ? moved(shipment, "waiting", {}) : shipment;
      await becomeCreated(
        world,
        tx,
        waiting,
        { ...parcel, labelUrl: null, carrierState: null },
        "found-at-carrier",
      );
      return true;
    }
    const numbered = { ...shipment, ...parcel, updatedAt: world.clock.now() };
    await tx.shipments.save(shop, numbered);
    await tx.journal.add(shop, recordOf(world, numbered, "found-at-carrier", "app"));
    return true;
  });
}
