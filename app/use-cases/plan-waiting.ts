import type { ShopDomain } from "~/shipping/ids";
import type { JobOutcome } from "~/shipping/ports/jobs";
import { done } from "./outcome";
import { planAgain } from "./receive-order";
import type { World } from "./world";

/**
 * Plans a shop's waiting orders again from what is known of them, after its settings changed: what automatic shipping
 * leaves to staff says so, and what is only waiting for a person no longer says otherwise.
 */
export async function planWaiting(world: World, job: { readonly shop: ShopDomain }): Promise<JobOutcome> {
  const waiting = await world.store.shipments.list(job.shop, { states: ["waiting", "asking"] });
  const orders = new Set(waiting.map(({ orderId }) => orderId));
  for (const orderId of orders) await planAgain(world, world.store, job.shop, orderId, null);
  return done;
}
