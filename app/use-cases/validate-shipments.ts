import type { ShipmentId, ShopDomain } from "~/shipping/ids";
import { fail, type Result } from "~/shipping/result";
import type { Shipment } from "~/shipping/shipment";
import { refusal, type Refusal } from "./refusal";
import type { World } from "./world";

/** Hands parcels over to carriers that want a parcel validated before they collect it; the others say so. */
export async function validateShipment(
  world: World,
  shop: ShopDomain,
  id: ShipmentId,
): Promise<Result<Shipment, Refusal>> {
  const shipment = await world.store.shipments.find(shop, id);
  if (!shipment) return fail(refusal("shipment_unknown", { shipment: id }));
  return fail(refusal("capability_missing", { carrier: shipment.carrier ?? "", operation: "validate" }));
}
