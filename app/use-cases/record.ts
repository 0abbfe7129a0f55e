import { formatAmount } from "~/shipping/money";
import type { JournalEntry } from "~/shipping/ports/store";
import type { Shipment } from "~/shipping/shipment";
import type { World } from "./world";

/** The journal's events: how an order explains itself. Each has its sentence in every language. */
export const journalEvents = [
  "planned",
  "planned-again",
  "no-longer-ships",
  "sending",
  "created",
  "not-created",
  "uncertain",
  "found-at-carrier",
  "absent-at-carrier",
  "settled-sent",
  "settled-not-sent",
  "answered",
  "retried",
  "fulfillment-written",
  "fulfillment-found",
  "fulfillment-refused",
  "tracked",
  "progressed",
  "validated",
  "not-validated",
  "late-answer",
  "cancel-requested",
  "cancelled",
  "cancel-refused",
  "ended-by-staff",
  "updated-at-carrier",
  "update-refused",
  "changed-after-sending",
  "acknowledged",
  "adopted",
  "fulfillment-cancelled",
  "fulfillment-lost",
  "twin-answered",
  "missing-at-carrier",
  "adopted-found",
  "dismissed-found",
  "pickup-requested",
  "pickup-refused",
  "pickup-cancelled",
  "remarked",
  "return-requested",
  "return-refused",
  "labels-printed",
  "manifest-printed",
] as const;
export type JournalEvent = (typeof journalEvents)[number];

/** One line of the journal about a shipment as it is now. */
export function recordOf(
  world: World,
  shipment: Shipment,
  event: JournalEvent,
  actor: string,
  words: string | null = shipment.problem?.words ?? null,
): JournalEntry {
  return {
    at: world.clock.now(),
    orderId: shipment.orderId,
    shipmentId: shipment.id,
    actor,
    event,
    values: {
      state: shipment.state,
      ...(shipment.carrier ? { carrier: shipment.carrier } : {}),
      ...(shipment.problem ? { problem: shipment.problem.code } : {}),
      ...(shipment.problem?.values["requestId"] ? { requestId: shipment.problem.values["requestId"] } : {}),
      ...(shipment.trackingNumber ? { trackingNumber: shipment.trackingNumber } : {}),
      ...(shipment.carrierState ? { carrierState: shipment.carrierState } : {}),
      ...(shipment.collect
        ? { amount: formatAmount(shipment.collect), currency: shipment.collect.currency }
        : {}),
    },
    words,
  };
}
