import type { ShipmentId, ShopDomain } from "~/shipping/ids";
import { mayMove, moved } from "~/shipping/moves";
import { fail, ok, type Result } from "~/shipping/result";
import { shipmentState, type Shipment } from "~/shipping/shipment";
import { noteMove } from "./note-move";
import { recordOf } from "./record";
import { refusal, type Refusal } from "./refusal";
import type { World } from "./world";

/** What staff may say of a parcel whose carrier tells nothing. */
const sayable = shipmentState.extract([
  "picked_up",
  "out_for_delivery",
  "attempted",
  "delivered",
  "returned",
  "cancelled",
]);

/**
 * Staff move a parcel along where the carrier never tells; the journal names who said so. A carrier that tells is the
 * only one to say so.
 */
export async function progressShipment(
  world: World,
  shop: ShopDomain,
  id: ShipmentId,
  state: string,
  actor: string,
): Promise<Result<Shipment, Refusal>> {
  const said = sayable.safeParse(state);
  return world.store.transaction(async (tx): Promise<Result<Shipment, Refusal>> => {
    const shipment = await tx.shipments.findForUpdate(shop, id);
    if (!shipment) return fail(refusal("shipment_unknown", { shipment: id }));
    const carrier = shipment.carrier ? world.carriers.get(shipment.carrier) : undefined;
    if (!carrier?.toldByStaff) {
      return fail(refusal("capability_missing", { carrier: shipment.carrier ?? "", operation: "progress" }));
    }
    if (!said.success || !mayMove(shipment.state, said.data)) {
      return fail(refusal("move_not_allowed", { from: shipment.state, to: state }));
    }
    const now = world.clock.now();
    const progressed = moved(shipment, said.data, { updatedAt: now });
    await tx.shipments.save(shop, progressed);
    await tx.shipments.addTrackingEvent(shop, id, {
      key: `${said.data}@${now.toISOString()}`,
      carrierState: said.data,
      state: said.data,
      at: now,
      heardAt: now,
    });
    await tx.journal.add(shop, recordOf(world, progressed, "progressed", actor, null));
    await noteMove(tx, progressed, said.data, now);
    return ok(progressed);
  });
}
