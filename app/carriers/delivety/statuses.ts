import type { ShipmentState } from "~/shipping/shipment";

export interface DelivetyStatus {
  readonly state: ShipmentState;
  /** The shop's own words: Delivety's document has none. */
  readonly words: string;
}

/**
 * How an order fares once it was pushed, in the order of advance. Delivety tells nothing back: `created` is its 2xx,
 * every other state is what the shop's staff, or its time rule, say. The words are ours, and screens label them as the
 * shop's.
 */
export const statuses: readonly DelivetyStatus[] = [
  { state: "created", words: "Reçue en cuisine" },
  { state: "picked_up", words: "Remise au livreur" },
  { state: "out_for_delivery", words: "En route" },
  { state: "attempted", words: "Client absent" },
  { state: "delivered", words: "Livrée" },
  { state: "returned", words: "Rapportée au restaurant" },
  { state: "cancelled", words: "Annulée par le restaurant" },
];

/** What staff may say of an order that was pushed, in the order in which it happens. */
export const sayableStates: readonly ShipmentState[] = statuses
  .map(({ state }) => state)
  .filter((state) => state !== "created");
