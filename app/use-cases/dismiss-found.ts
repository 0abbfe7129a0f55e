import type { FoundParcel } from "~/shipping/found-parcel";
import type { FoundParcelId, ShopDomain } from "~/shipping/ids";
import { fail, ok, type Result } from "~/shipping/result";
import { knownShop } from "./known-shop";
import { refusal, type Refusal } from "./refusal";
import type { World } from "./world";

/** Staff say that a parcel found at the carrier is not to be taken in, or that they have seen to it. */
export async function dismissFound(
  world: World,
  shop: ShopDomain,
  id: FoundParcelId,
  actor: string,
): Promise<Result<FoundParcel, Refusal>> {
  const known = await knownShop(world, shop);
  if (!known.ok) return known;
  return world.store.transaction(async (tx): Promise<Result<FoundParcel, Refusal>> => {
    const found = await tx.foundParcels.find(shop, id);
    const at = world.clock.now();
    if (!found || !(await tx.foundParcels.dismiss(shop, id, at, actor)))
      return fail(refusal("found_unknown"));
    if (found.orderId) {
      const { trackingNumber } = found.listed;
      await tx.journal.add(shop, {
        at,
        orderId: found.orderId,
        shipmentId: found.shipmentId,
        actor,
        event: "dismissed-found",
        values: { carrier: found.carrier, ...(trackingNumber === null ? {} : { trackingNumber }) },
        words: null,
      });
    }
    return ok(found);
  });
}
