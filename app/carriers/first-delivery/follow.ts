import type { CarrierError, FollowedParcel, FollowOutcome, ParcelReport } from "~/shipping/ports/carrier";
import type { Logger } from "~/shipping/ports/logger";
import type { FirstDeliveryClient } from "./client.server";
import { readPages } from "./pages";
import type { FirstDeliverySettings } from "./settings";
import { daysAround, type DayWindow, onlyParcel, reportOf } from "./tracking";
import type { FilterItem } from "./wire";

/**
 * The states of the followed parcels with as few calls as their list allows: pages of the days they were created in,
 * until all are found. Where more pages than parcels are left (one old parcel under thousands of others), the parcels
 * are asked for one by one. What no page showed is asked of `etat`.
 */
export async function followParcels(
  parts: { client: FirstDeliveryClient; logger: Logger },
  settings: FirstDeliverySettings,
  parcels: readonly FollowedParcel[],
): Promise<FollowOutcome> {
  const { client, logger } = parts;
  if (parcels.length === 0) return { reports: [], error: null };
  const missing = new Set(parcels.map((parcel) => parcel.trackingNumber));
  const reports: ParcelReport[] = [];
  const take = (report: ParcelReport): void => {
    // Exact barcodes only: a list's first row is somebody else's parcel.
    if (missing.delete(report.trackingNumber)) reports.push(report);
  };
  const takeItems = (items: readonly FilterItem[]): void => items.map(reportOf).forEach(take);
  const stopped = (error: CarrierError): FollowOutcome => ({ reports, error });

  const window = windowOf(parcels);
  let readAll = false;
  for await (const page of readPages(client, settings, window)) {
    if (!page.ok) return stopped(page.error);
    takeItems(page.value.items);
    readAll = page.value.last;
    const pagesLeft = (page.value.totalPages ?? 0) - page.value.pageNumber;
    if (missing.size === 0 || pagesLeft > missing.size) break;
  }

  for (const barCode of [...missing]) {
    if (!readAll) {
      const page = await client.filter(settings, onlyParcel(barCode, window));
      if (!page.ok) return stopped(page.error);
      takeItems(page.value.items);
      if (!missing.has(barCode)) continue;
    }
    const report = await client.etat(settings, barCode);
    if (!report.ok) return stopped(report.error);
    if (report.value) take(report.value);
  }
  if (missing.size > 0) {
    logger.warn("parcels-not-listed", { carrier: "first-delivery", count: missing.size });
  }
  return { reports, error: null };
}

function windowOf(parcels: readonly FollowedParcel[]): DayWindow {
  const times = parcels.map((parcel) => parcel.createdAt.getTime());
  // Not Math.min(...times): a shop's whole list does not fit into one call's arguments.
  const oldest = times.reduce((earliest, time) => Math.min(earliest, time));
  const newest = times.reduce((latest, time) => Math.max(latest, time));
  return daysAround(new Date(oldest), new Date(newest));
}
