import type { ShopDomain } from "~/shipping/ids";
import { ok, type Result } from "~/shipping/result";
import { knownShop } from "./known-shop";
import type { Refusal } from "./refusal";
import type { RequestedParcels } from "./request-pickup";
import type { World } from "./world";

/** A shop's pick-ups, newest first, with the parcels still in them. */
export async function listPickups(
  world: World,
  shop: ShopDomain,
): Promise<Result<readonly RequestedParcels[], Refusal>> {
  const known = await knownShop(world, shop);
  if (!known.ok) return known;
  const listed: RequestedParcels[] = [];
  for (const pickup of await world.store.pickups.list(shop)) {
    const parcels = await world.store.pickups.parcels(shop, pickup.id);
    listed.push({ pickup, parcels: parcels.map(({ id }) => id) });
  }
  return ok(listed);
}
