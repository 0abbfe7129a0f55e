import { z } from "zod";
import { fulfillmentEventStatuses } from "~/shipping/ports/shopify";
import type { ShipmentStore } from "~/shipping/ports/store";
import { shipmentState } from "~/shipping/shipment";
import type { Access } from "./access.server";

type ParcelEvents = Pick<
  ShipmentStore,
  | "addTrackingEvent"
  | "trackingEvents"
  | "addFulfillmentEvent"
  | "unwrittenFulfillmentEvents"
  | "markFulfillmentEventWritten"
>;

const status = z.enum(fulfillmentEventStatuses);

/** What carriers say about parcels, and what of it is told to Shopify. */
export function parcelEvents(access: Access): ParcelEvents {
  return {
    addTrackingEvent: async (shop, shipmentId, event) => {
      const { count } = await access.client().trackingEvent.createMany({
        data: [{ ...event, shop, shipmentId }],
        skipDuplicates: true,
      });
      return count === 1;
    },

    trackingEvents: async (shop, shipmentId) => {
      const rows = await access.client().trackingEvent.findMany({
        where: { shop, shipmentId },
        orderBy: [{ at: "asc" }, { seq: "asc" }],
      });
      return rows.map(({ key, carrierState, state, at, heardAt }) => ({
        key,
        carrierState,
        state: state === null ? null : shipmentState.parse(state),
        at,
        heardAt,
      }));
    },

    // Each status is told once, so the first time it happened is the one that stays.
    addFulfillmentEvent: async (shop, shipmentId, told, happenedAt) => {
      await access.client().fulfillmentEvent.createMany({
        data: [{ shop, shipmentId, status: told, happenedAt }],
        skipDuplicates: true,
      });
    },

    unwrittenFulfillmentEvents: async (shop, shipmentId) => {
      const rows = await access.client().fulfillmentEvent.findMany({
        where: { shop, shipmentId, writtenAt: null },
        orderBy: [{ happenedAt: "asc" }, { seq: "asc" }],
      });
      return rows.map((row) => ({ status: status.parse(row.status), happenedAt: row.happenedAt }));
    },

    markFulfillmentEventWritten: async (shop, shipmentId, told, at) => {
      await access.client().fulfillmentEvent.updateMany({
        where: { shop, shipmentId, status: told },
        data: { writtenAt: at },
      });
    },
  };
}
