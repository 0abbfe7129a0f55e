import { isGivenUp, isUnsent } from "./moves";
import type { ShippingOrder } from "./order";
import type { CourierGroup } from "./shippable";
import type { Shipment } from "./shipment";

/**
 * What of the fulfillment orders no parcel has yet. Shopify counts goods as remaining until their fulfillment is
 * written, and again when someone cancels it; a split, a move or a merge puts them under another id. So parcels that
 * were sent are deducted by order line, first from the fulfillment order they were taken from, then from the others.
 */
export function goodsToShip(
  order: ShippingOrder,
  groups: readonly CourierGroup[],
  shipments: readonly Shipment[],
): readonly CourierGroup[] {
  const remaining = groups.map((group) => ({
    ...group,
    lines: group.lines.map((line) => ({ ...line })),
  }));
  const written = new Set(order.fulfillments.flatMap(({ id, active }) => (active ? [id] : [])));
  const travelling = shipments.filter(
    ({ state, fulfillmentId }) =>
      !isGivenUp(state) && !isUnsent(state) && (fulfillmentId === null || !written.has(fulfillmentId)),
  );
  for (const shipment of travelling) {
    const ownFirst = remaining.toSorted(
      (a, b) => Number(isOf(shipment, b.fulfillmentOrder.id)) - Number(isOf(shipment, a.fulfillmentOrder.id)),
    );
    for (const { orderLineId, quantity } of shipment.lines) {
      let left = quantity;
      for (const line of ownFirst.flatMap((group) => group.lines)) {
        if (line.orderLineId !== orderLineId) continue;
        const taken = Math.min(left, line.quantity);
        line.quantity -= taken;
        left -= taken;
      }
    }
  }
  return remaining
    .map((group) => ({ ...group, lines: group.lines.filter((line) => line.quantity > 0) }))
    .filter((group) => group.lines.length > 0);
}

const isOf = ({ fulfillmentOrderId }: Shipment, id: CourierGroup["fulfillmentOrder"]["id"]): boolean =>
  fulfillmentOrderId === id;
