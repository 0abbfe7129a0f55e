import type { ChangeOutcome, SentParcel } from "~/shipping/ports/carrier";
import type { Clock } from "~/shipping/ports/clock";
import { notYet, refusedInWords } from "../kit/change";
import { lacksCall, refusedForLack } from "./absent-call";
import type { Undone } from "./asking.server";
import type { EcotrackClient } from "./client.server";
import { lockedCode } from "./errors";
import type { EcotrackSettings } from "./settings";
import { isHandedOver } from "./statuses";

const call = { carrier: "ecotrack", operation: "delete" } as const;

/**
 * `delete/order` (public, unconfirmed): takes a parcel back while it is not validated. The list of states has the last
 * word: of a parcel that is believed cancelled and travels, the shopper gets two. Asked again after a lost answer the host
 * says that there is no such order; then the parcel is gone, if the list has none (or a cancelled one) either.
 */
export async function cancelParcel(
  parts: { client: EcotrackClient; clock: Clock },
  settings: EcotrackSettings,
  parcel: SentParcel,
): Promise<ChangeOutcome> {
  const { client, clock } = parts;
  const tracking = parcel.trackingNumber;
  if (tracking === null) return refusedInWords(call, "Ce colis n'a pas de numéro de suivi");

  const deleted = await client.delete(settings, tracking);
  if (!deleted.ok && isLeftOpen(deleted.error)) return { kind: "unknown", error: deleted.error.error };

  const listed = await client.statuses(settings, [tracking]);
  if (!listed.ok) {
    const isLocked = !deleted.ok && deleted.error.code === lockedCode;
    return isLocked
      ? { kind: "refused", error: deleted.error.error }
      : { kind: "unknown", error: listed.error };
  }
  const present = listed.value.get(tracking);
  if (present?.state === "cancelled") return { kind: "done" };
  if (!deleted.ok) return refused(parts, settings, tracking, deleted.error, present !== undefined);
  if (!present) return { kind: "done" };
  const { carrierState } = present;
  return isHandedOver(carrierState)
    ? refusedInWords(call, `Suppression acceptée, mais le colis est déjà « ${carrierState} »`)
    : notYet(call, `Suppression acceptée, mais le colis est encore « ${carrierState} »`, clock.now());
}

/** Neither done nor refused. A page instead of an answer, with 404 or 405, is a host without the call. */
const isLeftOpen = (undone: Undone): boolean => undone.standing !== "refused" && !lacksCall(undone);

async function refused(
  { client }: { client: EcotrackClient },
  settings: EcotrackSettings,
  tracking: string,
  undone: Undone,
  isListed: boolean,
): Promise<ChangeOutcome> {
  if (undone.field === "tracking" && !isListed) return { kind: "done" };
  if (!lacksCall(undone)) return { kind: "refused", error: undone.error };
  // A 404 may also mean the order: only if the history knows none either.
  const history = isListed ? null : await client.history(settings, tracking);
  if (history && !history.ok) return { kind: "unknown", error: history.error };
  return history?.value === null ? { kind: "done" } : refusedForLack("delete", undone);
}
