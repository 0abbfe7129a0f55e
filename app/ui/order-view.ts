import type { Problem } from "~/shipping/problem";
import type { ShipmentState } from "~/shipping/shipment";
import type { AmountView, ShipmentRow } from "./shipment-row";

/** An order as its page shows it: its state, its parcels, and all that happened to it. */
export interface OrderView {
  readonly id: string;
  readonly name: string;
  readonly state: ShipmentState | "not_shipped";
  /** Why nothing of it ships; null where something does. */
  readonly problem: Problem | null;
  readonly parcels: readonly ParcelView[];
  readonly history: readonly HistoryLine[];
}

export interface ParcelView extends ShipmentRow {
  readonly reference: string;
  readonly pieces: number;
  readonly place: { readonly region: string; readonly locality: string | null } | null;
  readonly labelUrl: string | null;
  readonly isFulfilled: boolean;
  /** What the carrier really charges; null: not known. */
  readonly cost: AmountView | null;
  readonly estimatedDelivery: string | null;
  readonly sentAt: string | null;
  readonly updatedAt: string;
}

export interface HistoryLine {
  readonly at: string;
  readonly actor: string;
  readonly event: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly words: string | null;
}
