import { describe, expect, it } from "vitest";
import { mayMove } from "~/shipping/moves";
import { sayableStates, statuses } from "./statuses";

describe("the states of a pushed order", () => {
  it("are the shop's own, in the order of advance", () => {
    expect(statuses.map(({ state, words }) => `${state}: ${words}`)).toEqual([
      "created: Reçue en cuisine",
      "picked_up: Remise au livreur",
      "out_for_delivery: En route",
      "attempted: Client absent",
      "delivered: Livrée",
      "returned: Rapportée au restaurant",
      "cancelled: Annulée par le restaurant",
    ]);
  });

  it("can each be said of an order that has just been pushed", () => {
    expect(sayableStates.filter((state) => !mayMove("created", state))).toEqual([]);
  });
});
