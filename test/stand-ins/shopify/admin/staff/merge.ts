import type { FulfillmentOrder, Order } from "../../orders/order-type";
import { changes, type StaffForm } from "./form";

export const merge: StaffForm = {
  name: "merge",
  label: "merge",
  said: "merged",
  open({ order, of }) {
    if (of !== null || !hasPartsToMerge(order)) return null;
    return { fields: null, read: () => changes({ merge: true }) };
  },
};

/** Two that are open at one location, with the same way of delivery. */
function hasPartsToMerge({ fulfillmentOrders }: Order): boolean {
  const open = fulfillmentOrders.filter(({ status }) => status === "OPEN");
  const place = (one: FulfillmentOrder): string => `${one.location.id} ${one.deliveryMethod.methodType}`;
  return new Set(open.map(place)).size < open.length;
}
