import type { CarriersDependencies } from "~/carriers/registry";
import type { CarrierName } from "~/shipping/shipment";
import type {
  Carrier,
  CarrierConnection,
  Parcel,
  PreparedCreation,
  SentParcel,
} from "~/shipping/ports/carrier";
import type { ControlClient, StandInModule } from "../../stand-ins/kit";

export const carrierOperations = [
  "create",
  "lookUp",
  "follow",
  "cancel",
  "update",
  "validation",
  "push",
  "syncReference",
] as const;
export type CarrierOperation = (typeof carrierOperations)[number];

/** The carrier that has a parcel, and the control of its stand-in. */
export interface WhereItIs {
  readonly carrier: Carrier;
  readonly connection: CarrierConnection;
  readonly control: ControlClient;
}

/** What the battery has to know of changing a parcel in one way. */
export interface ChangeEntry {
  /** The stand-in's name of the call. */
  readonly call: string;
  /** Makes it too late; in these words the carrier then refuses. */
  lock(at: WhereItIs, parcel: SentParcel): Promise<unknown>;
  readonly lockedWords: string;
  /** Whether the stand-in's ledger shows it done, of the only parcel there is. */
  isDone(ledger: unknown): boolean;
}

/** What the battery has to know of a carrier to put it through all its cases. */
export interface BatteryEntry {
  readonly name: CarrierName;
  readonly standIn: StandInModule;
  /** For a carrier that the registry does not have. */
  readonly build?: (dependencies: CarriersDependencies) => Carrier;
  /** Where the app's carrier is told to call, given the address of a server. */
  addressedAt(url: string): Partial<CarriersDependencies>;
  /** Good settings, for carriers whose address is one of them at this server. */
  settingsAt(url: string): object;
  /** Settings that the carrier answers with 401. */
  deniedSettingsAt(url: string): object;
  /** Nothing is wrong with it. */
  readonly parcel: Parcel;
  /** The operations it has, as a literal list: a lost one is noticed. */
  readonly operations: readonly CarrierOperation[];
  /** The stand-in's name of the call that creates, and of one that reads (where it has one). */
  readonly createCall: string;
  readonly readCall: string;
  /** A look-up searches for the reference, or sends the same bytes again, which makes what was not there. */
  readonly settlesBy: "search" | "replay" | "nothing";
  /** Bytes that our own checks would never let through, and how the carrier refuses them. */
  spoil(creation: PreparedCreation): PreparedCreation;
  readonly spoilt: { readonly field: string; readonly words: string };
  /** How many parcels the carrier makes when the same reference is sent twice. */
  readonly parcelsOfTwoSends: 1 | 2;
  /** From this long after the attempt on, a look-up that finds nothing proves it. */
  readonly proofMilliseconds: number;
  /** References of the parcels in the stand-in's ledger, one per parcel. */
  references(ledger: unknown): readonly string[];
  /** Puts a parcel into a state, by the carrier's own word; by its tracking number. */
  move(control: ControlClient, trackingNumber: string, state: string): Promise<unknown>;
  /** A state and what it means for us. */
  readonly known: { readonly carrierState: string; readonly state: string };
  /** What it can change of a parcel, for each such operation that it has. */
  readonly changes: { readonly cancel?: ChangeEntry; readonly update?: ChangeEntry };
  /** What `update` is to bring about of the good parcel. */
  readonly changed?: Partial<Parcel>;
  /** What must never be told: token, recipient. */
  readonly secrets: readonly string[];
}
