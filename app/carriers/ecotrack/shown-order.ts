import { foldText } from "~/shipping/folded-text";
import type { CarrierError } from "~/shipping/ports/carrier";
import { ok, type Result } from "~/shipping/result";
import type { EcotrackClient } from "./client.server";
import { readPages } from "./pages";
import type { EcotrackSettings } from "./settings";
import type { Days } from "./tracking";
import type { OrderRow, PreparedBody } from "./wire";

/** A parcel that is on none of so many pages costs too much of the host's limit: 600 orders. */
const mostPages = 15;

/** The row of `get/orders` about one parcel, by its exact tracking; null where the pages of these days show none. */
export async function findOrder(
  client: EcotrackClient,
  settings: EcotrackSettings,
  tracking: string,
  days: Days,
): Promise<Result<OrderRow | null, CarrierError>> {
  let pages = 0;
  for await (const page of readPages(client, settings, days)) {
    if (!page.ok) return page;
    const row = page.value.rows.find((shown) => shown.tracking === tracking);
    pages += 1;
    if (row) return ok(row);
    if (pages === mostPages) break;
  }
  return ok(null);
}

/**
 * Where a row says otherwise than what was sent, in words for staff: "montant 4500 au lieu de 6200, adresse". What is
 * personal is named, not quoted. Texts are compared without accents, case and punctuation, phones by their digits; what
 * the row does not tell contradicts nothing.
 */
export function contradictions(sent: PreparedBody, shown: OrderRow): readonly string[] {
  const found: string[] = [];
  const number = (label: string, was: number | null, wanted: number): void => {
    if (was !== null && was !== wanted) found.push(`${label} ${was} au lieu de ${wanted}`);
  };
  const text = (label: string, was: string | null, wanted: string, compared = foldText): void => {
    if (was !== null && compared(was) !== compared(wanted)) found.push(label);
  };
  number("montant", shown.montant, sent.montant);
  number("wilaya", shown.wilaya_id, sent.code_wilaya);
  text("commune", shown.commune, sent.commune);
  text("adresse", shown.adresse, sent.adresse);
  text("nom", shown.client, sent.nom_client);
  text("téléphone", shown.phone, sent.telephone, nationalDigits);
  text("deuxième téléphone", shown.phone_2, sent.telephone_2, nationalDigits);
  return found;
}

/** 0550123456, 550 12 34 56 and +213550123456 are one number. */
const nationalDigits = (phone: string): string =>
  phone
    .replace(/\D/g, "")
    .replace(/^(00)?213/, "")
    .replace(/^0+/, "");
