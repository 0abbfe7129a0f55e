import type { ShipmentId, ShopDomain } from "~/shipping/ids";
import type { Remark } from "~/shipping/ports/carrier-services";
import { fail, type Result } from "~/shipping/result";
import { carrierFailure, hasNot, parcelAtCarrier } from "./at-carrier";
import type { Refusal } from "./refusal";
import type { World } from "./world";

/** What was written to, and by, the courier about a parcel, oldest first. */
export async function listRemarks(
  world: World,
  shop: ShopDomain,
  id: ShipmentId,
): Promise<Result<readonly Remark[], Refusal>> {
  const found = await parcelAtCarrier(world, shop, id);
  if (!found.ok) return found;
  const { shipment, connection, carrier } = found.value;
  if (!carrier.remarks) return fail(hasNot(carrier, "remarks"));
  const remarks = await carrier.remarks.list(connection, shipment);
  return remarks.ok ? remarks : fail(carrierFailure(remarks.error));
}
