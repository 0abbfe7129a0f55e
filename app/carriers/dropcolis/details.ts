import type { ParcelDetails } from "~/shipping/parcel-details";
import { reasonWords } from "../kit/reason";
import { stateText } from "../kit/words";
import { webAddress } from "./shipment";
import { type EventData, stamp } from "./wire";

/** What an event, or a GET's answer, tells beside the state. */
type Told = Omit<EventData, "order_id" | "partner_order_id" | "tracking_url" | "eta">;

/**
 * What is worth keeping of it; null where nothing is. Why and by whom belongs to the status it is told with: what an
 * earlier attempt failed for is not why an order is delivered.
 */
export function detailsOf(told: Told, status: string): ParcelDetails | null {
  const courier = courierOf(told);
  const failed = status === "failed";
  const nextAttempt = failed ? stamp.parse(told.next_attempt) : null;
  const failureReason = failed ? reasonWords(told.failure_reason) : null;
  const cancelledBy = status === "cancelled" ? reasonWords(told.cancelled_by) : null;
  const signatureUrl = webAddress(told.signature_url);
  const details: ParcelDetails = {
    ...(courier ? { courier } : {}),
    ...(told.picked_up_at ? { pickedUpAt: told.picked_up_at } : {}),
    ...(told.delivered_at ? { deliveredAt: told.delivered_at } : {}),
    ...(nextAttempt ? { nextAttemptAt: nextAttempt } : {}),
    ...(failureReason === null ? {} : { failureReason }),
    ...(signatureUrl === null ? {} : { signatureUrl }),
    ...(cancelledBy === null ? {} : { cancelledBy }),
  };
  return Object.keys(details).length === 0 ? null : details;
}

/** A phone as they write it ("+1-514-555-0198"); what is none is left out. */
const phone = /^\+?[\d\s().-]{7,30}$/;

function courierOf({ courier }: Told): ParcelDetails["courier"] | null {
  const name = stateText(courier?.name ?? "") || null;
  const number = courier?.phone ?? "";
  const known = { name, phone: phone.test(number) ? number : null };
  return known.name === null && known.phone === null ? null : known;
}
