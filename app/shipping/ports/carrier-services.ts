import { z } from "zod";
import { money, type Money } from "../money";
import type { ShipmentState } from "../shipment";
import type { Problem } from "../problem";
import type { Result } from "../result";
import type {
  CarrierConnection,
  CarrierError,
  ChangeOutcome,
  CreationOutcome,
  LookUpOutcome,
  LookUpQuestion,
  Parcel,
  PreparedCreation,
  SentParcel,
} from "./carrier-exchange";

/** What a carrier offers beyond creating, following and cancelling one parcel. Each is there, or it is not. */
export interface CarrierServices {
  /** Many creations in one request. */
  readonly batch?: BatchCreation;
  /** Many cancellations in one request. */
  readonly batchCancel?: BatchCancellation;
  /** Asks for the parcels to be collected. Absent where a courier comes, or the parcel is handed over, without asking. */
  readonly pickups?: Pickups;
  /** The carrier's own label of one parcel. Absent where it has none. */
  label?(
    connection: CarrierConnection,
    parcel: LabelledParcel,
  ): Promise<Result<PrintedDocument, CarrierError>>;
  /**
   * What its couriers scan on a label of ours, one code for each piece: what its creation said. Absent: the tracking number.
   * Pure.
   */
  pieceCodes?(reference: string, pieces: number): readonly string[];
  /** What it would cost, for each service level that has a price. Nothing is created. */
  quote?(
    connection: CarrierConnection,
    parcel: Parcel,
  ): Promise<Result<readonly Quote[], Problem | CarrierError>>;
  /** Words to, and from, the courier about one parcel. */
  readonly remarks?: Remarks;
  /** Asks for the parcel to come back while it travels. "done": the carrier took the question, not yet the parcel. */
  requestReturn?(connection: CarrierConnection, parcel: SentParcel): Promise<ChangeOutcome>;
  /** Everything that happened to one parcel, oldest first. */
  history?(
    connection: CarrierConnection,
    parcel: SentParcel,
  ): Promise<Result<readonly ParcelStep[], CarrierError>>;
  /** Every parcel of the account created between two moments, all pages. Absent where the carrier cannot be asked. */
  list?(connection: CarrierConnection, created: { from: Date; to: Date }): Promise<ParcelListing>;
  /** Asks the carrier to push a test to our address for this connection. */
  testPush?(connection: CarrierConnection, webhookUrl: string): Promise<Result<null, CarrierError>>;
  /** The carrier's tariff by region. */
  fees?(connection: CarrierConnection): Promise<Result<readonly Fee[], CarrierError>>;
  /** Proves the credentials, or as much as can be proven, without creating anything. */
  check(connection: CarrierConnection): Promise<ConnectionCheck>;
}

export interface BatchCreation {
  /** In one request. */
  readonly mostParcels: number;
  /**
   * Whether this connection's carrier has the call at all, by what `syncReference` last brought (null: nothing yet); where
   * it has not, parcels go one by one. Absent: it always has. Pure.
   */
  isOffered?(reference: object | null): boolean;
  /**
   * When the carrier's limits let the next request through, as far as can be said; null: now. Nothing is taken by asking.
   * Absent: nothing keeps a request waiting for long.
   */
  turn?(connection: CarrierConnection): Promise<Date | null>;
  /** Sends the prepared creations once, in one request. One outcome for each, in their order. Never throws. */
  create(
    connection: CarrierConnection,
    creations: readonly PreparedCreation[],
  ): Promise<readonly CreationOutcome[]>;
  /** Asks for all of them by reading the carrier's list once. One outcome for each, in their order. */
  lookUp(
    connection: CarrierConnection,
    questions: readonly LookUpQuestion[],
  ): Promise<readonly LookUpOutcome[]>;
}

export interface BatchCancellation {
  readonly mostParcels: number;
  /** One outcome for each, in their order; each as `cancel` would answer it. */
  cancel(
    connection: CarrierConnection,
    parcels: readonly SentParcel[],
    reason: string,
  ): Promise<readonly ChangeOutcome[]>;
}

export interface Pickups {
  /** In one request. */
  readonly mostParcels: number;
  /** Sends the request once. */
  request(connection: CarrierConnection, parcels: readonly SentParcel[]): Promise<PickupOutcome>;
  /** After an answer that never came: whether these parcels are waiting for a pick-up, by the carrier's own state of them. */
  lookUp(
    connection: CarrierConnection,
    parcels: readonly SentParcel[],
  ): Promise<Result<"requested" | "not-requested", CarrierError>>;
  /** The paper that the courier signs. */
  print(
    connection: CarrierConnection,
    pickup: RequestedPickup,
  ): Promise<Result<PrintedDocument, CarrierError>>;
  /** What a parcel's own state at the carrier says about its pick-up; null: nothing. Pure. */
  stateOf(carrierState: string): PickupState | null;
}

