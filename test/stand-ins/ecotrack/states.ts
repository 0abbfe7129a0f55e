/** The words of ECOTRACK's document. A stand-in has its own copy: it must not agree with the app by sharing its table. */
export const STATES = [
  "prete_a_expedier",
  "en_ramassage",
  "en_preparation_stock",
  "vers_hub",
  "en_hub",
  "vers_wilaya",
  "en_preparation",
  "en_livraison",
  "suspendu",
  "livre_non_encaisse",
  "encaisse_non_paye",
  "paiements_prets",
  "paye_et_archive",
  "retour_chez_livreur",
  "retour_transit_entrepot",
  "retour_en_traitement",
  "retour_recu",
  "retour_archive",
  "annule",
] as const;

/** What the history says when a parcel comes into a state; the others leave no trace there. */
const EVENTS: Readonly<Record<string, string>> = {
  vers_hub: "picked",
  en_hub: "accepted_by_carrier",
  en_livraison: "dispatched_to_driver",
  suspendu: "attempt_delivery",
  retour_chez_livreur: "return_asked",
  retour_transit_entrepot: "return_in_transit",
  retour_recu: "Return_received",
  livre_non_encaisse: "livred",
  encaisse_non_paye: "encaissed",
  paye_et_archive: "payed",
};
export const eventOf = (state: string): string | undefined => EVENTS[state];
export const VALIDATED_EVENT = "order_information_received_by_carrier";

export const CREATED = "prete_a_expedier";
export const ASKED_FOR = "en_ramassage";
export const CANCELLED = "annule";
/** Left out of `get/orders`. */
export const ARCHIVED: ReadonlySet<string> = new Set(["paye_et_archive", "retour_archive"]);

/** What a validated parcel goes through by itself when the journey is on. */
export const JOURNEY = [
  "vers_hub",
  "en_hub",
  "vers_wilaya",
  "en_preparation",
  "en_livraison",
  "livre_non_encaisse",
] as const;

/** As some hosts write them. */
const ACCENTED: Readonly<Record<string, string>> = {
  prete_a_expedier: "Prête_à_expédier",
  en_preparation: "En_préparation",
  en_preparation_stock: "En_préparation_stock",
  livre_non_encaisse: "Livré_non_encaissé",
  encaisse_non_paye: "Encaissé_non_payé",
  paiements_prets: "Paiements_prêts",
  paye_et_archive: "payé_et_archivé",
  retour_recu: "Retour_reçu",
  retour_archive: "Retour_archivé",
  annule: "Annulé",
};
export const accented = (state: string): string => ACCENTED[state] ?? state;
