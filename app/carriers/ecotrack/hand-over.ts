import type { CancelOutcome, CarrierError, SentParcel } from "~/shipping/ports/carrier";
import { ok, type Result } from "~/shipping/result";
import type { EcotrackClient } from "./client.server";
import { lockedCode } from "./errors";
import type { EcotrackSettings } from "./settings";

/**
 * `delete/order` (public, unconfirmed): takes a parcel back while it is not validated. Asked again after a lost answer
 * it says that there is no such order: then the parcel is gone, if the list of states has none (or a cancelled) either.
 */
export async function cancelParcel(
  client: EcotrackClient,
  settings: EcotrackSettings,
  parcel: SentParcel,
): Promise<CancelOutcome> {
  const tracking = parcel.trackingNumber ?? "";
  const deleted = await client.delete(settings, tracking);
  if (deleted.ok) return { kind: "cancelled" };
  const { error, standing, status, field } = deleted.error;
  if (standing !== "refused") return { kind: "unknown", error };

  const listed = await client.statuses(settings, [tracking]);
  const state = listed.ok ? listed.value.get(tracking)?.state : undefined;
  if (state === "cancelled") return { kind: "cancelled" };
  const isUnknownThere = status === 404 || field === "tracking";
  if (isUnknownThere && listed.ok && !listed.value.has(tracking)) return { kind: "cancelled" };
  return { kind: "refused", error };
}

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
