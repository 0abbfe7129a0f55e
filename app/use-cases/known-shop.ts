import type { ShopDomain } from "~/shipping/ids";
import type { Shop } from "~/shipping/ports/store";
import { fail, ok, type Result } from "~/shipping/result";
import { refusal, type Refusal } from "./refusal";
import type { World } from "./world";

/** The installed shop, or why not. */
export async function knownShop(world: World, domain: ShopDomain): Promise<Result<Shop, Refusal>> {
  const shop = await world.store.shops.find(domain);
  if (!shop) return fail(refusal("shop_unknown", { shop: domain }));
  if (shop.uninstalledAt) return fail(refusal("shop_uninstalled", { shop: domain }));
  return ok(shop);
}

/** Jobs of a shop that has left end without a call: its token is gone, and asking for ever would help nobody. */
export async function isInstalled(world: World, domain: ShopDomain): Promise<boolean> {
  const shop = await world.store.shops.find(domain);
  return shop !== null && shop.uninstalledAt === null;
}
