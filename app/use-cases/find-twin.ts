import type { ShopDomain } from "~/shipping/ids";
import { isGivenUp } from "~/shipping/moves";
import type { ShippingOrder } from "~/shipping/order";
import type { Transaction } from "~/shipping/ports/store";
import { twinHours, wantTheSame } from "~/shipping/twins";

/**
 * Another order of the same phone that wants the same goods, and has or will have them: the one that came to ship first,
 * whichever was created first. Null where there is none.
 */
export async function findTwin(
  tx: Transaction,
  shop: ShopDomain,
  order: ShippingOrder,
): Promise<ShippingOrder | null> {
  for (const { order: other } of await tx.orders.withPhonesOf(shop, order, twinHours)) {
    if (other.cancelledAt || !wantTheSame(order, other)) continue;
    const shipments = await tx.shipments.ofOrder(shop, other.id);
    const ships = shipments.some(({ state, problem }) => !isGivenUp(state) && problem?.code !== "twin_order");
    if (ships || other.fulfillments.some(({ active }) => active)) return other;
  }
  return null;
}
