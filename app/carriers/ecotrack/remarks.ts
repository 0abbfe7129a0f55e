import type { ChangeOutcome, SentParcel } from "~/shipping/ports/carrier";
import type { Remark } from "~/shipping/ports/carrier-services";
import type { Clock } from "~/shipping/ports/clock";
import { refusedInWords } from "../kit/change";
import { lacksCall, refusedForLack } from "./absent-call";
import type { EcotrackClient } from "./client.server";
import type { EcotrackSettings } from "./settings";

/** "Contenu de la mise à jour | string, maximum : 255 caractères". */
export const mostCharacters = 255;

/** How far the host's clock may be behind ours for a remark to be the one just written. */
const clockMilliseconds = 2 * 60_000;

const call = { carrier: "ecotrack", operation: "addRemark" } as const;

/**
 * `add/maj`: words for the courier. Too long a text is refused, never cut: its end is where the hour or the floor stands.
 * Saying it twice shows it twice, so after an answer that was lost the list is read, and what stands there is done.
 */
export async function addRemark(
  { client, clock }: { client: EcotrackClient; clock: Clock },
  settings: EcotrackSettings,
  { trackingNumber }: SentParcel,
  text: string,
): Promise<ChangeOutcome> {
  const content = text.trim();
  const length = [...content].length;
  if (trackingNumber === null) return refusedInWords(call, "Ce colis n'a pas de numéro de suivi");
  if (length === 0) return refusedInWords(call, "La remarque est vide");
  if (length > mostCharacters) {
    return refusedInWords(
      call,
      `La remarque a ${length} caractères, au plus ${mostCharacters} sont acceptés`,
    );
  }
  const beganAt = clock.now();
  const told = await client.addRemark(settings, trackingNumber, content);
  if (told.ok) return { kind: "done" };
  if (lacksCall(told.error)) return refusedForLack("addRemark", told.error);
  const { error, standing, isLost } = told.error;
  if (standing === "refused") return { kind: "refused", error };
  if (isLost) {
    const listed = await client.remarks(settings, trackingNumber);
    const since = beganAt.getTime() - clockMilliseconds;
    const isThere = (remark: Remark): boolean =>
      remark.text.endsWith(content) && (remark.at?.getTime() ?? 0) >= since;
    if (listed.ok && listed.value.some(isThere)) return { kind: "done" };
  }
  return { kind: "unknown", error };
}
