import type { z } from "zod";
import type { ConnectionId, ShipmentId, ShipmentReference, ShopDomain } from "../ids";
import type { CurrencyCode, Money } from "../money";
import type { FulfillmentOrder, ShippingOrder } from "../order";
import type { Place } from "../places/place";
import type { Problem } from "../problem";
import type { Result } from "../result";
import type { ShopSettings } from "../settings";
import type { CarrierName, ShipmentState } from "../shipment";

/**
 * What the core needs of a carrier. A capability is an operation that exists: optional operations are there or they
 * are not, and screens, jobs and documents read it from the object itself.
 */
export interface Carrier {
  readonly facts: CarrierFacts;
  /** Reads what a merchant typed when connecting; the same schema reads the stored settings back. */
  readonly settings: z.ZodType<object>;
  /**
   * Names the carrier's account behind these settings (never the secret itself): connections with the same account,
   * in whatever shop, share its limits.
   */
  account(settings: object): string;
  /** The address among the settings that a merchant types, for carriers without one of their own. */
  typedAddress?(settings: object): string;
  /**
   * Translates a parcel into the exact bytes to send, or says what is wrong with it. Pure: what it accepts has met
   * every rule the carrier documents, nothing is clamped, no default replaces a missing value. A problem
   * `place_unknown` makes the order ask for its place; every other one waits to be mended.
   *
   * @param reference what `syncReference` last brought for this connection; null: nothing yet
   */
  prepare(parcel: Parcel, settings: object, reference: object | null): Result<PreparedCreation, Problem>;
  /** Sends the prepared bytes once. Never throws for what a carrier or a network can do. */
  create(connection: CarrierConnection, creation: PreparedCreation): Promise<CreationOutcome>;
  /** Asks the carrier whether the creation with this reference exists. Absent where there is nothing to ask. */
  lookUp?(connection: CarrierConnection, question: LookUpQuestion): Promise<LookUpOutcome>;
  /** The present state of the given parcels, as many as could be read. Absent where the carrier tells nothing. */
  follow?(connection: CarrierConnection, parcels: readonly FollowedParcel[]): Promise<FollowOutcome>;
  /**
   * Takes a parcel back before it travels; the carrier alone judges whether it still may. Asked again after an answer
   * that was lost, it says that it is done. Absent where the carrier has no such call.
   */
  cancel?(connection: CarrierConnection, parcel: SentParcel, reason: string): Promise<ChangeOutcome>;
  /**
   * Brings a parcel that is not handed over in line with what its creation would say now. Saying it twice harms
   * nothing. Absent where the carrier has no such call.
   */
  update?(
    connection: CarrierConnection,
    parcel: SentParcel,
    creation: PreparedCreation,
  ): Promise<ChangeOutcome>;
  /**
   * Hands a parcel over, for carriers that collect nothing before. `isAtOnce` says what the connection's settings
   * want; by hand, staff are reminded.
   */
  readonly validation?: {
    isAtOnce(settings: object): boolean;
    validate(connection: CarrierConnection, parcel: SentParcel): Promise<Result<null, CarrierError>>;
  };
  /** States the carrier pushes to our address for this connection. */
  readonly push?: {
    /** Verified on the raw body with the connection's present or replaced secret; false: not the carrier's. */
    verify(rawBody: Uint8Array, headers: Headers, settings: readonly object[]): boolean;
    /** What a verified body says; an unknown type is kept and shown, the failure says why it cannot be read. */
    read(body: string): Result<PushedReport | null, string>;
  };
  /** Reads what the carrier serves (places, desks), for `prepare`. */
  syncReference?(connection: CarrierConnection): Promise<Result<object, CarrierError>>;
  /** True where nobody but staff, or the shop's own time rule, says how a parcel fares. */
  readonly toldByStaff?: true;
  /**
   * The shop's own rule for such a carrier, read from the connection's settings: a parcel counts as delivered so many
   * minutes after it was sent. Null: the shop set none, and staff alone say. Pure.
   */
  timeRule?(settings: object): { readonly deliveredAfterMinutes: number } | null;
}

export interface CarrierFacts {
  readonly name: CarrierName;
  /** As shoppers know it; also Shopify's tracking company. */
  readonly displayName: string;
  /** Destination countries it is the default for, ISO alpha-2. */
  readonly countries: readonly string[];
  /** Null: the order's own. */
  readonly currency: CurrencyCode | null;
  /** For which of Shopify's delivery methods. */
  readonly delivers: readonly ("SHIPPING" | "LOCAL")[];
  /**
   * What `prepare` needs to know of the place: "decided", as `findPlace` decides it; "region": the only region that
   * the address names, the rest is checked by `prepare` against the carrier's own list; "none".
   */
  readonly place: "decided" | "region" | "none";
  /** How long a parcel may be silent before a slow sweep asks, for carriers that push; null: asked at every sweep. */
  readonly overdueAfterHours: number | null;
  /**
   * What its numbers look like, to know one that staff typed into Shopify by hand without the carrier's name; null:
   * like nothing in particular, or it has none.
   */
  readonly trackingNumber: RegExp | null;
  readonly calls: CarrierCalls;
}

/** What of the carrier's interface is built, in the carrier's own names. `npm run carriers` prints it. */
export interface CarrierCalls {
  /** Of the carrier's own document. */
  readonly documented: readonly string[];
  /** Known from public code alone. */
  readonly public: readonly string[];
  /** Pages and prints it gives addresses of. */
  readonly links: readonly string[];
  /** What it pushes. */
  readonly webhooks: readonly string[];
}

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
}
