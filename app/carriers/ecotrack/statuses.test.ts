import { describe, expect, it } from "vitest";
import { historyWords, isHandedOver, readHistoryWord, readStatus, statuses } from "./statuses";

/** The document's list and the mapping written beside it, typed off by hand: not made from the code under test. */
const expectedStates: readonly (readonly [string, string])[] = [
  ["prete_a_expedier", "created"],
  ["en_ramassage", "created"],
  ["en_preparation_stock", "created"],
  ["vers_hub", "picked_up"],
  ["en_hub", "in_transit"],
  ["vers_wilaya", "in_transit"],
  ["en_preparation", "in_transit"],
  ["en_livraison", "out_for_delivery"],
  ["suspendu", "attempted"],
  ["livre_non_encaisse", "delivered"],
  ["encaisse_non_paye", "delivered"],
  ["paiements_prets", "delivered"],
  ["paye_et_archive", "delivered"],
  ["retour_chez_livreur", "returning"],
  ["retour_transit_entrepot", "returning"],
  ["retour_en_traitement", "returning"],
  ["retour_recu", "returned"],
  ["retour_archive", "returned"],
  ["annule", "cancelled"],
];

const expectedWords: readonly (readonly [string, string])[] = [
  ["order_information_received_by_carrier", "created"],
  ["picked", "picked_up"],
  ["accepted_by_carrier", "in_transit"],
  ["dispatched_to_driver", "out_for_delivery"],
  ["attempt_delivery", "attempted"],
  ["return_asked", "returning"],
  ["return_in_transit", "returning"],
  ["Return_received", "returned"],
  ["livred", "delivered"],
  ["encaissed", "delivered"],
  ["payed", "delivered"],
];

describe("the 19 states of ECOTRACK", () => {
  it("are all there", () => {
    expect(statuses).toHaveLength(19);
    expect(statuses.map(({ code }) => code)).toEqual(expectedStates.map(([code]) => code));
  });

  it.each(expectedStates)("%s is %s", (code, state) => {
    expect(readStatus(code)).toEqual({ carrierState: code, state });
    expect(readStatus(code.toUpperCase())).toEqual({ carrierState: code.toUpperCase(), state });
  });

  it.each([
    ["payé_et_archivé", "delivered"],
    ["Prête à expédier", "created"],
    ["LIVRÉ_NON_ENCAISSÉ", "delivered"],
    [" Retour reçu ", "returned"],
    ["En-Préparation-Stock", "created"],
  ])("reads %j whatever its accents and case", (raw, state) => {
    expect(readStatus(raw)).toEqual({ carrierState: raw.trim(), state });
  });

  it.each(["perdu", "en_livraison_2", "all", "livred", ""])("keeps the unknown %j raw", (raw) => {
    expect(readStatus(raw)).toEqual({ carrierState: raw, state: null });
  });
});

describe("the 11 words of the history", () => {
  it("are all there", () => {
    expect(historyWords).toHaveLength(11);
    expect(historyWords.map(({ code }) => code)).toEqual(expectedWords.map(([code]) => code));
  });

  it.each(expectedWords)("%s is %s", (word, state) => {
    expect(readHistoryWord(word)).toEqual({ carrierState: word, state });
    expect(readHistoryWord(word.toLowerCase())).toEqual({ carrierState: word.toLowerCase(), state });
  });

  it("are states, too, on hosts that write those there; the rest stays raw", () => {
    expect(readHistoryWord("Livré_non_encaissé").state).toBe("delivered");
    expect(readHistoryWord("Client ne répond pas")).toEqual({
      carrierState: "Client ne répond pas",
      state: null,
    });
  });
});

it.each([
  ["prete_a_expedier", false],
  ["Prête_à_expédier", false],
  ["en_preparation_stock", false],
  ["en_ramassage", true],
  ["VERS_HUB", true],
  ["En_préparation", true],
  ["Livré_non_encaissé", true],
  ["annulé", true],
  ["Perdu en mer", false],
])("a parcel that is %j was handed over: %s", (state, handedOver) => {
  expect(isHandedOver(state)).toBe(handedOver);
});
