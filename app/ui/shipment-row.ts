import type { Problem } from "~/shipping/problem";
import type { CarrierName, ShipmentState } from "~/shipping/shipment";
import type { ListPlace } from "./list-address";

/** A shipment as the list shows it. No name, phone or address: the order's page in Shopify has them. */
export interface ShipmentRow {
  readonly id: string;
  readonly orderId: string;
  readonly orderName: string;
  readonly carrier: CarrierName | null;
  readonly state: ShipmentState;
  readonly carrierState: string | null;
  readonly trackingNumber: string | null;
  readonly trackingUrl: string | null;
  readonly collect: AmountView | null;
  readonly problem: Problem | null;
}

/** An amount as it travels to the browser: "45.500" and "TND". */
export interface AmountView {
  readonly amount: string;
  readonly currency: string;
}

/** An order of which nothing ships, with the reason. */
export interface UnshippedRow {
  readonly id: string;
  readonly name: string;
  readonly problem: Problem | null;
}

/** What one page of the list holds. */
export type ShipmentsPage =
  | { readonly kind: "shipments"; readonly rows: readonly ShipmentRow[]; readonly next: string | null }
  | { readonly kind: "orders"; readonly rows: readonly UnshippedRow[]; readonly next: string | null };

/** What was asked of the list by searching; the answer says it again, so that a late one is not taken for another's. */
export interface SearchQuestion extends ListPlace {
  readonly search: string;
}

export interface SearchAnswer {
  readonly question: SearchQuestion;
  readonly page: ShipmentsPage;
  /** The order of that very name, where the page shows nothing of it. */
  readonly elsewhere: { readonly id: string; readonly name: string } | null;
}
