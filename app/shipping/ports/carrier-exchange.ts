import type { ConnectionId, ShipmentId, ShipmentReference, ShopDomain } from "../ids";
import type { Money } from "../money";
import type { FulfillmentOrder, ShippingOrder } from "../order";
import type { ParcelDetails } from "../parcel-details";
import type { Place } from "../places/place";
import type { ShopSettings } from "../settings";
import type { CarrierName, ShipmentState } from "../shipment";

/** A shop's account at a carrier, its settings decrypted. */
export interface CarrierConnection {
  readonly id: ConnectionId;
  readonly shop: ShopDomain;
  readonly carrier: CarrierName;
  readonly settings: object;
  readonly createdAt: Date;
}

/** A parcel the carrier has, by the names it may know it by. */
export interface SentParcel {
  readonly reference: ShipmentReference;
  readonly trackingNumber: string | null;
  readonly carrierId: string | null;
}

export interface Parcel {
  readonly reference: ShipmentReference;
  readonly order: ShippingOrder;
  /** What travels: the order's lines with the quantity of this shipment. */
  readonly contents: readonly ParcelLine[];
  readonly recipientName: string;
  /** E.164, best first, at least one. */
  readonly phones: readonly string[];
  readonly place: Place | null;
  readonly collect: Money;
  /** The fulfillment order it empties: location, delivery method, promised times. */
  readonly fulfillmentOrder: FulfillmentOrder;
  /** The shop's pick-up, parcel defaults and product map. */
  readonly settings: ShopSettings;
  readonly marks: ParcelMarks;
}

/** What tags or note attributes of the order ask for. */
export interface ParcelMarks {
  readonly stopDesk: boolean;
  readonly exchange: boolean;
  /** What an exchange takes back, as the order's note attribute names it; null: it names nothing. */
  readonly toTakeBack: string | null;
  /** How fast, in the carrier's spelling; null: the carrier's default. */
  readonly serviceLevel: string | null;
  /** Pieces the shipment travels in; 1 unless marked. */
  readonly parcels: number;
}

export interface ParcelLine {
  readonly title: string;
  readonly sku: string | null;
  readonly variantId: string | null;
  readonly quantity: number;
  /** After line discounts. */
  readonly unitPrice: Money;
  /** Before any discount. */
  readonly originalUnitPrice: Money;
  readonly weightGrams: number | null;
}

/** Saved before it is sent; a replay sends the same bytes. */
export interface PreparedCreation {
  readonly reference: ShipmentReference;
  readonly body: string;
  /** Where the carrier has one (Dropcolis). */
  readonly idempotencyKey: string | null;
}

export interface CreatedParcel {
  readonly trackingNumber: string | null;
  readonly trackingUrl: string | null;
  /** Staff only. */
  readonly labelUrl: string | null;
  readonly carrierState: string | null;
  /** The carrier's own id, where its calls want another name than the tracking number. */
  readonly carrierId?: string;
  /** What the carrier really charges. */
  readonly cost?: Money;
  readonly estimatedDelivery?: Date;
}

export type CreationOutcome =
  | { readonly kind: "created"; readonly parcel: CreatedParcel }
  /** The carrier surely has nothing. The error says who must act, or when to try again. */
  | { readonly kind: "not-created"; readonly error: CarrierError }
  /** The answer never came or cannot be read: the carrier may or may not have the parcel. */
  | { readonly kind: "uncertain"; readonly error: CarrierError };

export interface LookUpQuestion {
  readonly reference: ShipmentReference;
  /** The bytes that were sent, for carriers that are asked by sending them again under the same key. */
  readonly creation: PreparedCreation;
  readonly attemptStartedAt: Date;
  readonly attemptEndedAt: Date;
  /** It went in one request with others: then the carrier may show it later than one that went alone. */
  readonly inBatch?: boolean;
}

export type LookUpOutcome =
  | { readonly kind: "found"; readonly parcel: CreatedParcel }
  /** Every page was read and none had the reference. `provesAbsence`: late enough after the attempt to be sure. */
  | { readonly kind: "absent"; readonly provesAbsence: boolean; readonly askAgainAt: Date | null }
  /** The carrier, asked by the same bytes, says that it did not and will not take them. */
  | { readonly kind: "refused"; readonly error: CarrierError }
  | { readonly kind: "unknown"; readonly error: CarrierError };

export interface FollowedParcel {
  readonly shipment: ShipmentId;
  readonly trackingNumber: string;
  readonly carrierId: string | null;
  readonly createdAt: Date;
}

export interface ParcelReport {
  readonly trackingNumber: string;
  /** The carrier's own spelling. */
  readonly carrierState: string;
  /** Null: a state we do not know; it is shown raw and changes nothing. */
  readonly state: ShipmentState | null;
  /** The carrier's time of it, where it says one. */
  readonly at: Date | null;
  /** Earlier states the same answer told, oldest first; only those with a time of their own. */
  readonly history?: readonly {
    readonly carrierState: string;
    readonly state: ShipmentState | null;
    readonly at: Date;
  }[];
  readonly estimatedDelivery?: Date;
  readonly cost?: Money;
  readonly details?: ParcelDetails;
  /** Why, in the carrier's own words: who cancelled it and for what reason. */
  readonly words?: string;
}

/** One pushed state, by whichever name it carries. */
export interface PushedReport {
  readonly carrierId: string | null;
  readonly reference: string | null;
  readonly trackingNumber: string | null;
  readonly trackingUrl: string | null;
  readonly carrierState: string;
  readonly state: ShipmentState | null;
  readonly at: Date | null;
  readonly estimatedDelivery?: Date;
  readonly details?: ParcelDetails;
  /** Why, in the carrier's own words: who cancelled it and for what reason. */
  readonly words?: string;
}

/** What came of changing, or cancelling, a parcel that the carrier has. */
export type ChangeOutcome =
  | { readonly kind: "done" }
  /** By its rule, or its word: too late, or never. */
  | { readonly kind: "refused"; readonly error: CarrierError }
  /** Neither: ask again at the error's `retryAt`; without one, a person has to act first. */
  | { readonly kind: "unknown"; readonly error: CarrierError };

export interface FollowOutcome {
  readonly reports: readonly ParcelReport[];
  /** What kept the rest from being read; null when all were. */
  readonly error: CarrierError | null;
}

export const carrierErrorKinds = [
  "auth",
  "rejected",
  "not-served",
  "duplicate",
  "rate-limited",
  "unavailable",
  "unexpected-answer",
  "uncertain",
] as const;
export type CarrierErrorKind = (typeof carrierErrorKinds)[number];

/** An error says who must act; whether it may be retried is in it. */
export interface CarrierError {
  readonly carrier: CarrierName;
  readonly operation: string;
  readonly kind: CarrierErrorKind;
  /** The carrier's own words, cut short, without secrets; null where it said nothing. */
  readonly words: string | null;
  /** HTTP status, where there was an answer. */
  readonly status: number | null;
  /** The field of the order it is about, in our spelling; null where the carrier names none. */
  readonly field: string | null;
  /** When to try again by itself; null: not before a person has acted. */
  readonly retryAt: Date | null;
  /** The carrier's own number of the request, where it has one: what its support asks for. */
  readonly requestId?: string;
}
