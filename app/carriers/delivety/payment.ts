import { foldText } from "~/shipping/folded-text";
import { majorUnits, type Money } from "~/shipping/money";
import type { Parcel } from "~/shipping/ports/carrier";
import type { PaymentBody } from "./wire";

/** "type" of the document, in its own words. */
export const paymentTypes = [
  { code: 1, words: "si la commande a été réglée en espèces", method: "cash" },
  { code: 2, words: "si la commande a été réglée par carte", method: "card" },
  { code: 3, words: "si la commande est payée par carte à la li[gne]", method: "online" },
] as const;

/** "statut" of the document, in its own words. */
export const paymentStatuses = [
  { code: -1, words: "si le paiement est remboursé", meaning: "refunded" },
  { code: 0, words: "si le paiement a été annulé", meaning: "cancelled" },
  { code: 1, words: "si le paiement n'a pas encore été traité", meaning: "unprocessed" },
  { code: 2, words: "si le paiement a été traité avec succès", meaning: "processed" },
] as const;

type Method = (typeof paymentTypes)[number]["method"];
type Meaning = (typeof paymentStatuses)[number]["meaning"];

/** Amounts of the order in minor units. */
export interface Bill {
  /** The ordered dishes before any discount. */
  readonly sum: number;
  readonly discount: number;
}

/** Shopify tells an app no payment processor's fee, so none is ever named; sums are then what the shopper paid. */
const commission = 0;

/**
 * `payment` of the document. Where the order still owes, `amount` is what has to be paid at the door ("Le montant
 * total payé (ou à payer)"): a delivery fee is in it and a deposit is not. Where nothing is owed it is
 * sum − discount − commission.
 */
export function paymentOf(parcel: Parcel, bill: Bill): PaymentBody {
  const { collect } = parcel;
  const owes = isOwed(parcel);
  const method = methodOf(parcel, owes);
  const inMajorUnits = (minor: number): number => majorUnits({ ...collect, minor });
  const key = method === "cash" ? null : publicKeyOf(parcel);
  return {
    type: codeOfMethod(method),
    status: codeOfMeaning(meaningOf(parcel, owes)),
    sum: inMajorUnits(bill.sum),
    amount: inMajorUnits(owes ? collect.minor : bill.sum - bill.discount - commission),
    ...(key === null ? {} : { public_key: key }),
    receiver_commision: commission,
    reciver_commission: commission,
  };
}

/** Of several parcels of one order, those that collect nothing still belong to an order that owes. */
export const isOwed = ({ collect, order }: { collect: Money; order: Parcel["order"] }): boolean =>
  collect.minor > 0 || (order.owed?.minor ?? 0) > 0;

function meaningOf({ order }: Parcel, owes: boolean): Meaning {
  if (owes) return "unprocessed";
  switch (order.financialStatus) {
    case "REFUNDED":
      return "refunded";
    case "VOIDED":
      return "cancelled";
    case "AUTHORIZED":
    case "PENDING":
      // Nothing to collect, and yet not the shop's money: an authorisation, say.
      return "unprocessed";
    default:
      return "processed";
  }
}

/** Owed: in cash, unless the gateway says "card at the door". Paid: online, unless by a gateway that is cash. */
function methodOf({ order, settings }: Parcel, owes: boolean): Method {
  const gateways = order.paymentGateways.map(foldText);
  if (owes) return gateways.length > 0 && gateways.every(isCardAtTheDoor) ? "card" : "cash";
  const cash = new Set(settings.cash.gateways.map(foldText));
  const isCash = (gateway: string): boolean => cash.has(gateway) || isNamedCash(gateway);
  return gateways.length > 0 && gateways.every(isCash) ? "cash" : "online";
}

const isCardAtTheDoor = (gateway: string): boolean =>
  /\b(card|carte|tpe|terminal)\b/.test(gateway) && /\b(delivery|livraison|domicile|door|tpe)\b/.test(gateway);

const isNamedCash = (gateway: string): boolean =>
  /\b(cash|cod|especes?|comptant)\b|paiement a la livraison|الدفع عند|نقد/.test(gateway);

/**
 * "identifier le numéro de compte vers lequel effectuer le paiement": known only where the shop's checkout writes it
 * on the order, as a note attribute named `public_key`.
 */
function publicKeyOf({ order }: Parcel): string | null {
  const named = order.attributes.find(({ name }) => foldText(name) === "public key");
  return named?.value.trim() || null;
}

const codeOfMethod = (method: Method): number =>
  paymentTypes.find((type) => type.method === method)?.code ?? 1;
const codeOfMeaning = (meaning: Meaning): number =>
  paymentStatuses.find((status) => status.meaning === meaning)?.code ?? 1;
