import { foldText } from "~/shipping/folded-text";
import type { ShipmentState } from "~/shipping/shipment";
import { stateText } from "../kit/words";

export interface EcotrackStatus {
  /** As the document writes it ("les statuts disponibles"); it has no other words for it. */
  readonly code: string;
  readonly state: ShipmentState;
}

/** The states of `get/orders/status`, whole, in the document's order. What each means for us is the README's. */
export const statuses: readonly EcotrackStatus[] = [
  { code: "prete_a_expedier", state: "created" },
  { code: "en_ramassage", state: "created" },
  { code: "en_preparation_stock", state: "created" },
  { code: "vers_hub", state: "picked_up" },
  { code: "en_hub", state: "in_transit" },
  { code: "vers_wilaya", state: "in_transit" },
  { code: "en_preparation", state: "in_transit" },
  { code: "en_livraison", state: "out_for_delivery" },
  { code: "suspendu", state: "attempted" },
  { code: "livre_non_encaisse", state: "delivered" },
  { code: "encaisse_non_paye", state: "delivered" },
  { code: "paiements_prets", state: "delivered" },
  { code: "paye_et_archive", state: "delivered" },
  { code: "retour_chez_livreur", state: "returning" },
  { code: "retour_transit_entrepot", state: "returning" },
  { code: "retour_en_traitement", state: "returning" },
  { code: "retour_recu", state: "returned" },
  { code: "retour_archive", state: "returned" },
  { code: "annule", state: "cancelled" },
];

/** Where a parcel is before it is handed over *(assumed: the document does not say which states validation ends)*. */
const beforeHandOver: ReadonlySet<string> = new Set(["prete_a_expedier", "en_preparation_stock"]);

const locked: ReadonlySet<string> = new Set(
  statuses.filter(({ code }) => !beforeHandOver.has(code)).map(({ code }) => foldText(code)),
);

/** Whether a state says that the parcel was handed over, and so is changed no more. False of a state we do not know. */
export const isHandedOver = (raw: string): boolean => locked.has(foldText(raw));

export interface EcotrackHistoryWord extends EcotrackStatus {
  /** What the document says beside it. */
  readonly words: string;
}

/** "Les retours possibles" of `get/tracking/info`, whole, in the document's order and spelling. */
export const historyWords: readonly EcotrackHistoryWord[] = [
  {
    code: "order_information_received_by_carrier",
    words: "Commande enregistrée et validée par le vendeur",
    state: "created",
  },
  { code: "picked", words: "Commande récupérée par le prestataire de livraison", state: "picked_up" },
  {
    code: "accepted_by_carrier",
    words: "Commande réceptionnée par le centre de tri (Hub ou Station)",
    state: "in_transit",
  },
  { code: "dispatched_to_driver", words: "Commande dispatchée au livreur", state: "out_for_delivery" },
  { code: "attempt_delivery", words: "Tentative de livraison", state: "attempted" },
  {
    code: "return_asked",
    words: "Retour initié par le centre de tri (Hub ou Station)",
    state: "returning",
  },
  { code: "return_in_transit", words: "Retour en transit", state: "returning" },
  { code: "Return_received", words: "Retour réceptionné par le vendeur", state: "returned" },
  { code: "livred", words: "Commande livrée", state: "delivered" },
  { code: "encaissed", words: "Commande encaissée", state: "delivered" },
  { code: "payed", words: "Paiement effectué", state: "delivered" },
];

const byCode = (rows: readonly EcotrackStatus[]): ReadonlyMap<string, ShipmentState> =>
  new Map(rows.map(({ code, state }) => [foldText(code), state]));
const stateOfStatus = byCode(statuses);
const stateOfHistoryWord = byCode(historyWords);

const wordsOfHistoryWord: ReadonlyMap<string, string> = new Map(
  historyWords.map(({ code, words }) => [foldText(code), words]),
);

/** What the document says beside a word of the history; null of a word that it does not have. */
export const historyWordsOf = (raw: string): string | null => wordsOfHistoryWord.get(foldText(raw)) ?? null;

export interface ReadStatus {
  /** The carrier's own spelling. */
  readonly carrierState: string;
  /** Null: unknown to us, never guessed. */
  readonly state: ShipmentState | null;
}

/** Hosts differ in accents and case (`payé_et_archivé`): both are folded before comparing; the spelling is kept. */
export const readStatus = (raw: string): ReadStatus => ({
  carrierState: stateText(raw),
  state: stateOfStatus.get(foldText(raw)) ?? null,
});

/** A word of the history. Hosts that write states there are understood, too. */
export const readHistoryWord = (raw: string): ReadStatus => ({
  carrierState: stateText(raw),
  state: stateOfHistoryWord.get(foldText(raw)) ?? stateOfStatus.get(foldText(raw)) ?? null,
});
