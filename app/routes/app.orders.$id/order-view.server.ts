import { orderId, type ShopDomain } from "~/shipping/ids";
import { orderState } from "~/shipping/order-state";
import type { OrderView } from "~/ui/order-view";
import type { World } from "~/use-cases/world";
import { historyLineOf, parcelOf } from "../app/rows.server";

/** Everything an order's page shows; null where this shop has no such order. */
export async function readOrderView(
  world: World,
  shop: ShopDomain,
  id: string | undefined,
): Promise<OrderView | null> {
  const known = orderId.safeParse(id);
  if (!known.success) return null;
  const stored = await world.store.orders.find(shop, known.data);
  if (!stored) return null;
  const shipments = await world.store.shipments.ofOrder(shop, known.data);
  const journal = await world.store.journal.ofOrder(shop, known.data);
  return {
    id: stored.order.id,
    name: stored.order.name,
    ...orderState(shipments, stored.problem),
    problem: shipments.length === 0 ? stored.problem : null,
    parcels: shipments.map(parcelOf),
    // The newest first: it says how things stand.
    history: journal.map(historyLineOf).toReversed(),
  };
}
