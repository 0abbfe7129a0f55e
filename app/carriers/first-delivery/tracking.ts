import type { ParcelReport } from "~/shipping/ports/carrier";
import { deletedCode, readStatus, knownStatus } from "./statuses";
import { etatResult, filterItem, filterResult, type FilterBody, type FilterItem } from "./wire";

/** Days in UTC, as First Delivery's stamps are; both ends included. */
export interface DayWindow {
  readonly from: Date;
  readonly to: Date;
}

const dayMilliseconds = 24 * 60 * 60 * 1000;

/** One more day at each end: whether `createdAtTo` includes its day, and in which zone, is documented nowhere. */
export const daysAround = (first: Date, last: Date): DayWindow => ({
  from: new Date(first.getTime() - dayMilliseconds),
  to: new Date(last.getTime() + dayMilliseconds),
});

/** *(assumed)* The largest `limit` is not documented; other clients are known to use 100. */
export const pageSize = 100;

/** The body of `filter` ("Filtrer les commande") for one page of a window. */
export const windowPage = (window: DayWindow, pageNumber: number): FilterBody => ({
  barCode: "",
  createdAtFrom: day(window.from),
  createdAtTo: day(window.to),
  pagination: { pageNumber, limit: pageSize },
});

/** The body of `filter` for one parcel. */
export const onlyParcel = (barCode: string, window: DayWindow): FilterBody => ({
  ...windowPage(window, 1),
  barCode,
});

const day = (date: Date): string => date.toISOString().slice(0, 10);

/** A page of `filter`, read. */
export interface FilterPage {
  readonly items: readonly FilterItem[];
  /** Rows that could not be read: what is not on this page may be one of them. */
  readonly unreadable: number;
  /** Null where the answer does not say. */
  readonly totalPages: number | null;
  readonly totalCount: number | null;
}

/** `result` of `filter` → a page; null where it is no such thing. */
export function readPage(result: unknown): FilterPage | null {
  const parsed = filterResult.safeParse(result);
  if (!parsed.success) return null;
  const rows = parsed.data.Items.map((item) => filterItem.safeParse(item));
  const items = rows.flatMap((row) => (row.success ? [row.data] : []));
  return {
    items,
    unreadable: rows.length - items.length,
    totalPages: parsed.data.TotalPages ?? null,
    totalCount: parsed.data.TotalCount ?? null,
  };
}

/** An item of `filter` → what it says of its parcel; `pickupAt` and `deliveredAt` are the times of those two states. */
export function reportOf(item: FilterItem): ParcelReport {
  const { carrierState, state } = readStatus(item.state);
  const at = state === "delivered" ? item.deliveredAt : state === "picked_up" ? item.pickupAt : null;
  return { trackingNumber: item.barCode, carrierState, state, at, ...whyOf(item.state) };
}

/**
 * First Delivery tells no reasons (`Product.message` is our own comment). Only of a deleted parcel its table says who did
 * it: the sender, on First Delivery's own site, or we.
 */
function whyOf(raw: string): { readonly words?: string } {
  const status = knownStatus(raw);
  return status?.code === deletedCode ? { words: status.words } : {};
}

/** `result` of `etat` → the same; null where it is about another parcel or none. It tells no times. */
export function readEtat(result: unknown, barCode: string): ParcelReport | null {
  const parsed = etatResult.safeParse(result);
  if (!parsed.success || parsed.data.barCode !== barCode) return null;
  const { state } = parsed.data;
  return { trackingNumber: barCode, ...readStatus(state), at: null, ...whyOf(state) };
}
