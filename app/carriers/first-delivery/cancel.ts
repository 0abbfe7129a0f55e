import type { ChangeOutcome, SentParcel } from "~/shipping/ports/carrier";
import type { Clock } from "~/shipping/ports/clock";
import { failedChange, notYet, refusedInWords } from "../kit/change";
import type { FirstDeliveryClient } from "./client.server";
import type { FirstDeliverySettings } from "./settings";
import { deletedCode, knownStatus, waitingCode } from "./statuses";

export const cancelCall = { carrier: "first-delivery", operation: "cancel-orders" } as const;

/**
 * `cancel-orders` ("Annuler des commandes"): only what is "En attente" can be cancelled, and the answer lists the
 * barcodes that were really treated. One that is not among them is asked for: it may be deleted already, because an
 * answer to an earlier try was lost or the sender did it on First Delivery's own site. The call takes no reason.
 */
export async function cancelParcel(
  parts: { client: FirstDeliveryClient; clock: Clock },
  settings: FirstDeliverySettings,
  parcel: SentParcel,
): Promise<ChangeOutcome> {
  const { client, clock } = parts;
  const barCode = parcel.trackingNumber;
  if (barCode === null) return refusedInWords(cancelCall, "Ce colis n'a pas de code à barre");

  const treated = await client.cancel(settings, [barCode]);
  // By the exact barcode: another one in the list is another's parcel.
  if (treated.ok && treated.value.includes(barCode)) return { kind: "done" };
  const failed = treated.ok ? null : failedChange(cancelCall, treated.error, clock.now());
  if (failed?.kind === "unknown") return failed;
  return judgeUntreated(parts, settings, parcel, failed);
}

/**
 * What came of a parcel that `cancel-orders` did not list among the treated ones, by the state that `etat` tells.
 *
 * @param refused the carrier's refusal in its own words, where there was one: it stands, unless the parcel is deleted
 */
export async function judgeUntreated(
  { client, clock }: { client: FirstDeliveryClient; clock: Clock },
  settings: FirstDeliverySettings,
  { trackingNumber: barCode }: SentParcel,
  refused: ChangeOutcome | null,
): Promise<ChangeOutcome> {
  if (barCode === null) return refusedInWords(cancelCall, "Ce colis n'a pas de code à barre");
  const present = await client.etat(settings, barCode);
  if (!present.ok) return { kind: "unknown", error: present.error };
  const status = present.value ? knownStatus(present.value.carrierState) : null;
  if (status?.code === deletedCode) return { kind: "done" };
  if (refused) return refused;
  if (!present.value) {
    return refusedInWords(cancelCall, `First Delivery n'a rien annulé et ne connaît pas le colis ${barCode}`);
  }
  if (status?.code === waitingCode) {
    return notYet(
      cancelCall,
      `First Delivery n'a pas traité l'annulation : « ${status.label} »`,
      clock.now(),
    );
  }
  const state = present.value.carrierState;
  return refusedInWords(
    cancelCall,
    `Seules les commandes en attente peuvent être annulées ; celle-ci est « ${state} »`,
  );
}
