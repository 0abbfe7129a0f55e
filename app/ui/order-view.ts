import type { ReasonCode } from "~/i18n/catalogue";
import type { Refusal } from "~/i18n/sentences";
import type { Problem } from "~/shipping/problem";
import type { CarrierName, ShipmentState } from "~/shipping/shipment";
import type { AmountView, ShipmentRow } from "./shipment-row";

/** An order as its page shows it: its state, its parcels, what can be done about them, and all that happened to it. */
export interface OrderView {
  readonly id: string;
  readonly name: string;
  readonly state: ShipmentState | "not_shipped";
  /** Why nothing of it ships; null where something does. */
  readonly problem: Problem | null;
  /** Whether staff may ship it now; "again": an earlier parcel of it is over. */
  readonly ship: "first" | "again" | null;
  /** The shop's connections, oldest first, for whoever ships it with another one than the rules say. */
  readonly connections: readonly ConnectionChoice[];
  readonly parcels: readonly ParcelView[];
  readonly history: readonly HistoryLine[];
}

export interface ConnectionChoice {
  readonly id: string;
  readonly carrier: CarrierName;
}

export interface ParcelView extends ShipmentRow {
  readonly reference: string;
  readonly pieces: number;
  readonly place: PlaceView | null;
  readonly labelUrl: string | null;
  /** Its fulfillment in Shopify. */
  readonly fulfillment: "written" | "cancelled" | "none";
  /** What the carrier really charges; null: not known. */
  readonly cost: AmountView | null;
  readonly estimatedDelivery: string | null;
  readonly sentAt: string | null;
  readonly updatedAt: string;
  /** What staff can do about it as it is now. */
  readonly actions: readonly ParcelAction[];
  readonly services: ParcelServices;
  /** What staff are asked before it can go on. */
  readonly question: Question | null;
  /** Why it left as it did, or did not leave, in order. */
  readonly reasons: readonly Reason[];
  /** What was said of it, the newest first. */
  readonly timeline: readonly TimelineEvent[];
}

export type ParcelAction = "retry" | "validate" | "acknowledge" | "requestReturn" | "cancel";

/** What its carrier is asked about the parcel, where it can be. */
export interface ParcelServices {
  /** Words to the courier, of so many characters. */
  readonly remarks: { readonly mostCharacters: number } | null;
  /** The carrier's own history. */
  readonly history: boolean;
}

/** One entry of the carrier's own history. */
export interface HistoryStep {
  readonly carrierState: string;
  readonly state: ShipmentState | null;
  readonly at: string | null;
  readonly words: string | null;
}

/** A remark as the carrier has it. */
export interface RemarkView {
  readonly text: string;
  /** Where it was written, and by whom, as far as the carrier says. */
  readonly by: string | null;
  readonly at: string | null;
}

/** What a carrier said when it was asked about a parcel just now. */
export type CarrierSaid =
  | { readonly kind: "history"; readonly steps: readonly HistoryStep[] }
  | { readonly kind: "remarks"; readonly remarks: readonly RemarkView[] }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/** The region's name in both scripts; English readers know the French ones. */
export interface PlaceView {
  readonly region: { readonly fr: string; readonly ar: string };
  readonly locality: string | null;
}

export type Question =
  | {
      readonly kind: "place";
      readonly country: "TN" | "DZ" | "CA";
      readonly regions: readonly RegionChoice[];
      /** What the address suggests, to start from. */
      readonly suggested: { readonly regionCode: string | null; readonly locality: string };
    }
  /** The order it may be the same as. */
  | {
      readonly kind: "twin";
      readonly twin: { readonly id: string; readonly name: string } | null;
      /** Staff said no already, and may change their mind. */
      readonly isSkipped: boolean;
    }
  | { readonly kind: "uncertain" };

export interface RegionChoice {
  readonly code: string;
  readonly fr: string;
  readonly ar: string;
}

export interface Reason {
  readonly code: ReasonCode;
  readonly values: Readonly<Record<string, string | number>>;
}

export interface TimelineEvent {
  readonly at: string;
  /** As the carrier spells it; null where the shop itself said it. */
  readonly carrierState: string | null;
  /** Null: not known to us. */
  readonly state: ShipmentState | null;
}

export interface HistoryLine {
  readonly at: string;
  readonly actor: string;
  readonly event: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly words: string | null;
}
