import { isUnderWay, stageByParcels } from "~/shipping/pickup";
import type { Transaction } from "~/shipping/ports/store";
import type { Shipment } from "~/shipping/shipment";
import { notePickup } from "./send-pickup";
import type { World } from "./world";

/**
 * A parcel's news may be news of its pick-up: folded where the parcel's are, in the same transaction, which holds the
 * parcel. News of a pick-up whose answer never came also prove that the carrier has it.
 */
export async function followPickup(world: World, tx: Transaction, parcel: Shipment): Promise<void> {
  const pickups = parcel.carrier ? world.carriers.get(parcel.carrier)?.pickups : undefined;
  if (!pickups) return;
  const named = await tx.pickups.ofParcel(parcel.shop, parcel.id);
  const pickup = named && (await tx.pickups.findForUpdate(parcel.shop, named.id));
  if (!pickup) return;
  const saysOf = ({ carrierState }: Shipment) =>
    carrierState === null ? null : pickups.stateOf(carrierState);
  const says = saysOf(parcel);
  // The carrier says something of it: it has it.
  const isProof = pickup.state === "uncertain" && says !== null;
  if (!isUnderWay(pickup.state) && !isProof) return;

  const leaves = parcel.state === "created" && says === "cancelled";
  if (leaves) {
    // It waits again, and may be in another one.
    await tx.pickups.release(parcel.shop, pickup.id, [parcel.id]);
    await notePickup(world, tx, pickup, [parcel], "pickup-cancelled");
  }
  const parcels = await tx.pickups.parcels(parcel.shop, pickup.id);
  const state = stageByParcels(parcels.map((one) => ({ state: one.state, says: saysOf(one) })));
  if (state === pickup.state) return;
  const updatedAt = world.clock.now();
  await tx.pickups.save(parcel.shop, { ...pickup, state, problem: null, updatedAt });
}
