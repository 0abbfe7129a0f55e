import type { OrderId, ShopDomain } from "~/shipping/ids";
import type { ShippingOrder } from "~/shipping/order";
import type { JobOutcome } from "~/shipping/ports/jobs";
import type { ShopifyError } from "~/shipping/ports/shopify";
import type { Store } from "~/shipping/ports/store";
import { fail, ok, type Result } from "~/shipping/result";
import type { Shipment } from "~/shipping/shipment";
import { isInstalled } from "./known-shop";
import { done, later } from "./outcome";
import { planOrder } from "./plan-order";
import type { ShipRequest } from "./ship-request";
import { retryAfterShopify } from "./shopify-pause";
import type { World } from "./world";

export interface ReceivedOrder {
  readonly order: ShippingOrder;
  readonly shipments: readonly Shipment[];
}

/**
 * Reads the order as Shopify has it now and plans its shipments. Webhooks, holds, refunds, staff and sweeps all come
 * through here, so an order is read one way only, and never from an old payload.
 *
 * `digest`: of the webhook payload that led here; kept, so that the same content again costs no call.
 * Returns null where Shopify has no such order.
 */
export async function receiveOrder(
  world: World,
  shop: ShopDomain,
  orderId: OrderId,
  options: { readonly digest?: string; readonly request?: ShipRequest } = {},
): Promise<Result<ReceivedOrder | null, ShopifyError>> {
  const read = await world.shopify.readOrder(shop, orderId);
  if (!read.ok) return fail(read.error);
  const order = read.value;
  if (!order) return ok(null);
  return ok(
    await world.store.transaction(async (tx) => {
      await tx.orders.lock(shop, orderId);
      const owner = await tx.shops.find(shop);
      const known = await tx.orders.find(shop, orderId);
      if (!owner || owner.uninstalledAt) return { order, shipments: [] };
      // Two readers at once: the one that read earlier must not write over the one that read later.
      const newest = known && known.order.updatedAt > order.updatedAt ? known.order : order;
      const stored = {
        order: newest,
        problem: known?.problem ?? null,
        placeAnswer: known?.placeAnswer ?? null,
        payloadDigest: options.digest ?? known?.payloadDigest ?? null,
        firstMetAt: known?.firstMetAt ?? world.clock.now(),
        twinAnswer: known?.twinAnswer ?? null,
      };
      const shipments = await planOrder(world, tx, owner, stored, options.request ?? null);
      return { order: newest, shipments };
    }),
  );
}

/** Plans again from what is known, for changes on our side alone: an answer, a new connection, a setting. */
export async function planAgain(
  world: World,
  store: Pick<Store, "transaction">,
  shop: ShopDomain,
  orderId: OrderId,
  request: ShipRequest | null,
): Promise<readonly Shipment[]> {
  return store.transaction(async (tx) => {
    await tx.orders.lock(shop, orderId);
    const owner = await tx.shops.find(shop);
    const stored = await tx.orders.find(shop, orderId);
    return owner && stored ? planOrder(world, tx, owner, stored, request) : [];
  });
}

/** The same as a job. A shop that has left is not read. */
export async function receiveOrderAnew(
  world: World,
  job: { readonly shop: ShopDomain; readonly orderId: OrderId },
): Promise<JobOutcome> {
  if (!(await isInstalled(world, job.shop))) return done;
  const received = await receiveOrder(world, job.shop, job.orderId);
  return received.ok ? done : later(retryAfterShopify(world, received.error));
}
