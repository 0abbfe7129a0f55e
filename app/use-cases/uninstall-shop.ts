import type { ShopDomain } from "~/shipping/ids";
import type { World } from "./world";

/**
 * Following and shipping stop; history stays for a reinstall until Shopify asks to erase it (shop/redact).
 * An uninstall that is told after the shop came back is old news.
 */
export async function uninstallShop(world: World, shop: ShopDomain, at: Date): Promise<void> {
  const known = await world.store.shops.find(shop);
  if (!known || known.installedAt > at) return;
  await world.store.shops.uninstall(shop, at);
  await world.tokens.forget(shop);
  world.logger.info("shop uninstalled", { shop });
}
