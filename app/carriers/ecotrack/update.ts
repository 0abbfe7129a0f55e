import type { ChangeOutcome, PreparedCreation, SentParcel } from "~/shipping/ports/carrier";
import type { Clock } from "~/shipping/ports/clock";
import { refusedInWords } from "../kit/change";
import { readJson } from "../kit/read-json";
import { lacksCall, refusedForLack } from "./absent-call";
import type { EcotrackClient } from "./client.server";
import type { EcotrackSettings } from "./settings";
import { contradictions, findOrder } from "./shown-order";
import { isHandedOver } from "./statuses";
import { daysAround } from "./tracking-number";
import { personalWordsOf, type PreparedBody, preparedBody } from "./wire";

const call = { carrier: "ecotrack", operation: "update" } as const;

/**
 * `update/order` (public, unconfirmed): says anew everything a creation says and this call has a name for, under the same
 * reference, so that saying it twice changes nothing. Only before validation; some hosts answer "success" afterwards, too,
 * and ignore it. So no success is believed before `get/orders` shows it.
 */
export async function updateParcel(
  parts: { client: EcotrackClient; clock: Clock },
  settings: EcotrackSettings,
  parcel: SentParcel,
  creation: PreparedCreation,
): Promise<ChangeOutcome> {
  const { client } = parts;
  const tracking = parcel.trackingNumber;
  if (tracking === null) return refusedInWords(call, "Ce colis n'a pas de numéro de suivi");
  // Our own bytes: anything else is a bug.
  const sent = preparedBody.parse(readJson(creation.body));

  const told = await client.update(settings, parametersOf(tracking, sent), personalWordsOf(creation.body));
  if (told.ok) return verified(parts, settings, tracking, sent);
  const { error, standing } = told.error;
  if (lacksCall(told.error)) return refusedForLack("update", told.error);
  return standing === "refused" ? { kind: "refused", error } : { kind: "unknown", error };
}

/**
 * The names of `update/order`, other than those of `create/order`. What the order does not have any more goes as empty
 * *(assumed to empty it, as the public samples leave optional ones)*. It has none for quantity, weight and what an exchange
 * takes back; the quantities stand in `product` as well.
 */
export const parametersOf = (tracking: string, sent: PreparedBody): Readonly<Record<string, string>> => ({
  tracking,
  reference: sent.reference,
  client: sent.nom_client,
  tel: sent.telephone,
  tel2: sent.telephone_2,
  adresse: sent.adresse,
  code_postal: sent.code_postal,
  commune: sent.commune,
  wilaya: String(sent.code_wilaya),
  montant: String(sent.montant),
  remarque: sent.remarque,
  product: sent.produit,
  type: String(sent.type),
  stop_desk: String(sent.stop_desk),
});

/** After "success": what the lists show of it. Where they cannot be read, all of it is asked again. */
async function verified(
  { client, clock }: { client: EcotrackClient; clock: Clock },
  settings: EcotrackSettings,
  tracking: string,
  sent: PreparedBody,
): Promise<ChangeOutcome> {
  const row = await findOrder(client, settings, tracking, daysAround(tracking, clock.now()));
  if (!row.ok) return { kind: "unknown", error: row.error };
  if (row.value) {
    const found = contradictions(sent, row.value);
    if (found.length > 0) {
      return refusedInWords(call, `Réponse « succès », mais la liste montre encore : ${found.join(", ")}`);
    }
    return judgedBy(row.value.status);
  }
  const listed = await client.statuses(settings, [tracking]);
  if (!listed.ok) return { kind: "unknown", error: listed.error };
  const present = listed.value.get(tracking);
  return present
    ? judgedBy(present.carrierState)
    : refusedInWords(call, "Réponse « succès », mais aucune liste ne montre ce colis");
}

/** What no list shows (the note, the products) cannot have been changed once the parcel is handed over. */
const judgedBy = (state: string | null): ChangeOutcome =>
  state !== null && isHandedOver(state)
    ? refusedInWords(call, `Réponse « succès », mais le colis est déjà « ${state} » : rien n'y change plus`)
    : { kind: "done" };
