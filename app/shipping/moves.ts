import type { Shipment, ShipmentState } from "./shipment";

/**
 * Every move a shipment may make. Parcels advance; the few steps back are what couriers really do: a parcel not
 * handed over returns to the hub, a return is called off.
 */
export const allowedMoves: Readonly<Record<ShipmentState, readonly ShipmentState[]>> = {
  waiting: ["asking", "sending", "cancelled", "failed", "created"],
  asking: ["waiting", "cancelled", "failed"],
  sending: ["created", "uncertain", "waiting"],
  uncertain: ["created", "waiting", "failed"],
  created: [
    "picked_up",
    "in_transit",
    "out_for_delivery",
    "attempted",
    "delivered",
    "returning",
    "returned",
    "cancelled",
    "failed",
  ],
  picked_up: [
    "in_transit",
    "out_for_delivery",
    "attempted",
    "delivered",
    "returning",
    "returned",
    "cancelled",
    "failed",
  ],
  in_transit: ["out_for_delivery", "attempted", "delivered", "returning", "returned", "cancelled", "failed"],
  out_for_delivery: ["in_transit", "attempted", "delivered", "returning", "returned", "cancelled", "failed"],
  attempted: ["in_transit", "out_for_delivery", "delivered", "returning", "returned", "cancelled", "failed"],
  returning: ["attempted", "in_transit", "out_for_delivery", "delivered", "returned", "failed"],
  delivered: [],
  returned: [],
  cancelled: [],
  failed: [],
};

export const mayMove = (from: ShipmentState, to: ShipmentState): boolean => allowedMoves[from].includes(to);

/** Nothing was sent yet: the plan may still change. */
export const isUnsent = (state: ShipmentState): boolean => state === "waiting" || state === "asking";

/** Over without a parcel: the goods may travel in another shipment. */
export const isGivenUp = (state: ShipmentState): boolean => state === "cancelled" || state === "failed";

/** The carrier has it and has more to say about it. */
export const followedStates: readonly ShipmentState[] = [
  "created",
  "picked_up",
  "in_transit",
  "out_for_delivery",
  "attempted",
  "returning",
];

/** The shipment in its new state. A move outside the table is a bug, not an event. */
export function moved(shipment: Shipment, to: ShipmentState, changes: Partial<Shipment>): Shipment {
  if (shipment.state !== to && !mayMove(shipment.state, to)) {
    throw new Error(`a shipment cannot move from ${shipment.state} to ${to}`);
  }
  return { ...shipment, ...changes, state: to };
}
