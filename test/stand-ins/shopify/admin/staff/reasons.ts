/** Why staff hold or cancel: Shopify's codes with their words. */
import type { Language } from "../words";

type Reasons = Readonly<Record<string, readonly [fr: string, en: string]>>;

/** `FulfillmentHoldReason` of the schema, as far as staff choose them. */
export const HOLD_REASONS = {
  INCORRECT_ADDRESS: ["Adresse incorrecte", "Incorrect address"],
  INVENTORY_OUT_OF_STOCK: ["Rupture de stock", "Out of stock"],
  HIGH_RISK_OF_FRAUD: ["Risque de fraude élevé", "High risk of fraud"],
  AWAITING_PAYMENT: ["En attente du paiement", "Awaiting payment"],
  UNKNOWN_DELIVERY_DATE: ["Date de livraison inconnue", "Unknown delivery date"],
  OTHER: ["Autre", "Other"],
} as const satisfies Reasons;

/** `cancel_reason` of an order, as REST and webhooks spell it. */
export const CANCEL_REASONS = {
  customer: ["Le client a changé d’avis", "Customer changed their mind"],
  inventory: ["Articles indisponibles", "Items unavailable"],
  fraud: ["Commande frauduleuse", "Fraudulent order"],
  declined: ["Paiement refusé", "Payment declined"],
  staff: ["Erreur du personnel", "Staff error"],
  other: ["Autre", "Other"],
} as const satisfies Reasons;

/** Value and words of each, for a choice. */
export function choices(reasons: Reasons, language: Language): readonly (readonly [string, string])[] {
  return Object.entries(reasons).map(([code, [fr, en]]) => [code, language === "fr" ? fr : en]);
}

export function reasonIn(reasons: Reasons, language: Language, code: string): string {
  const [fr, en] = reasons[code] ?? [code, code];
  return language === "fr" ? fr : en;
}
