import type { PickupId, ShopDomain } from "~/shipping/ids";
import { becomeUncertain } from "./creation-outcome";
import { becomeUncertainPickup } from "./send-pickup";
import type { World } from "./world";

/**
 * For the one owner of an embedded database, at start: nothing else can be sending, so every *sending* shipment lost
 * its process and is settled at once instead of after the attempt's life.
 */
export async function adoptOrphans(world: World): Promise<number> {
  let adopted = 0;
  for (const shop of await world.store.shops.installed()) {
    for (const { id } of await world.store.shipments.list(shop, { states: ["sending"] })) {
      await world.store.transaction(async (tx) => {
        const shipment = await tx.shipments.findForUpdate(shop, id);
        if (shipment?.state !== "sending") return;
        await becomeUncertain(world, tx, shipment, null);
        adopted += 1;
      });
    }
    for (const { id, attempt } of await world.store.pickups.unfinished(shop)) {
      if (attempt?.endedAt === null) adopted += await adoptPickup(world, shop, id);
    }
  }
  return adopted;
}

const adoptPickup = (world: World, shop: ShopDomain, id: PickupId): Promise<number> =>
  world.store.transaction(async (tx) => {
    const pickup = await tx.pickups.findForUpdate(shop, id);
    if (pickup?.state !== "requesting" || pickup.attempt?.endedAt !== null) return 0;
    await becomeUncertainPickup(world, tx, pickup, null);
    return 1;
  });
