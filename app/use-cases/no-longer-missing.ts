import type { Shipment } from "~/shipping/shipment";
import { recordOf } from "./record";
import type { World } from "./world";

/** The carrier speaks of a parcel again that it did not know: nobody has to look for it any more. */
export async function noLongerMissing(world: World, seen: Shipment): Promise<void> {
  if (seen.problem?.code !== "parcel_missing") return;
  await world.store.transaction(async (tx) => {
    const shipment = await tx.shipments.findForUpdate(seen.shop, seen.id);
    if (shipment?.problem?.code !== "parcel_missing") return;
    const found = { ...shipment, problem: null, updatedAt: world.clock.now() };
    await tx.shipments.save(seen.shop, found);
    await tx.journal.add(seen.shop, recordOf(world, found, "found-at-carrier", "app"));
  });
}
