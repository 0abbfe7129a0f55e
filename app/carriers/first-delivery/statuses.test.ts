import { describe, expect, it } from "vitest";
import { readStatus, statuses } from "./statuses";

/** The document's table and the mapping written beside it, typed off by hand: not made from the code under test. */
const expected: readonly (readonly [number, string, string])[] = [
  [0, "En attente", "created"],
  [1, "En cours", "in_transit"],
  [2, "Livré", "delivered"],
  [3, "Echange", "delivered"],
  [5, "Retour Expéditeur", "returning"],
  [6, "Supprimé", "cancelled"],
  [7, "Rtn client/agence", "returning"],
  [8, "Au magasin", "in_transit"],
  [11, "Rtn dépôt", "returning"],
  [20, "A vérifier", "attempted"],
  [30, "Retour reçu", "returned"],
  [31, "Rtn définitif", "returned"],
  [100, "Demande d'enlèvement", "created"],
  [101, "Demande d'enlèvement assignée", "created"],
  [102, "En cours d’enlèvement", "created"],
  [103, "Enlevé", "picked_up"],
  [104, "Demande d'enlèvement annulé", "created"],
  [201, "Retour assigné", "returning"],
  [202, "Retour en cours d'expédition", "returning"],
  [203, "Retour enlevé", "returning"],
  [204, "Retour Annulé", "attempted"],
];

describe("the 21 states of First Delivery", () => {
  it("are all there", () => {
    expect(statuses.map(({ code }) => code)).toEqual(expected.map(([code]) => code));
  });

  it.each(expected)("%d, %s is %s, as a label, a number and digits", (code, label, state) => {
    expect(readStatus(label)).toEqual({ carrierState: label, state });
    expect(readStatus(code)).toEqual({ carrierState: label, state });
    expect(readStatus(String(code))).toEqual({ carrierState: label, state });
  });

  it.each([
    ["LIVRE", "delivered"],
    ["en cours d'enlevement", "created"],
    ["Demande d’enlèvement", "created"],
    [" Échange ", "delivered"],
    ["retour   expediteur", "returning"],
    ["RTN CLIENT-AGENCE", "returning"],
  ])("reads %j whatever its accents, case, punctuation and spaces", (label, state) => {
    expect(readStatus(label)).toEqual({ carrierState: label.trim(), state });
  });

  it.each(["Perdu", "Livré en partie", "4", 999, ""])(
    "keeps the unknown %j raw and guesses nothing",
    (raw) => {
      expect(readStatus(raw)).toEqual({ carrierState: String(raw), state: null });
    },
  );
});
