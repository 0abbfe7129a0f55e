import type { FollowedParcel, FollowOutcome, ParcelReport } from "~/shipping/ports/carrier";
import type { Logger } from "~/shipping/ports/logger";
import type { EcotrackClient } from "./client.server";
import type { EcotrackSettings } from "./settings";

/** "Le nombre maximum de trackings soumis est de 100 par requête." */
const mostTrackings = 100;

/** A parcel that no list shows costs a call of its own; a list that shows none must not cost the day's. */
const mostAskedAlone = 20;

/**
 * The states of the followed parcels, a hundred a call. What `get/orders/status` leaves out is asked of
 * `get/tracking/info`, parcel by parcel.
 */
export async function followParcels(
  parts: { client: EcotrackClient; logger: Logger },
  settings: EcotrackSettings,
  parcels: readonly FollowedParcel[],
): Promise<FollowOutcome> {
  const { client, logger } = parts;
  const trackings = [...new Set(parcels.map((parcel) => parcel.trackingNumber))];
  const reports: ParcelReport[] = [];
  const missing: string[] = [];
  for (let from = 0; from < trackings.length; from += mostTrackings) {
    const asked = trackings.slice(from, from + mostTrackings);
    const told = await client.statuses(settings, asked);
    if (!told.ok) return { reports, error: told.error };
    for (const tracking of asked) {
      // By exact tracking only: what else an answer lists is somebody else's parcel.
      const report = told.value.get(tracking);
      if (report) reports.push(report);
      else missing.push(tracking);
    }
  }

  for (const tracking of missing.slice(0, mostAskedAlone)) {
    const told = await client.history(settings, tracking);
    if (!told.ok) return { reports, error: told.error };
    if (told.value) reports.push(told.value);
  }
  const unlisted = trackings.length - reports.length;
  if (unlisted > 0) logger.warn("parcels-not-listed", { carrier: "ecotrack", count: unlisted });
  return { reports, error: null };
}
