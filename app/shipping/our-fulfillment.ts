import type { FulfillmentId } from "./ids";
import type { KnownFulfillment, ShippingOrder } from "./order";
import type { Shipment } from "./shipment";

/**
 * The fulfillment that an earlier try wrote for a parcel, and died before saving; null: there is none. Ours has our tracking
 * number. Where the carrier gives none, it has the carrier's name and no number, and it holds this parcel's goods: two
 * parcels of one order look alike but for these.
 *
 * @param company as we write it; null where the carrier is not known any more
 * @param others the order's other shipments
 */
export function ourFulfillment(
  order: ShippingOrder,
  shipment: Shipment,
  { company, others }: { readonly company: string | null; readonly others: readonly Shipment[] },
): FulfillmentId | null {
  const taken = new Set(others.flatMap(({ fulfillmentId }) => fulfillmentId ?? []));
  const free = order.fulfillments.filter(({ id, active }) => active && !taken.has(id));
  const { trackingNumber } = shipment;
  if (trackingNumber !== null) {
    return free.find(({ trackingNumbers }) => trackingNumbers.includes(trackingNumber))?.id ?? null;
  }
  const unnumbered = free.filter(
    (fulfillment) => fulfillment.trackingNumbers.length === 0 && fulfillment.company === company,
  );
  const waiting = others.filter(
    ({ sentAt, fulfillmentId, trackingNumber: number }) =>
      sentAt && fulfillmentId === null && number === null,
  );
  const ours =
    unnumbered.find((fulfillment) => holdsAll(fulfillment, shipment)) ??
    // Shopify had less left than the parcel holds.
    unnumbered.find(
      (fulfillment) =>
        holdsOnly(fulfillment, shipment) && !waiting.some((other) => holdsAll(fulfillment, other)),
    );
  return ours?.id ?? null;
}

/** The parcel's goods, no more and no less. */
const holdsAll = (fulfillment: KnownFulfillment, shipment: Shipment): boolean =>
  holdsOnly(fulfillment, shipment) && quantityIn(fulfillment) === quantityIn(shipment);

/** Nothing but goods of the parcel. */
const holdsOnly = (fulfillment: KnownFulfillment, shipment: Shipment): boolean =>
  fulfillment.lines.length > 0 &&
  fulfillment.lines.every(({ orderLineId, quantity }) => quantity <= quantityIn(shipment, orderLineId));

const quantityIn = (
  { lines }: Pick<KnownFulfillment | Shipment, "lines">,
  orderLineId: string | null = null,
): number =>
  lines.reduce(
    (sum, line) => sum + (orderLineId === null || line.orderLineId === orderLineId ? line.quantity : 0),
    0,
  );
