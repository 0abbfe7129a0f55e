import type { CarrierError, SentParcel } from "~/shipping/ports/carrier";
import { ok, type Result } from "~/shipping/result";
import type { EcotrackClient } from "./client.server";
import { lockedCode } from "./errors";
import type { EcotrackSettings } from "./settings";

/**
 * `valid/order` (public, unconfirmed): hands the parcel over and locks it. A parcel that is locked already has been
 * handed over, by the merchant or by a call whose answer was lost.
 */
export async function validateParcel(
  client: EcotrackClient,
  settings: EcotrackSettings,
  parcel: SentParcel,
): Promise<Result<null, CarrierError>> {
  const validated = await client.validate(settings, parcel.trackingNumber ?? "");
  if (validated.ok || validated.error.code === lockedCode) return ok(null);
  return { ok: false, error: validated.error.error };
}
