import type { ShippingOrder } from "./order";
import type { Shipment } from "./shipment";

/**
 * What should be in a parcel that was sent, by the order as it is now: what was taken off the order since then does not
 * belong in it any more. What was added travels in a parcel of its own.
 */
export function presentLines(
  order: ShippingOrder,
  shipment: Shipment,
  others: readonly Shipment[],
): Shipment["lines"] {
  return shipment.lines.flatMap((line) => {
    const ordered = order.lines.find(({ id }) => id === line.orderLineId)?.quantity ?? 0;
    const elsewhere = others
      .flatMap((other) => other.lines)
      .filter(({ orderLineId }) => orderLineId === line.orderLineId)
      .reduce((sum, { quantity }) => sum + quantity, 0);
    const quantity = Math.min(line.quantity, Math.max(0, ordered - elsewhere));
    return quantity > 0 ? [{ ...line, quantity }] : [];
  });
}
