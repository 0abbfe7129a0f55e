import type { ShopDomain } from "~/shipping/ids";
import type { OfflineToken } from "~/shipping/ports/shopify";
import { admitShop } from "./admit-shop";
import type { World } from "./world";

/** The shop opened the app, or the operator brings its token: known from now on, its history back after a reinstall. */
export async function installShop(world: World, shop: ShopDomain, token: OfflineToken): Promise<void> {
  await world.tokens.save(shop, token);
  await admitShop(world, shop, token.scope);
}
