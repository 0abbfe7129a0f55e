import type { OrderId, ShopDomain } from "~/shipping/ids";
import type { JobOutcome } from "~/shipping/ports/jobs";
import type { OrderQuestion, ShopifyError } from "~/shipping/ports/shopify";
import type { Shop } from "~/shipping/ports/store";
import { fail, ok, type Result } from "~/shipping/result";
import { knownShop } from "./known-shop";
import { done, later } from "./outcome";
import { refusal, type Refusal } from "./refusal";
import { resumeShipments } from "./resume-shipments";
import { receiveOrder } from "./receive-order";
import { retryAfterShopify } from "./shopify-pause";
import type { World } from "./world";

/** Shopify's index of changes may lag behind them, and clocks differ. */
const overlapMilliseconds = 10 * 60_000;

export interface Reconciled {
  /** Orders Shopify listed. */
  readonly listed: number;
  /** Those that we did not have as they are now. */
  readonly received: number;
  /** What kept the rest from being read; null when all was. */
  readonly error: ShopifyError | null;
}

/**
 * Reads a shop's orders for what webhooks did not tell. The first time, all that is open and still to be fulfilled, so
 * that orders from before the installation are listed; later, all that changed since the last time.
 */
export async function reconcileShop(world: World, job: { readonly shop: ShopDomain }): Promise<JobOutcome> {
  await resumeShipments(world, job.shop);
  const { error } = await reconcileOrders(world, job.shop);
  return error ? later(retryAfterShopify(world, error)) : done;
}

export async function reconcileOrders(world: World, shop: ShopDomain): Promise<Reconciled> {
  const owner = await world.store.shops.find(shop);
  if (!owner || owner.uninstalledAt) return { listed: 0, received: 0, error: null };
  const startedAt = world.clock.now();
  let listed = 0;
  let received = 0;
  let after: string | null = null;
  do {
    const page = await world.shopify.listOrders(shop, { ...questionOf(owner), after });
    if (!page.ok) return { listed, received, error: page.error };
    for (const { id, updatedAt } of page.value.orders) {
      listed += 1;
      if (await isKnown(world, shop, id, updatedAt)) continue;
      const read = await receiveOrder(world, shop, id);
      if (!read.ok) return { listed, received, error: read.error };
      received += 1;
    }
    after = page.value.next;
  } while (after !== null);
  await world.store.shops.saveReconciledTo(shop, startedAt);
  if (received > 0) world.logger.info("orders reconciled", { shop, count: received });
  return { listed, received, error: null };
}

function questionOf({ reconciledTo }: Shop): Omit<OrderQuestion, "after"> {
  if (reconciledTo === null) return { changedSince: null, toFulfill: true };
  return { changedSince: new Date(reconciledTo.getTime() - overlapMilliseconds), toFulfill: false };
}

async function isKnown(world: World, shop: ShopDomain, id: OrderId, updatedAt: Date): Promise<boolean> {
  const known = await world.store.orders.find(shop, id);
  return known !== null && known.order.updatedAt >= updatedAt;
}

/** The same for someone who waits for it. */
export async function reconcileNow(
  world: World,
  shop: ShopDomain,
): Promise<Result<{ listed: number; received: number; resumed: number }, Refusal>> {
  const known = await knownShop(world, shop);
  if (!known.ok) return known;
  const resumed = await resumeShipments(world, shop);
  const { listed, received, error } = await reconcileOrders(world, shop);
  if (error) return fail(refusal("shopify_unreachable", { reason: error.words ?? error.kind }));
  return ok({ listed, received, resumed });
}
