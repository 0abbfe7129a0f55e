import type { FulfillmentEventStatus } from "./ports/shopify";
import type { ShipmentState } from "./shipment";

/** Something the carrier said about a parcel. */
export interface TrackingEvent {
  /** The same event always has the same key, however often it is told. */
  readonly key: string;
  /** The carrier's own spelling. */
  readonly carrierState: string;
  /** Null: unknown to us; shown raw. */
  readonly state: ShipmentState | null;
  /** When it happened: the carrier's time where it says one, else when we heard of it. */
  readonly at: Date;
  readonly heardAt: Date;
}

/** Where a parcel's state is told to Shopify, and as what. */
export const fulfillmentEventOf: Readonly<Partial<Record<ShipmentState, FulfillmentEventStatus>>> = {
  created: "CONFIRMED",
  picked_up: "CARRIER_PICKED_UP",
  in_transit: "IN_TRANSIT",
  out_for_delivery: "OUT_FOR_DELIVERY",
  attempted: "ATTEMPTED_DELIVERY",
  delivered: "DELIVERED",
  returning: "FAILURE",
  returned: "FAILURE",
};
