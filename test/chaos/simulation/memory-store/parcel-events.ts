import type { ShipmentId, ShopDomain } from "~/shipping/ids";
import type { ShipmentStore } from "~/shipping/ports/store";
import type { Access } from "./access";
import { oldestFirst } from "./order-of-lists";
import { findShipment } from "./shipment-rows";
import { ConstraintViolation, keyOf } from "./table";
import type { FulfillmentEventRow, TrackingRow } from "./tables";

type ParcelEvents = Pick<
  ShipmentStore,
  | "addTrackingEvent"
  | "trackingEvents"
  | "addFulfillmentEvent"
  | "unwrittenFulfillmentEvents"
  | "markFulfillmentEventWritten"
>;

const heardInOrder = oldestFirst<TrackingRow>(
  ({ event }) => event.at,
  ({ seq }) => seq,
);

const happenedInOrder = oldestFirst<FulfillmentEventRow>(
  ({ happenedAt }) => happenedAt,
  ({ seq }) => seq,
);

/** What carriers say about parcels, and what of it is told to Shopify. */
export function parcelEvents({ tables, run }: Access): ParcelEvents {
  const { trackingEvents, fulfillmentEvents } = tables;
  const isOf = (shop: ShopDomain, id: ShipmentId) => (row: TrackingRow | FulfillmentEventRow) =>
    row.shop === shop && row.shipmentId === id;
  /** As the foreign key has it: an event is of a shipment of the same shop. */
  const mustBeThere = (shop: ShopDomain, id: ShipmentId): void => {
    if (!findShipment(tables, shop, id)) throw new ConstraintViolation(`no shipment ${id} in ${shop}`);
  };
  return {
    addTrackingEvent: (shop, shipmentId, { key, carrierState, state, at, heardAt }) =>
      run(() => {
        const rowKey = keyOf(shipmentId, key);
        if (trackingEvents.get(rowKey)) return false;
        mustBeThere(shop, shipmentId);
        const event = { key, carrierState, state, at, heardAt };
        trackingEvents.put(rowKey, { seq: tables.nextSeq(), shop, shipmentId, event });
        return true;
      }),

    trackingEvents: (shop, id) =>
      run(() =>
        trackingEvents
          .where(isOf(shop, id))
          .toSorted(heardInOrder)
          .map(({ event }) => event),
      ),

    addFulfillmentEvent: (shop, shipmentId, status, happenedAt) =>
      run(() => {
        const key = keyOf(shipmentId, status);
        if (fulfillmentEvents.get(key)) return;
        mustBeThere(shop, shipmentId);
        const told = { shop, shipmentId, status, happenedAt };
        fulfillmentEvents.put(key, { seq: tables.nextSeq(), ...told, writtenAt: null });
      }),

    unwrittenFulfillmentEvents: (shop, id) =>
      run(() =>
        fulfillmentEvents
          .where((row) => isOf(shop, id)(row) && row.writtenAt === null)
          .toSorted(happenedInOrder)
          .map(({ status, happenedAt }) => ({ status, happenedAt })),
      ),

    markFulfillmentEventWritten: (shop, id, status, at) =>
      run(() => {
        const row = fulfillmentEvents.get(keyOf(id, status));
        if (row?.shop === shop) fulfillmentEvents.put(keyOf(id, status), { ...row, writtenAt: at });
      }),
  };
}
