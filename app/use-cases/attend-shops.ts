import { sendComparisons } from "./compare-shop";
import { inMilliseconds } from "./outcome";
import type { World } from "./world";

/** Shorter gaps are a restart; webhooks are told again for hours. */
const shortestAbsence = 5 * 60_000;

/**
 * Notes that the shops' jobs are being worked. After an absence every shop is read through for what webhooks no longer
 * tell; after one longer than the shop's limit, what was ordered meanwhile is old: someone may have dealt with it.
 * Called before the first job and every minute after.
 */
export async function attendShops(world: World): Promise<void> {
  const now = world.clock.now();
  const neglected = await world.store.shops.attend(now, inMilliseconds(world, -shortestAbsence));
  for (const { shop, attendedAt } of neglected) {
    const known = await world.store.shops.find(shop);
    if (!known) continue;
    const absence = now.getTime() - attendedAt.getTime();
    if (absence > known.settings.shipping.oldAfterHours * 3_600_000) {
      await world.store.shops.saveAutomaticSince(shop, now);
    }
    world.logger.info("shop unattended for a while", { shop, milliseconds: absence });
    await world.store.transaction(async (tx) => {
      await tx.jobs.send("reconcile-shop", { shop }, { key: shop });
      await sendComparisons(world, tx.jobs, shop, await tx.connections.list(shop));
    });
  }
}
