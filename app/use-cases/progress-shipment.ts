import type { ShipmentId, ShopDomain } from "~/shipping/ids";
import { mayMove, moved } from "~/shipping/moves";
import { problemOf } from "~/shipping/problem";
import { fail, ok, type Result } from "~/shipping/result";
import type { Transaction } from "~/shipping/ports/store";
import { shipmentState, type Shipment, type ShipmentState } from "~/shipping/shipment";
import { noteMove } from "./note-move";
import { recordOf } from "./record";
import { refusal, type Refusal } from "./refusal";
import { takeBackInShopify } from "./take-back-in-shopify";
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
    return ok(await progress(world, tx, shipment, said.data, { actor }));
  });
}

/**
 * Makes a move that the shop says, not the carrier: the state, its tracking event, its line in the journal and what
 * Shopify is to be told, in the caller's transaction. The move has to be an allowed one.
 *
 * @param by who says so; `values` go into the journal's line beside the shipment's own
 */
export async function progress(
  world: World,
  tx: Transaction,
  shipment: Shipment,
  to: ShipmentState,
  by: { readonly actor: string; readonly values?: Readonly<Record<string, number>> },
): Promise<Shipment> {
  const { shop, id } = shipment;
  const now = world.clock.now();
  const progressed = moved(shipment, to, {
    ...(to === "cancelled" ? { problem: problemOf("cancelled_by_staff") } : {}),
    updatedAt: now,
  });
  await tx.shipments.save(shop, progressed);
  await tx.shipments.addTrackingEvent(shop, id, {
    key: `${to}@${now.toISOString()}`,
    carrierState: to,
    state: to,
    at: now,
    heardAt: now,
  });
  const record = recordOf(world, progressed, "progressed", by.actor, null);
  await tx.journal.add(shop, { ...record, values: { ...record.values, ...by.values } });
  await noteMove(tx, progressed, to, now);
  if (to === "cancelled") await takeBackInShopify(tx, progressed);
  return progressed;
}
