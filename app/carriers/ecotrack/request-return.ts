import type { ChangeOutcome, SentParcel } from "~/shipping/ports/carrier";
import { refusedInWords } from "../kit/change";
import { lacksCall, refusedForLack } from "./absent-call";
import type { EcotrackClient } from "./client.server";
import { returnNotAllowedCode } from "./errors";
import type { EcotrackSettings } from "./settings";

const call = { carrier: "ecotrack", operation: "requestReturn" } as const;

/**
 * `ask/for/order/return`: "done" means that the courier took the question. It may ignore it ("cette demande peut être
 * ignorée"): whether the parcel turns round is for its tracking to tell. Asked again after an answer that was lost, a
 * parcel that is on its way back by now is turned down by the host (10003), and done all the same.
 */
export async function requestReturn(
  client: EcotrackClient,
  settings: EcotrackSettings,
  { trackingNumber }: SentParcel,
): Promise<ChangeOutcome> {
  if (trackingNumber === null) return refusedInWords(call, "Ce colis n'a pas de numéro de suivi");
  const asked = await client.requestReturn(settings, trackingNumber);
  if (asked.ok) return { kind: "done" };
  if (lacksCall(asked.error)) return refusedForLack("requestReturn", asked.error);
  const { error, standing, code } = asked.error;
  if (standing !== "refused") return { kind: "unknown", error };
  if (code === returnNotAllowedCode) {
    const listed = await client.statuses(settings, [trackingNumber]);
    const state = listed.ok ? listed.value.get(trackingNumber)?.state : undefined;
    if (state === "returning" || state === "returned") return { kind: "done" };
  }
  return { kind: "refused", error };
}
