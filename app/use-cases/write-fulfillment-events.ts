import type { ShipmentId, ShopDomain } from "~/shipping/ids";
import type { JobOutcome } from "~/shipping/ports/jobs";
import { isInstalled } from "./known-shop";
import { done, later } from "./outcome";
import { retryAfterShopify } from "./shopify-pause";
import { withWritingLease } from "./writing-lease";
import type { World } from "./world";

/**
 * Tells Shopify the parcel's states, each once: what the fulfillment already has is only marked, because an earlier
 * try may have died after Shopify took it.
 */
export async function writeFulfillmentEvents(
  world: World,
  job: { readonly shop: ShopDomain; readonly shipmentId: ShipmentId },
): Promise<JobOutcome> {
  const { shop, shipmentId } = job;
  const shipment = await world.store.shipments.find(shop, shipmentId);
  const fulfillmentId = shipment?.fulfillmentId;
  if (!shipment || !fulfillmentId || !(await isInstalled(world, shop))) return done;
  return withWritingLease(world, shipment, async () => {
    const unwritten = await world.store.shipments.unwrittenFulfillmentEvents(shop, shipmentId);
    if (unwritten.length === 0) return done;
    const known = await world.shopify.fulfillmentEvents(shop, fulfillmentId);
    if (!known.ok) return later(retryAfterShopify(world, known.error));
    for (const { status, happenedAt } of unwritten) {
      if (!known.value.includes(status)) {
        const made = await world.shopify.createFulfillmentEvent(shop, {
          fulfillmentId,
          status,
          happenedAt,
          estimatedDelivery: shipment.estimatedDelivery,
        });
        // Refused for good (the fulfillment was cancelled by hand): nothing to repeat, the log says so.
        if (!made.ok && made.error.kind !== "rejected") return later(retryAfterShopify(world, made.error));
        if (!made.ok) {
          world.logger.warn("fulfillment event refused", { shop, shipment: shipmentId, state: status });
        }
      }
      await world.store.shipments.markFulfillmentEventWritten(shop, shipmentId, status, world.clock.now());
    }
    return done;
  });
}
