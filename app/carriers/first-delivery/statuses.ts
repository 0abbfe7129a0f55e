import { foldText } from "~/shipping/folded-text";
import type { ShipmentState } from "~/shipping/shipment";

export interface FirstDeliveryStatus {
  readonly code: number;
  /** "Etat" in the document. */
  readonly label: string;
  /** "Description" in the document. */
  readonly words: string;
  readonly state: ShipmentState;
}

/** "Détails des états", whole, in the document's order and spelling. What each means for us is the README's. */
export const statuses: readonly FirstDeliveryStatus[] = [
  { code: 0, label: "En attente", words: "Commande en attente de traitement", state: "created" },
  { code: 1, label: "En cours", words: "Commande en cours de traitement", state: "in_transit" },
  { code: 2, label: "Livré", words: "Commande livré", state: "delivered" },
  { code: 3, label: "Echange", words: "Commande en état d'échange", state: "delivered" },
  { code: 5, label: "Retour Expéditeur", words: "Commande en retour expéditeur", state: "returning" },
  { code: 6, label: "Supprimé", words: "Commande annulé par expéditeur", state: "cancelled" },
  { code: 7, label: "Rtn client/agence", words: "Retour client/agence", state: "returning" },
  { code: 8, label: "Au magasin", words: "Commande au magasin", state: "in_transit" },
  { code: 11, label: "Rtn dépôt", words: "Commande retour dépôt", state: "returning" },
  { code: 20, label: "A vérifier", words: "Commande à vérifier", state: "attempted" },
  { code: 30, label: "Retour reçu", words: "Retour reçu", state: "returned" },
  { code: 31, label: "Rtn définitif", words: "Retour définitif", state: "returned" },
  { code: 100, label: "Demande d'enlèvement", words: "Demande d'enlèvement créée", state: "created" },
  {
    code: 101,
    label: "Demande d'enlèvement assignée",
    words: "Demande d'enlèvement assignée",
    state: "created",
  },
  { code: 102, label: "En cours d’enlèvement", words: "Pickup en cours d’enlèvement", state: "created" },
  { code: 103, label: "Enlevé", words: "Pickup enlevé", state: "picked_up" },
  {
    code: 104,
    label: "Demande d'enlèvement annulé",
    words: "Demande d'enlèvement annulé",
    state: "created",
  },
  { code: 201, label: "Retour assigné", words: "Retour assigné à un livreur", state: "returning" },
  {
    code: 202,
    label: "Retour en cours d'expédition",
    words: "Retour en cours d'expédition",
    state: "returning",
  },
  { code: 203, label: "Retour enlevé", words: "Retour enlevé par le livreur", state: "returning" },
  { code: 204, label: "Retour Annulé", words: "Retour Annulé", state: "attempted" },
];

/** "Seules les commandes qui sont en attente peuvent être annulées." */
export const waitingCode = 0;
export const deletedCode = 6;

const byCode = new Map(statuses.map((status) => [status.code, status]));
const byLabel = new Map(statuses.map((status) => [foldText(status.label), status]));

/** The row of the table that `state` names, by code or label in any accents, case and punctuation; null: none of it. */
export function knownStatus(raw: string | number): FirstDeliveryStatus | null {
  const text = String(raw).trim();
  const coded = /^\d+$/.test(text) ? byCode.get(Number(text)) : undefined;
  return coded ?? byLabel.get(foldText(text)) ?? null;
}

/**
 * Reads `state` as it comes: a label in any accents, case and punctuation, or a code as number or digits. A code is
 * told by its label; an unknown one is kept raw, with a null state, and never guessed.
 */
export function readStatus(raw: string | number): { carrierState: string; state: ShipmentState | null } {
  const text = String(raw).trim();
  const known = knownStatus(text);
  return { carrierState: known && /^\d+$/.test(text) ? known.label : text, state: known?.state ?? null };
}
