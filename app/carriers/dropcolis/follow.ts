import type { FollowedParcel, FollowOutcome, ParcelReport } from "~/shipping/ports/carrier";
import type { Logger } from "~/shipping/ports/logger";
import type { DropcolisClient } from "./client.server";
import type { DropcolisSettings } from "./settings";
import { reportOf } from "./tracking";

/** One GET per parcel: there is no call for many. Webhooks tell the rest, so only silent parcels come here. */
export async function followParcels(
  parts: { client: DropcolisClient; logger: Logger },
  settings: DropcolisSettings,
  parcels: readonly FollowedParcel[],
): Promise<FollowOutcome> {
  const { client, logger } = parts;
  const reports: ParcelReport[] = [];
  let missing = 0;
  for (const parcel of parcels) {
    const orderId = parcel.carrierId ?? parcel.trackingNumber;
    const read = await client.get(settings, orderId);
    if (!read.ok) return { reports, error: read.error };
    if (read.value?.order_id === orderId) {
      reports.push({ ...reportOf(read.value), trackingNumber: parcel.trackingNumber });
    } else missing += 1;
  }
  if (missing > 0) logger.warn("parcels-not-listed", { carrier: "dropcolis", count: missing });
  return { reports, error: null };
}
