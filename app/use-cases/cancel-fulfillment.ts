import type { ShipmentId, ShopDomain } from "~/shipping/ids";
import type { JobOutcome } from "~/shipping/ports/jobs";
import { problemOf } from "~/shipping/problem";
import type { Shipment } from "~/shipping/shipment";
import { done, inMilliseconds, later } from "./outcome";
import { receiveOrder } from "./receive-order";
import { recordOf } from "./record";
import { retryAfterShopify } from "./shopify-pause";
import { standsInShopify } from "./take-back-in-shopify";
import { withWritingLease } from "./writing-lease";
import type { World } from "./world";

/**
 * Takes a cancelled parcel's fulfillment back, then plans its goods again. Cancelling twice is the same as once, so a
 * death anywhere in it lets the job do all of it again.
 */
export async function cancelFulfillment(
  world: World,
  job: { readonly shop: ShopDomain; readonly shipmentId: ShipmentId },
): Promise<JobOutcome> {
  const { shop, shipmentId } = job;
  const shipment = await world.store.shipments.find(shop, shipmentId);
  const owner = await world.store.shops.find(shop);
  if (shipment?.state !== "cancelled" || !owner || owner.uninstalledAt) return done;
  const { fulfillmentId } = shipment;
  const stored = await world.store.orders.find(shop, shipment.orderId);
  if (fulfillmentId === null || !standsInShopify(shipment, stored)) return done;
  return withWritingLease(world, shipment, async () => {
    const cancelled = await world.shopify.cancelFulfillment(shop, fulfillmentId);
    if (!cancelled.ok) {
      if (cancelled.error.kind !== "rejected") return later(retryAfterShopify(world, cancelled.error));
      await keepRefusal(world, shipment, cancelled.error.words);
      return later(inMilliseconds(world, 10 * 60_000));
    }
    await world.store.transaction(async (tx) => {
      const current = await tx.shipments.findForUpdate(shop, shipmentId);
      if (!current) return;
      await tx.journal.add(shop, recordOf(world, current, "fulfillment-cancelled", "app", null));
    });
    const received = await receiveOrder(world, shop, shipment.orderId);
    return received.ok ? done : later(retryAfterShopify(world, received.error));
  });
}

async function keepRefusal(world: World, { shop, id }: Shipment, words: string | null): Promise<void> {
  await world.store.transaction(async (tx) => {
    const current = await tx.shipments.findForUpdate(shop, id);
    if (!current || current.problem?.code === "shopify_rejected") return;
    const problem = problemOf("shopify_rejected", words === null ? {} : { words });
    const kept = { ...current, problem, updatedAt: world.clock.now() };
    await tx.shipments.save(shop, kept);
    await tx.journal.add(shop, recordOf(world, kept, "fulfillment-refused", "app"));
  });
}
