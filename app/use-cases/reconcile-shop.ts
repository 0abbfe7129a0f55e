import type { OrderId, ShopDomain } from "~/shipping/ids";
import type { JobOutcome } from "~/shipping/ports/jobs";
import type { OrderQuestion, ShopifyError } from "~/shipping/ports/shopify";
import type { Shop } from "~/shipping/ports/store";
import { fail, ok, type Result } from "~/shipping/result";
import { knownShop } from "./known-shop";
import { done, later } from "./outcome";
import { receiveOrder } from "./receive-order";
import { refusal, type Refusal } from "./refusal";
import { resumeShipments } from "./resume-shipments";
import { retryAfterShopify } from "./shopify-pause";
import type { World } from "./world";

/** Shopify's index of changes may lag behind them, and clocks differ. */
const overlapMilliseconds = 10 * 60_000;

/**
 * Finds the orders of a shop that webhooks did not tell of, each to be read by a job of its own, so that one that cannot
 * be read holds up no other. The first time, all that is open and still to be fulfilled, so that orders from before the
 * installation are listed; later, all that changed since the last time.
 */
export async function reconcileShop(world: World, job: { readonly shop: ShopDomain }): Promise<JobOutcome> {
  const { shop } = job;
  await resumeShipments(world, shop);
  const { error } = await findMissed(world, shop, (missed) =>
    world.store.transaction(async (tx) => {
      for (const orderId of missed) {
        await tx.jobs.send("receive-order", { shop, orderId }, { key: orderId });
      }
    }),
  );
  return error ? later(retryAfterShopify(world, error)) : done;
}

/** The same for someone who waits for it: the orders are read at once. */
export async function reconcileNow(
  world: World,
  shop: ShopDomain,
): Promise<Result<{ listed: number; received: number; resumed: number }, Refusal>> {
  const known = await knownShop(world, shop);
  if (!known.ok) return known;
  const resumed = await resumeShipments(world, shop);
  let unread: ShopifyError | null = null;
  const found = await findMissed(world, shop, async (missed) => {
    for (const orderId of missed) {
      const received = await receiveOrder(world, shop, orderId);
      if (!received.ok) unread = received.error;
    }
  });
  const error = found.error ?? unread;
  if (error) return fail(refusal("shopify_unreachable", { reason: error.words ?? error.kind }));
  return ok({ listed: found.listed, received: found.missed, resumed });
}

interface Found {
  /** Orders Shopify listed. */
  readonly listed: number;
  /** Those that we did not have as they are now. */
  readonly missed: number;
  /** What kept the rest from being listed; null when all was. */
  readonly error: ShopifyError | null;
}

async function findMissed(
  world: World,
  shop: ShopDomain,
  take: (missed: readonly OrderId[]) => Promise<void>,
): Promise<Found> {
  const owner = await world.store.shops.find(shop);
  if (!owner || owner.uninstalledAt) return { listed: 0, missed: 0, error: null };
  const startedAt = world.clock.now();
  let listed = 0;
  let count = 0;
  let after: string | null = null;
  do {
    const page = await world.shopify.listOrders(shop, { ...questionOf(owner), after });
    if (!page.ok) return { listed, missed: count, error: page.error };
    const missed: OrderId[] = [];
    for (const { id, updatedAt } of page.value.orders) {
      if (!(await isKnown(world, shop, id, updatedAt))) missed.push(id);
    }
    await take(missed);
    listed += page.value.orders.length;
    count += missed.length;
    after = page.value.next;
  } while (after !== null);
  await world.store.shops.saveReconciledTo(shop, startedAt);
  if (count > 0) world.logger.info("orders missed by webhooks", { shop, count });
  return { listed, missed: count, error: null };
}

function questionOf({ reconciledTo }: Shop): Omit<OrderQuestion, "after"> {
  if (reconciledTo === null) return { changedSince: null, toFulfill: true };
  return { changedSince: new Date(reconciledTo.getTime() - overlapMilliseconds), toFulfill: false };
}

async function isKnown(world: World, shop: ShopDomain, id: OrderId, updatedAt: Date): Promise<boolean> {
  const known = await world.store.orders.find(shop, id);
  return known !== null && known.order.updatedAt >= updatedAt;
}
