/** The eight types of events, each with the data the document lists for it. */
import type { Order } from "./orders";
import { EVENT_OF } from "./states";
import { stamp } from "./times";

export type Event = { readonly type: string; readonly data: Readonly<Record<string, unknown>> };

const courier = { name: "Luc Bouchard", phone: "+1-514-555-0198" };

/** What announces the state an order is in; undefined where nothing does. */
export function eventOf(order: Order): Event | undefined {
  const type = EVENT_OF[order.state];
  if (type === undefined) return undefined;
  return { type, data: { order_id: order.orderId, ...dataOf(order) } };
}

function dataOf(order: Order): Record<string, unknown> {
  const at = stamp(order.updatedAt);
  const eta = stamp(order.estimatedDelivery);
  switch (order.state) {
    case "accepted":
      return { partner_order_id: order.body.partner_order_id, status: "accepted" };
    case "courier_assigned":
      return { courier };
    case "picked_up":
      return { picked_up_at: at };
    case "in_transit":
      return { eta };
    case "out_for_delivery":
      return { eta, courier };
    case "delivered":
      return { delivered_at: at, signature_url: `${order.trackingUrl}/signature` };
    default:
      return whyOf(order);
  }
}

/** What is told of a failed or cancelled order; nothing of another. */
export function whyOf({ state, told }: Order): Record<string, unknown> {
  switch (state) {
    case "failed":
      return { failure_reason: told.reason ?? "Absent", next_attempt: told.nextAttempt ?? null };
    case "cancelled":
      return { cancelled_by: told.cancelledBy ?? "carrier", reason: told.reason ?? "Annulee" };
    default:
      return {};
  }
}
