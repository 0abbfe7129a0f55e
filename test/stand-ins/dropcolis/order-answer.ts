/** An order as the document answers it: `street` and `unit`, parcels with `dimensions`. */
import { whyOf } from "./events";
import type { Order } from "./orders";
import { stamp } from "./times";
import type { OrderBody } from "./validate";

const stopOf = ({ address, instructions: _unsaid, ...stop }: OrderBody["pickup"]) => ({
  ...stop,
  address: {
    street: address.line1,
    ...(address.line2 === undefined ? {} : { unit: address.line2 }),
    city: address.city,
    province: address.province,
    postal_code: address.postal_code,
    country: address.country,
  },
});

const parcelOf = (parcel: OrderBody["parcels"][number], index: number) => ({
  parcel_id: parcel.parcel_id ?? `prc_${index + 1}`,
  description: parcel.description,
  weight_kg: parcel.weight_kg,
  dimensions: { length_cm: parcel.length_cm, width_cm: parcel.width_cm, height_cm: parcel.height_cm },
  value_cents: parcel.value_cents,
  currency: "CAD",
});

/** The answer to a creation. */
export const createdAnswer = (order: Order) => ({
  order_id: order.orderId,
  partner_order_id: order.body.partner_order_id,
  status: order.state,
  service_level: order.body.service_level,
  tracking_url: order.trackingUrl,
  pickup: stopOf(order.body.pickup),
  dropoff: stopOf(order.body.dropoff),
  parcels: order.body.parcels.map(parcelOf),
  rate_cents: order.rateCents,
  currency: "CAD",
  estimated_delivery: stamp(order.estimatedDelivery),
  created_at: stamp(order.createdAt),
  updated_at: stamp(order.updatedAt),
});

/** The answer to a GET: with its history, and why it failed or was cancelled (assumed, in the names of the events). */
export const orderAnswer = (order: Order) => ({
  ...createdAnswer(order),
  ...whyOf(order),
  status_history: order.history.map(({ state, at }) => ({ status: state, timestamp: stamp(at) })),
});
