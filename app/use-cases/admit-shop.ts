import type { ShopDomain } from "~/shipping/ids";
import { sendComparisons } from "./compare-shop";
import type { World } from "./world";

/**
 * The shop is there from now on. What is already ordered is read and listed, and what an earlier installation left
 * undone goes on.
 */
export async function admitShop(world: World, shop: ShopDomain, scopes: string): Promise<void> {
  await world.store.transaction(async (tx) => {
    await tx.shops.install(shop, scopes, world.clock.now());
    await tx.jobs.send("reconcile-shop", { shop }, { key: shop });
    await sendComparisons(world, tx.jobs, shop, await tx.connections.list(shop));
  });
  world.logger.info("shop installed", { shop });
}
