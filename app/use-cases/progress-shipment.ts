import type { ShipmentId, ShopDomain } from "~/shipping/ids";
import { fail, type Result } from "~/shipping/result";
import type { Shipment } from "~/shipping/shipment";
import { refusal, type Refusal } from "./refusal";
import type { World } from "./world";

/** Staff move a parcel along where the carrier never tells; a carrier that tells is the only one to say so. */
export async function progressShipment(
  world: World,
  shop: ShopDomain,
  id: ShipmentId,
): Promise<Result<Shipment, Refusal>> {
  const shipment = await world.store.shipments.find(shop, id);
  if (!shipment) return fail(refusal("shipment_unknown", { shipment: id }));
  return fail(refusal("capability_missing", { carrier: shipment.carrier ?? "", operation: "progress" }));
}
