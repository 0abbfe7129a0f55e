import type { ShipmentId, ShopDomain } from "~/shipping/ids";
import { fail, ok, type Result } from "~/shipping/result";
import { hasPapers, type PaperParcel } from "./parcel-papers";
import { refusal, type Refusal } from "./refusal";
import type { World } from "./world";

export interface AskedParcels {
  readonly parcels: readonly PaperParcel[];
  /** What was asked for and is no parcel: not sent, or given up. */
  readonly left: readonly ShipmentId[];
}

/** The parcels to print something for, each once, with their orders. One that this shop does not have refuses the whole. */
export async function paperParcels(
  world: World,
  shop: ShopDomain,
  ids: readonly ShipmentId[],
): Promise<Result<AskedParcels, Refusal>> {
  const parcels: PaperParcel[] = [];
  const left: ShipmentId[] = [];
  for (const id of new Set(ids)) {
    const shipment = await world.store.shipments.find(shop, id);
    const stored = shipment && (await world.store.orders.find(shop, shipment.orderId));
    if (!stored) return fail(refusal("shipment_unknown", { shipment: id }));
    if (hasPapers(shipment)) parcels.push({ shipment, order: stored.order });
    else left.push(id);
  }
  return ok({ parcels, left });
}
