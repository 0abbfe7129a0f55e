import type { CarrierError } from "~/shipping/ports/carrier";
import type { Result } from "~/shipping/result";
import type { FirstDeliveryClient } from "./client.server";
import type { FirstDeliverySettings } from "./settings";
import { type DayWindow, type FilterPage, windowPage } from "./tracking";

/** A list that never ends is a bug of theirs, not work of ours: 100,000 parcels in one window. */
const mostPages = 1_000;

/** Pages of a window, first to last, one call each as they are asked for; a failed call ends it. */
export async function* readPages(
  client: FirstDeliveryClient,
  settings: FirstDeliverySettings,
  window: DayWindow,
): AsyncGenerator<Result<FilterPage & { pageNumber: number; last: boolean }, CarrierError>> {
  for (let pageNumber = 1; pageNumber <= mostPages; pageNumber += 1) {
    const page = await client.filter(settings, windowPage(window, pageNumber));
    if (!page.ok) {
      yield page;
      return;
    }
    const rows = page.value.items.length + page.value.unreadable;
    const last = rows === 0 || (page.value.totalPages !== null && pageNumber >= page.value.totalPages);
    yield { ok: true, value: { ...page.value, pageNumber, last } };
    if (last) return;
  }
}
