import type { ParcelReport, PushedReport } from "~/shipping/ports/carrier";
import { fail, ok, type Result } from "~/shipping/result";
import type { ShipmentState } from "~/shipping/shipment";
import { readJson } from "../kit/read-json";
import { withReason } from "../kit/reason";
import { detailsOf } from "./details";
import { costOf, webAddress } from "./shipment";
import { readStatus, statusOfEvent } from "./statuses";
import { event, type EventData, eventData, type HistoryEntry, historyEntry, isSet, type Order } from "./wire";

/** An order as a GET answers it → what it says of its parcel, and when it came to each earlier status. */
export function reportOf(read: Order): ParcelReport {
  const trail = timedTrailOf(read);
  const now = readStatus(read.status, isSet(read.next_attempt));
  const told = trail.at(-1)?.carrierState === now.carrierState ? trail.at(-1) : undefined;
  const history = told ? trail.slice(0, -1) : trail;
  const cost = costOf(read);
  const details = detailsOf(read, now.carrierState);
  return {
    trackingNumber: read.order_id,
    carrierState: now.carrierState,
    // The entry of the history may know of a next attempt where the order itself says nothing.
    state: now.state === "failed" && told ? told.state : now.state,
    at: timeIn(read, now.carrierState) ?? told?.at ?? null,
    ...(history.length > 0 ? { history } : {}),
    ...(read.estimated_delivery ? { estimatedDelivery: read.estimated_delivery } : {}),
    ...(cost ? { cost } : {}),
    ...(details ? { details } : {}),
    ...whyOf(read, now.carrierState),
  };
}

/**
 * "courier: Vehicle broke down" of a cancelled order (`cancelled_by`, `reason`), `failure_reason` of a failed one. Of other
 * states nothing: what an earlier attempt failed for is not why an order is delivered.
 */
function whyOf(
  data: Pick<EventData, "cancelled_by" | "reason" | "failure_reason">,
  status: string,
): { readonly words?: string } {
  if (status === "cancelled") return withReason(data.cancelled_by, data.reason);
  return status === "failed" ? withReason(data.failure_reason) : {};
}

interface TrailEntry {
  readonly carrierState: string;
  readonly state: ShipmentState | null;
  readonly at: Date | null;
}

/** `status_history` by its times; as it was told where an entry has none. */
export function trailOf(read: Order): readonly TrailEntry[] {
  const entries = entriesOf(read);
  const timed = timedTrailOf(read);
  if (timed.length === entries.length) return timed;
  return entries.map((entry, index) => meaningOf(entry, read, index === entries.length - 1));
}

/** Only the entries with a time, in the order of their times. */
function timedTrailOf(read: Order): NonNullable<ParcelReport["history"]> {
  const entries = entriesOf(read)
    .flatMap((entry) => (entry.timestamp === null ? [] : [{ ...entry, at: entry.timestamp }]))
    .sort((one, other) => one.at.getTime() - other.at.getTime());
  return entries.map((entry, index) => ({
    ...meaningOf(entry, read, index === entries.length - 1),
    at: entry.at,
  }));
}

const entriesOf = (read: Order): readonly HistoryEntry[] =>
  (read.status_history ?? []).flatMap((entry) => historyEntry.safeParse(entry).data ?? []);

/** A failure that something followed was an attempt. */
function meaningOf(
  { status, timestamp, next_attempt }: HistoryEntry,
  read: Order,
  isLast: boolean,
): TrailEntry {
  const wasAttempt = !isLast || isSet(next_attempt) || isSet(read.next_attempt);
  return { ...readStatus(status, wasAttempt), at: timestamp };
}

/** The carrier's own time of a status, where the data has a field for it. */
function timeIn(
  data: { readonly picked_up_at: Date | null; readonly delivered_at: Date | null },
  status: string,
): Date | null {
  if (status === "picked_up") return data.picked_up_at;
  return status === "delivered" ? data.delivered_at : null;
}

/**
 * A verified webhook body → what it says. Null: a type that is not in the document (what `webhooks/test` sends is one).
 * Only what is in the body counts, because only the body is signed; most types tell no time.
 */
export function readPushed(body: string): Result<PushedReport | null, string> {
  const read = event.safeParse(readJson(body));
  if (!read.success) return fail("it is no JSON object with a type");
  const status = statusOfEvent.get(read.data.type);
  if (status === undefined) return ok(null);
  const parsed = eventData.safeParse(read.data.data);
  if (!parsed.success) return fail(`${read.data.type} without data`);
  const { data } = parsed;
  const details = detailsOf(data, status);
  const carrierId = data.order_id ?? null;
  const reference = data.partner_order_id ?? null;
  if (carrierId === null && reference === null) return fail(`${read.data.type} names no order`);
  return ok({
    carrierId,
    reference,
    trackingNumber: carrierId,
    trackingUrl: webAddress(data.tracking_url),
    ...readStatus(status, isSet(data.next_attempt)),
    at: timeIn(data, status),
    ...(data.eta ? { estimatedDelivery: data.eta } : {}),
    ...(details ? { details } : {}),
    ...whyOf(data, status),
  });
}
