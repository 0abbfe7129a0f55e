import type { FoundParcelId, ShopDomain } from "~/shipping/ids";
import { fail, ok, type Result } from "~/shipping/result";
import { refusal, type Refusal } from "~/use-cases/refusal";
import type { World } from "~/use-cases/world";

/** Verbs that name a found parcel alone are the only callers that do not know its shop. */
export async function shopOfFound(world: World, id: FoundParcelId): Promise<Result<ShopDomain, Refusal>> {
  const shop = await world.store.foundParcels.shopOf(id);
  return shop ? ok(shop) : fail(refusal("found_unknown"));
}
