import type { ShopDomain } from "~/shipping/ids";
import type { World } from "./world";

/** Gives every pick-up that nobody knows the end of its job again, wherever one was lost. Returns how many were sent. */
export async function resumePickups(world: World, shop: ShopDomain): Promise<number> {
  const unfinished = await world.store.pickups.unfinished(shop);
  for (const { id, state } of unfinished) {
    const job = state === "uncertain" ? "settle-pickup" : "request-pickup";
    await world.store.transaction((tx) => tx.jobs.send(job, { shop, pickupId: id }, { key: id }));
  }
  return unfinished.length;
}
