import type { z } from "zod";
import type { Problem } from "../problem";
import type { Result } from "../result";
import type {
  CarrierConnection,
  CarrierError,
  ChangeOutcome,
  CreationOutcome,
  FollowedParcel,
  FollowOutcome,
  LookUpOutcome,
  LookUpQuestion,
  Parcel,
  PreparedCreation,
  PushedReport,
  SentParcel,
} from "./carrier-exchange";
import type { CarrierFacts } from "./carrier-facts";
import type { CarrierServices } from "./carrier-services";

export * from "./carrier-exchange";
export type * from "./carrier-facts";

/**
 * What the core needs of a carrier. A capability is an operation that exists: optional operations are there or they
 * are not, and screens, jobs and documents read it from the object itself.
 */
export interface Carrier extends CarrierServices {
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
