import type { CarrierError } from "~/shipping/ports/carrier";
import type { Result } from "~/shipping/result";
import { dayIn } from "./algiers";
import type { EcotrackClient } from "./client.server";
import type { EcotrackSettings } from "./settings";
import type { Days, OrdersPage } from "./tracking";

const hour = 60 * 60 * 1000;

/**
 * The days of an attempt. Two hours are added before it, for a host whose clock or zone differs, and a day after it:
 * whether `end_date` includes its day is documented nowhere, and a day too few would "prove" that a parcel is not there.
 */
export const daysOf = (startedAt: Date, endedAt: Date): Days => ({
  start_date: dayIn(new Date(startedAt.getTime() - 2 * hour)),
  end_date: dayIn(new Date(endedAt.getTime() + 24 * hour)),
});

/** A list that never ends is a bug of theirs, not work of ours: 40,000 orders in one window. */
const mostPages = 1_000;

/** Pages of the days, first to last, one call each as they are asked for; a failed call ends it. */
export async function* readPages(
  client: EcotrackClient,
  settings: EcotrackSettings,
  days: Days,
): AsyncGenerator<Result<OrdersPage & { readonly last: boolean }, CarrierError>> {
  const seen = new Set<string>();
  for (let page = 1; page <= mostPages; page += 1) {
    const read = await client.orders(settings, days, page);
    if (!read.ok) {
      yield read;
      return;
    }
    const { rows, unreadable, lastPage } = read.value;
    const before = seen.size;
    rows.forEach((row) => seen.add(row.tracking));
    // Without a number of pages, a page that brings nothing new is one too many.
    const last = lastPage === null ? seen.size === before && unreadable === 0 : page >= lastPage;
    yield { ok: true, value: { ...read.value, last } };
    if (last) return;
  }
}
