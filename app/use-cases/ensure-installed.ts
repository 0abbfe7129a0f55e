import type { ShopDomain } from "~/shipping/ids";
import { admitShop } from "./admit-shop";
import type { World } from "./world";

/**
 * Whoever opens the app has it installed. The token may be there without the shop: the library stores it first, and a
 * process can die between the two; or the uninstall was told after the shop came back. Its webhooks would be dropped
 * until someone noticed.
 */
export async function ensureInstalled(world: World, shop: ShopDomain, scopes: string): Promise<void> {
  const known = await world.store.shops.find(shop);
  if (known && !known.uninstalledAt) return;
  await admitShop(world, shop, scopes);
}
