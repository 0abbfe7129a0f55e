import type { ShipmentId, ShopDomain } from "~/shipping/ids";
import type { ParcelStep } from "~/shipping/ports/carrier-services";
import { fail, type Result } from "~/shipping/result";
import { carrierFailure, hasNot, parcelAtCarrier } from "./at-carrier";
import type { Refusal } from "./refusal";
import type { World } from "./world";

/** Everything that happened to a parcel, as its carrier tells it now, oldest first. Nothing is folded. */
export async function readHistory(
  world: World,
  shop: ShopDomain,
  id: ShipmentId,
): Promise<Result<readonly ParcelStep[], Refusal>> {
  const found = await parcelAtCarrier(world, shop, id);
  if (!found.ok) return found;
  const { shipment, connection, carrier } = found.value;
  if (!carrier.history) return fail(hasNot(carrier, "history"));
  const history = await carrier.history(connection, shipment);
  return history.ok ? history : fail(carrierFailure(history.error));
}
