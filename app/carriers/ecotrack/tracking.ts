import type { ParcelReport } from "~/shipping/ports/carrier";
import { withReason } from "../kit/reason";
import { momentIn } from "./algiers";
import { detailsOf } from "./details";
import { type ReadStatus, readHistoryWord, readStatus } from "./statuses";
import {
  activity,
  historyAnswer,
  orderRow,
  type OrderRow,
  ordersPage,
  parcelStatus,
  statusesAnswer,
} from "./wire";

/** Days in Algiers, YYYY-MM-DD. */
export interface Days {
  readonly start_date: string;
  readonly end_date: string;
}

/** A page of `get/orders`, read. */
export interface OrdersPage {
  readonly rows: readonly OrderRow[];
  /** Rows that could not be read: what is not on this page may be one of them. */
  readonly unreadable: number;
  /** Null where the answer does not say. */
  readonly lastPage: number | null;
  readonly total: number | null;
}

/** `get/orders` → a page; null where it is no such thing. */
export function readOrdersPage(body: unknown): OrdersPage | null {
  const parsed = ordersPage.safeParse(body);
  if (!parsed.success) return null;
  const read = parsed.data.data.map((row) => orderRow.safeParse(row));
  const rows = read.flatMap((row) => (row.success ? [row.data] : []));
  return {
    rows,
    unreadable: read.length - rows.length,
    lastPage: parsed.data.last_page,
    total: parsed.data.total,
  };
}

/** `get/orders/status` → what it says of each parcel, by tracking; null where it is no such thing. */
export function readStatuses(body: unknown): ReadonlyMap<string, ParcelReport> | null {
  const parsed = statusesAnswer.safeParse(body);
  if (!parsed.success) return null;
  const reports = Object.entries(parsed.data.data).flatMap(([trackingNumber, entry]): ParcelReport[] => {
    const parcel = parcelStatus.safeParse(entry);
    if (!parcel.success) return [];
    const history = readHistory(parcel.data.activity);
    const present = readStatus(parcel.data.status);
    return [
      {
        trackingNumber,
        ...present,
        at: timeOf(present, history),
        ...(history.length > 0 ? { history } : {}),
        ...detailsOf(parcel.data),
        ...whyOf(present, parcel.data.activity),
      },
    ];
  });
  return new Map(reports.map((report) => [report.trackingNumber, report]));
}

/** `get/tracking/info` → the same from the history alone: its last known word is the present state; null without any. */
export function readTrackingInfo(body: unknown, trackingNumber: string): ParcelReport | null {
  const parsed = historyAnswer.safeParse(body);
  if (!parsed.success) return null;
  const history = readHistory(parsed.data.activity);
  const last = history.findLast((entry) => entry.state !== null) ?? history.at(-1);
  return last ? { trackingNumber, ...last, history, ...whyOf(last, parsed.data.activity) } : null;
}

/** States that have a why. What an earlier attempt failed for is not why a parcel travels, or is delivered. */
const explained: ReadonlySet<string | null> = new Set(["attempted", "returning", "returned", "cancelled"]);

/** What the driver wrote last, as `reason`; `details` is free text about the recipient and is left. */
function whyOf({ state }: ReadStatus, entries: readonly unknown[]): { readonly words?: string } {
  if (!explained.has(state)) return {};
  const reasons = entries.flatMap((entry) => {
    const { reason, date, time } = activity.safeParse(entry).data ?? {};
    const at = momentIn(date, time);
    // Hosts that write states there tell no reason.
    return at && reason && readHistoryWord(reason).state === null ? [{ reason, at }] : [];
  });
  const [last] = reasons.sort((a, b) => b.at.getTime() - a.at.getTime());
  return withReason(last?.reason);
}

type HistoryEntry = NonNullable<ParcelReport["history"]>[number];

/** Oldest first. Hosts tell a word (`status`) or a driver's reason; an entry without a time of its own is left out. */
function readHistory(entries: readonly unknown[]): readonly HistoryEntry[] {
  return entries
    .flatMap((entry): HistoryEntry[] => {
      const parsed = activity.safeParse(entry);
      if (!parsed.success) return [];
      const { status, reason, date, time } = parsed.data;
      const at = momentIn(date, time);
      const words = status || reason;
      return at && words ? [{ ...readHistoryWord(words), at }] : [];
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** A state has no time of its own; where the history ends in the same state, that is when it began. */
function timeOf(present: ReadStatus, history: readonly HistoryEntry[]): Date | null {
  const last = history.findLast((entry) => entry.state !== null);
  return last && last.state === present.state ? last.at : null;
}
