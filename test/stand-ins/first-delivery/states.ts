/** "Détails des états" of First Delivery's document. A stand-in has its own copy: it must not agree with the app by sharing its table. */
export const labels: ReadonlyMap<number, string> = new Map([
  [0, "En attente"],
  [1, "En cours"],
  [2, "Livré"],
  [3, "Echange"],
  [5, "Retour Expéditeur"],
  [6, "Supprimé"],
  [7, "Rtn client/agence"],
  [8, "Au magasin"],
  [11, "Rtn dépôt"],
  [20, "A vérifier"],
  [30, "Retour reçu"],
  [31, "Rtn définitif"],
  [100, "Demande d'enlèvement"],
  [101, "Demande d'enlèvement assignée"],
  [102, "En cours d’enlèvement"],
  [103, "Enlevé"],
  [104, "Demande d'enlèvement annulé"],
  [201, "Retour assigné"],
  [202, "Retour en cours d'expédition"],
  [203, "Retour enlevé"],
  [204, "Retour Annulé"],
]);

export const WAITING = 0;
export const DELETED = 6;
export const PICKUP_ASKED = 100;
export const PICKED_UP = 103;
export const DELIVERED: ReadonlySet<number> = new Set([2, 3]);

/** What a parcel goes through by itself when the journey is on; the first is where it begins. */
export const journeyStates = [WAITING, PICKUP_ASKED, PICKED_UP, 1, 2] as const;

/** A code by its number, its digits or its label; undefined where the document has none such. */
export function codeOf(state: number | string): number | undefined {
  const text = String(state).trim();
  if (/^\d+$/.test(text)) return labels.has(Number(text)) ? Number(text) : undefined;
  return [...labels].find(([, label]) => label.toLowerCase() === text.toLowerCase())?.[0];
}
