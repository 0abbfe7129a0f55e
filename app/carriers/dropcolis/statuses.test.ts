import { describe, expect, it } from "vitest";
import { readStatus, statuses, statusOfEvent } from "./statuses";

/** The document's table and the mapping written beside it, typed off by hand: not made from the code under test. */
const expected: readonly (readonly [string, string, string])[] = [
  ["pending", "Commande recue, en attente de traitement", "created"],
  ["accepted", "Commande acceptee par Dropcolis", "created"],
  ["courier_assigned", "Coursier assigne", "created"],
  ["picked_up", "Colis ramasse a l'origine", "picked_up"],
  ["in_transit", "Colis en transit", "in_transit"],
  ["out_for_delivery", "En cours de livraison finale", "out_for_delivery"],
  ["delivered", "Livre avec succes", "delivered"],
  ["failed", "Tentative de livraison echouee", "failed"],
  ["cancelled", "Commande annulee", "cancelled"],
];

describe("the 9 states of Dropcolis", () => {
  it("are all there, in the carrier's words", () => {
    expect(statuses.map(({ status, words }) => [status, words])).toEqual(
      expected.map(([status, words]) => [status, words]),
    );
  });

  it.each(expected)("%s (%s) is %s, in any case", (status, _words, state) => {
    expect(readStatus(status, false)).toEqual({ carrierState: status, state });
    expect(readStatus(` ${status.toUpperCase()} `, false)).toEqual({ carrierState: status, state });
  });

  it("takes a failure for an attempt while another one is set, and changes no other state by it", () => {
    expect(readStatus("failed", true)).toEqual({ carrierState: "failed", state: "attempted" });
    expect(readStatus("delivered", true)).toEqual({ carrierState: "delivered", state: "delivered" });
  });

  it.each(["Perdu en mer", "returned", "picked up", ""])(
    "keeps the unknown %j raw and guesses nothing",
    (raw) => {
      expect(readStatus(raw, true)).toEqual({ carrierState: raw, state: null });
    },
  );
});

it("knows the 8 types of events", () => {
  expect([...statusOfEvent]).toEqual([
    ["order.accepted", "accepted"],
    ["courier.assigned", "courier_assigned"],
    ["order.picked_up", "picked_up"],
    ["order.in_transit", "in_transit"],
    ["order.out_for_delivery", "out_for_delivery"],
    ["order.delivered", "delivered"],
    ["order.failed", "failed"],
    ["order.cancelled", "cancelled"],
  ]);
});