export const pickupStates = ["requested", "assigned", "collecting", "collected", "cancelled"] as const;
export type PickupState = (typeof pickupStates)[number];

export interface RequestedPickup {
  /** The carrier's number of it. */
  readonly number: string;
  /** Staff only: it holds an access token. */
  readonly printUrl: string | null;
}

export type PickupOutcome =
  | { readonly kind: "requested"; readonly pickup: RequestedPickup }
  /** The carrier surely has no such request. */
  | { readonly kind: "refused"; readonly error: CarrierError }
  | { readonly kind: "uncertain"; readonly error: CarrierError };

export interface LabelledParcel extends SentParcel {
  /** The address that the creation answered, where it did. Staff only. */
  readonly labelUrl: string | null;
}

/** A document of the carrier's, handed on to staff as it came. */
export interface PrintedDocument {
  /** As the carrier says, and one of those that we hand on. */
  readonly contentType: "application/pdf" | "text/html" | "image/png";
  readonly body: Uint8Array;
}

export const quote = z
  .object({
    /** In the carrier's spelling. */
    serviceLevel: z.string(),
    price: money,
    estimatedDelivery: z.coerce.date().nullable(),
    transitDays: z.int().nullable(),
    /** Null: the carrier says nothing. */
    validUntil: z.coerce.date().nullable(),
  })
  .readonly();
export type Quote = z.infer<typeof quote>;

export interface Remarks {
  readonly mostCharacters: number;
  /** Saying it twice shows it twice. */
  add(connection: CarrierConnection, parcel: SentParcel, text: string): Promise<ChangeOutcome>;
  /** Oldest first. */
  list(connection: CarrierConnection, parcel: SentParcel): Promise<Result<readonly Remark[], CarrierError>>;
}

export interface Remark {
  readonly text: string;
  /** Where it was written, and by which courier; null where the carrier says nothing. */
  readonly station: string | null;
  readonly courier: string | null;
  readonly at: Date | null;
}

/** One entry of a parcel's history in the carrier's own words. */
export interface ParcelStep {
  readonly carrierState: string;
  /** Null: a word we do not know. */
  readonly state: ShipmentState | null;
  readonly at: Date | null;
  readonly words?: string;
}

/** A parcel as the carrier lists it, whoever created it. */
export interface ListedParcel {
  readonly trackingNumber: string | null;
  readonly carrierId: string | null;
  /** Ours, where it bears one. */
  readonly reference: string | null;
  readonly carrierState: string;
  readonly state: ShipmentState | null;
  /** Null where the list does not say. */
  readonly collect: Money | null;
  readonly recipientName: string | null;
  /** As the carrier writes them. */
  readonly phones: readonly string[];
  readonly createdAt: Date | null;
  readonly trackingUrl: string | null;
}

/** `error` says what kept the rest from being read; null: the list is whole. */
export interface ParcelListing {
  readonly parcels: readonly ListedParcel[];
  readonly error: CarrierError | null;
}

/** The price of a region. */
export interface Fee {
  readonly regionCode: string;
  readonly toTheDoor: Money;
  readonly toTheDesk: Money | null;
  readonly returned: Money | null;
}

export type ConnectionCheck =
  /** "address": there is nothing to ask with the credentials, so only the address was tried. */
  | { readonly kind: "works"; readonly proves: "credentials" | "address" }
  | { readonly kind: "fails"; readonly cause: CheckFailure; readonly error: CarrierError };

/** What is wrong, as far as the carrier's answer tells. */
export const checkFailures = [
  /** The token or key is not known, or not allowed. */
  "key",
  /** The key is known, and what was signed with the secret is not right. */
  "secret",
  /** Our clock and the carrier's differ. */
  "clock",
  /** No such host, or nobody there speaks TLS as it should. */
  "host",
  /** The host sends on to another address. */
  "moved",
  /** Nobody answers, or the carrier is down. */
  "no-answer",
  /** Somebody answers, and not in the carrier's way: probably another service. */
  "not-the-carrier",
] as const;
export type CheckFailure = (typeof checkFailures)[number];
