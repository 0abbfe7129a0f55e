/** "Statuts des commandes" and "Types d'evenements webhook". A stand-in has its own copy: it must not agree with the app by sharing its table. */
export const STATES: Readonly<Record<string, string>> = {
  pending: "Commande recue, en attente de traitement",
  accepted: "Commande acceptee par Dropcolis",
  courier_assigned: "Coursier assigne",
  picked_up: "Colis ramasse a l'origine",
  in_transit: "Colis en transit",
  out_for_delivery: "En cours de livraison finale",
  delivered: "Livre avec succes",
  failed: "Tentative de livraison echouee",
  cancelled: "Commande annulee",
};

/** What an order goes through by itself when the journey is on; the first is where it begins. */
export const JOURNEY = [
  "pending",
  "accepted",
  "courier_assigned",
  "picked_up",
  "in_transit",
  "out_for_delivery",
  "delivered",
] as const;

export const CANCELLABLE: ReadonlySet<string> = new Set(["pending", "accepted"]);

/** The event that announces a state; `pending` has none. */
export const EVENT_OF: Readonly<Record<string, string>> = {
  accepted: "order.accepted",
  courier_assigned: "courier.assigned",
  picked_up: "order.picked_up",
  in_transit: "order.in_transit",
  out_for_delivery: "order.out_for_delivery",
  delivered: "order.delivered",
  failed: "order.failed",
  cancelled: "order.cancelled",
};
