import type { FulfillmentOrderId } from "./ids";
import type { ShippingOrder } from "./order";
import type { Problem } from "./problem";
import { courierGroups, whyItWaits, type CourierGroup } from "./shippable";
import type { Shipment } from "./shipment";

export interface Fulfillable {
  /** What of the parcel can be fulfilled, by fulfillment order, all of one location. Empty: nothing of it. */
  readonly fulfillmentOrders: readonly {
    readonly id: FulfillmentOrderId;
    readonly lines: readonly { readonly id: string; readonly quantity: number }[];
  }[];
  /** Why it cannot be written yet. */
  readonly waits: Problem | null;
  /** Goods remain that no parcel has, as far as this one goes: the order is to be planned again. */
  readonly leavesGoods: boolean;
}

/**
 * Where a parcel's goods are in Shopify now: in the fulfillment order they were taken from, or, after a split, a move or
 * a merge, in others. Never across locations: Shopify takes no such fulfillment.
 */
export function fulfillableBy(order: ShippingOrder, shipment: Shipment): Fulfillable {
  const groups = courierGroups(order).toSorted(
    (a, b) => Number(isOwn(shipment, b)) - Number(isOwn(shipment, a)),
  );
  const first = groups.find((group) =>
    group.lines.some((line) => shipment.lines.some(({ orderLineId }) => orderLineId === line.orderLineId)),
  );
  const { locationId, locationName } = first?.fulfillmentOrder ?? { locationId: null, locationName: "" };
  const there = groups.filter(
    ({ fulfillmentOrder }) =>
      fulfillmentOrder.locationId === locationId && fulfillmentOrder.locationName === locationName,
  );
  const left = new Map<string, number>();
  for (const { orderLineId, quantity } of shipment.lines) {
    left.set(orderLineId, (left.get(orderLineId) ?? 0) + quantity);
  }
  const taken = there.map(({ fulfillmentOrder, lines }) => ({
    id: fulfillmentOrder.id,
    lines: lines.flatMap(({ id, orderLineId, quantity: remaining }) => {
      const quantity = Math.min(remaining, left.get(orderLineId) ?? 0);
      left.set(orderLineId, (left.get(orderLineId) ?? 0) - quantity);
      return quantity > 0 ? [{ id, quantity }] : [];
    }),
  }));
  const fulfillmentOrders = taken.filter(({ lines }) => lines.length > 0);
  const waiting = there.find(
    ({ fulfillmentOrder }) =>
      fulfillmentOrders.some(({ id }) => id === fulfillmentOrder.id) && whyItWaits(fulfillmentOrder),
  );
  return {
    fulfillmentOrders,
    waits: waiting ? whyItWaits(waiting.fulfillmentOrder) : null,
    leavesGoods: sumOf(groups.map(({ lines }) => lines)) > sumOf(fulfillmentOrders.map(({ lines }) => lines)),
  };
}

const isOwn = (shipment: Shipment, { fulfillmentOrder }: CourierGroup): boolean =>
  fulfillmentOrder.id === shipment.fulfillmentOrderId;

const sumOf = (groups: readonly (readonly { readonly quantity: number }[])[]): number =>
  groups.flat().reduce((sum, { quantity }) => sum + quantity, 0);
