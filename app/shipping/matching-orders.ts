import { goodsToShip } from "./goods-to-ship";
import { isGivenUp, isUnsent } from "./moves";
import type { Money } from "./money";
import type { ShippingOrder } from "./order";
import type { ListedParcel } from "./ports/carrier-services";
import { courierGroups, whyNothingShips, type CourierGroup } from "./shippable";
import type { Shipment } from "./shipment";

const day = 24 * 3_600_000;

/** A parcel is made after its order, and seldom this long after. */
export const longestBetweenMilliseconds = 60 * day;

/** Clocks of carriers, and their time zones. */
const clockMarginMilliseconds = day;

/** What of an order no parcel has; nothing while a creation of it is not settled: that may be this very parcel. */
export function goodsWithoutParcel(
  order: ShippingOrder,
  shipments: readonly Shipment[],
): readonly CourierGroup[] {
  if (whyNothingShips(order)) return [];
  if (shipments.some(({ state }) => state === "sending" || state === "uncertain")) return [];
  return goodsToShip(order, courierGroups(order), shipments);
}

/**
 * Whether a parcel that somebody else made could be this order's, whose phone it has: the order came before it, has goods
 * without a parcel, and owes exactly what the courier collects. A list that does not say the amount matches nothing.
 */
export function couldBeOf(
  listed: ListedParcel,
  order: ShippingOrder,
  shipments: readonly Shipment[],
): boolean {
  if (!listed.collect || !order.owed || goodsWithoutParcel(order, shipments).length === 0) return false;
  return isSameAmount(listed.collect, stillToCollect(order.owed, shipments)) && cameBefore(order, listed);
}

const isSameAmount = (a: Money, b: Money): boolean => a.minor === b.minor && a.currency === b.currency;

/** Parcels on their way collect their part. */
function stillToCollect(owed: Money, shipments: readonly Shipment[]): Money {
  const collected = shipments
    .filter(({ state }) => !isGivenUp(state) && !isUnsent(state))
    .reduce((sum, { collect }) => sum + (collect?.minor ?? 0), 0);
  return { ...owed, minor: Math.max(0, owed.minor - collected) };
}

function cameBefore(order: ShippingOrder, { createdAt }: ListedParcel): boolean {
  if (!createdAt) return true;
  const between = createdAt.getTime() - order.createdAt.getTime();
  return between > -clockMarginMilliseconds && between < longestBetweenMilliseconds;
}
