/** The small admin in the two languages Shopify's own has of ours. */
export type Language = "fr" | "en";

const fr = {
  orders: "Commandes",
  order: "Commande",
  customer: "Client",
  total: "Total",
  payment: "Paiement",
  fulfillment: "Traitement",
  date: "Date",
  shop: "Boutique",
  chooseShop: "Choisissez une boutique",
  noOrders: "Aucune commande pour l’instant.",
  noShops: "Aucune boutique n’est encore connue.",
  items: "Articles",
  shippingAddress: "Adresse de livraison",
  noAddress: "Aucune adresse de livraison",
  outstanding: "Reste à payer",
  note: "Note",
  tags: "Étiquettes",
  tracking: "Suivi",
  noTracking: "Sans numéro de suivi",
  events: "Événements",
  noEvents: "Aucun événement",
  location: "Emplacement",
  left: "restant",
  apps: "Applications",
  loading: "Chargement…",
  testOrder: "Commande test",
  cancelled: "Annulée",
  statusPage: "Page de suivi de l’acheteur",
  save: "Enregistrer",
  discard: "Ignorer",
  unsaved: "Modifications non enregistrées",
  thanks: "Merci pour votre commande",
  onItsWay: "Votre colis",
  followParcel: "Suivre le colis",
  notShipped: "Votre commande est en préparation.",
  notice: "Doublure locale de l’interface Shopify, pour essayer Navette sans boutique.",
} as const;

export type Word = keyof typeof fr;

const en: Record<Word, string> = {
  orders: "Orders",
  order: "Order",
  customer: "Customer",
  total: "Total",
  payment: "Payment",
  fulfillment: "Fulfillment",
  date: "Date",
  shop: "Shop",
  chooseShop: "Choose a shop",
  noOrders: "No orders yet.",
  noShops: "No shop is known yet.",
  items: "Items",
  shippingAddress: "Shipping address",
  noAddress: "No shipping address",
  outstanding: "Outstanding",
  note: "Note",
  tags: "Tags",
  tracking: "Tracking",
  noTracking: "No tracking number",
  events: "Events",
  noEvents: "No events",
  location: "Location",
  left: "left",
  apps: "Apps",
  loading: "Loading…",
  testOrder: "Test order",
  cancelled: "Cancelled",
  statusPage: "Shopper’s status page",
  save: "Save",
  discard: "Discard",
  unsaved: "Unsaved changes",
  thanks: "Thank you for your order",
  onItsWay: "Your parcel",
  followParcel: "Follow the parcel",
  notShipped: "Your order is being prepared.",
  notice: "A local stand-in of Shopify’s admin, to try Navette without a shop.",
};

/** The states as Shopify's admin says them. */
const STATES: Readonly<Record<string, readonly [fr: string, en: string, tone: Tone]>> = {
  PENDING: ["Paiement en attente", "Payment pending", "attention"],
  AUTHORIZED: ["Autorisé", "Authorized", "attention"],
  PARTIALLY_PAID: ["Partiellement payé", "Partially paid", "attention"],
  PAID: ["Payé", "Paid", "calm"],
  PARTIALLY_REFUNDED: ["Partiellement remboursé", "Partially refunded", "calm"],
  REFUNDED: ["Remboursé", "Refunded", "calm"],
  VOIDED: ["Annulé", "Voided", "calm"],
  UNFULFILLED: ["Non traité", "Unfulfilled", "attention"],
  PARTIALLY_FULFILLED: ["Partiellement traité", "Partially fulfilled", "attention"],
  FULFILLED: ["Traité", "Fulfilled", "good"],
  ON_HOLD: ["En attente", "On hold", "attention"],
  SCHEDULED: ["Planifié", "Scheduled", "calm"],
  IN_PROGRESS: ["En cours", "In progress", "calm"],
  OPEN: ["Ouvert", "Open", "attention"],
  CLOSED: ["Fermé", "Closed", "calm"],
  CANCELLED: ["Annulé", "Cancelled", "bad"],
  CANCELED: ["Annulé", "Cancelled", "bad"],
  LABEL_PURCHASED: ["Étiquette achetée", "Label purchased", "calm"],
  LABEL_PRINTED: ["Étiquette imprimée", "Label printed", "calm"],
  CONFIRMED: ["Confirmé", "Confirmed", "calm"],
  READY_FOR_PICKUP: ["Prêt à être retiré", "Ready for pickup", "calm"],
  CARRIER_PICKED_UP: ["Pris en charge", "Picked up by carrier", "calm"],
  IN_TRANSIT: ["En transit", "In transit", "calm"],
  DELAYED: ["Retardé", "Delayed", "attention"],
  OUT_FOR_DELIVERY: ["En cours de livraison", "Out for delivery", "calm"],
  ATTEMPTED_DELIVERY: ["Tentative de livraison", "Attempted delivery", "attention"],
  DELIVERED: ["Livré", "Delivered", "good"],
  FAILURE: ["Échec", "Failed", "bad"],
};

export type Tone = "calm" | "attention" | "good" | "bad";

export function wordsIn(language: Language): Record<Word, string> {
  return language === "fr" ? fr : en;
}

export function stateIn(language: Language, state: string): { readonly text: string; readonly tone: Tone } {
  const [french, english, tone] = STATES[state] ?? [state, state, "calm"];
  return { text: language === "fr" ? french : english, tone };
}
