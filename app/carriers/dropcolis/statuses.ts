import type { ShipmentState } from "~/shipping/shipment";

export interface DropcolisStatus {
  /** "Statut" in the document. */
  readonly status: string;
  /** "Description" in the document. */
  readonly words: string;
  readonly state: ShipmentState;
}

/** "Statuts des commandes", whole, in the document's order and spelling. */
export const statuses: readonly DropcolisStatus[] = [
  { status: "pending", words: "Commande recue, en attente de traitement", state: "created" },
  { status: "accepted", words: "Commande acceptee par Dropcolis", state: "created" },
  { status: "courier_assigned", words: "Coursier assigne", state: "created" },
  { status: "picked_up", words: "Colis ramasse a l'origine", state: "picked_up" },
  { status: "in_transit", words: "Colis en transit", state: "in_transit" },
  { status: "out_for_delivery", words: "En cours de livraison finale", state: "out_for_delivery" },
  { status: "delivered", words: "Livre avec succes", state: "delivered" },
  // An attempt while another one is set: see readStatus.
  { status: "failed", words: "Tentative de livraison echouee", state: "failed" },
  { status: "cancelled", words: "Commande annulee", state: "cancelled" },
];

/** "Types d'evenements webhook", whole, with the status that each one tells. */
export const statusOfEvent: ReadonlyMap<string, string> = new Map([
  ["order.accepted", "accepted"],
  ["courier.assigned", "courier_assigned"],
  ["order.picked_up", "picked_up"],
  ["order.in_transit", "in_transit"],
  ["order.out_for_delivery", "out_for_delivery"],
  ["order.delivered", "delivered"],
  ["order.failed", "failed"],
  ["order.cancelled", "cancelled"],
]);

const byStatus = new Map(statuses.map((known) => [known.status, known]));

/**
 * Reads a status in any case. `failed` is an attempt while another one is announced, and final without. An unknown one is
 * kept raw, with a null state, and never guessed.
 */
export function readStatus(
  raw: string,
  hasNextAttempt: boolean,
): { carrierState: string; state: ShipmentState | null } {
  const known = byStatus.get(raw.trim().toLowerCase());
  if (!known) return { carrierState: raw.trim(), state: null };
  const state = known.status === "failed" && hasNextAttempt ? "attempted" : known.state;
  return { carrierState: known.status, state };
}
