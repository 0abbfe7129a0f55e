import type { ShipmentId, ShopDomain } from "~/shipping/ids";
import { fail, ok, type Result } from "~/shipping/result";
import { refusal, type Refusal } from "~/use-cases/refusal";
import type { World } from "~/use-cases/world";

/** Verbs that name a shipment alone are the only callers that do not know its shop. */
export async function shopOfShipment(world: World, id: ShipmentId): Promise<Result<ShopDomain, Refusal>> {
  const shop = await world.store.shipments.shopOf(id);
  return shop ? ok(shop) : fail(refusal("shipment_unknown", { shipment: id }));
}
