import type { Money } from "./money";
import type { ShippingOrder } from "./order";

interface Travelling {
  readonly lines: readonly { readonly orderLineId: string; readonly quantity: number }[];
  /** Already agreed with a carrier, and no longer ours to change. */
  readonly fixed: Money | null;
}

/**
 * What each of an order's parcels collects, in their order. Later parcels collect the value of their own lines; the
 * first collects the rest, delivery included. The sum is exactly what is owed, or what the fixed ones took where that
 * is already more.
 */
export function divideCash(
  order: ShippingOrder,
  owed: Money,
  parcels: readonly Travelling[],
): readonly Money[] {
  const fixed = parcels.reduce((sum, parcel) => sum + (parcel.fixed?.minor ?? 0), 0);
  let remaining = Math.max(0, owed.minor - fixed);
  const shares = parcels.map((parcel) => parcel.fixed?.minor ?? 0);
  const open = parcels.flatMap((parcel, index) => (parcel.fixed ? [] : [index]));
  for (const index of open.slice(1)) {
    // A line that costs less than nothing is a discount: no parcel pays it out at the door.
    const share = Math.min(Math.max(0, valueOf(order, parcels[index]?.lines ?? [])), remaining);
    shares[index] = share;
    remaining -= share;
  }
  const [first] = open;
  if (first !== undefined) shares[first] = remaining;
  return shares.map((minor) => ({ minor, currency: owed.currency }));
}

function valueOf(order: ShippingOrder, lines: Travelling["lines"]): number {
  const prices = new Map(order.lines.map((line) => [line.id, line.unitPrice.minor]));
  return lines.reduce((sum, line) => sum + (prices.get(line.orderLineId) ?? 0) * line.quantity, 0);
}
