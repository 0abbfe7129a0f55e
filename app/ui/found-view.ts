import type { FoundCause } from "~/shipping/found-parcel";
import type { Refusal } from "~/i18n/sentences";
import type { FoundText } from "~/i18n/catalogue";
import type { CarrierName, ShipmentState } from "~/shipping/shipment";
import type { AmountView } from "./shipment-row";

/** A parcel that a carrier has and no shipment is, as staff see it. */
export interface FoundRow {
  readonly id: string;
  readonly carrier: CarrierName;
  readonly trackingNumber: string | null;
  readonly trackingUrl: string | null;
  readonly carrierState: string;
  /** Null: a word of the carrier's that we do not know. */
  readonly state: ShipmentState | null;
  /** Null: its list does not say. */
  readonly collect: AmountView | null;
  /** There is no order whose page would say it; null: not said, or erased. */
  readonly recipientName: string | null;
  readonly createdAt: string | null;
  readonly cause: FoundCause;
  readonly order: { readonly id: string; readonly name: string } | null;
}

/** What came of something staff asked for on a found parcel. */
export type FoundAnswer =
  | { readonly kind: "done"; readonly text: FoundText }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/** What the list of shipments says before its rows: of carriers, not of one parcel. */
export interface CarrierNotices {
  readonly outages: readonly OutageView[];
  readonly found: FoundCounts;
}

export interface OutageView {
  readonly connection: string;
  readonly carrier: CarrierName;
  readonly since: string;
  readonly waiting: number;
}

export interface FoundCounts {
  /** To be looked into, or offered. */
  readonly asking: number;
  readonly unknown: number;
}
