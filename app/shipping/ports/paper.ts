import type { Money } from "../money";
import type { Place } from "../places/place";
import type { PrintedDocument } from "./carrier-services";
import type { Language } from "./store";

/** What the shop prints for its parcels. Data in, PDF out; nothing is asked of anybody. */
export interface Paper {
  /** One PDF of all of them, in their order; each of several pieces has a label of its own. */
  labels(
    labels: readonly LabelToPrint[],
    options: { readonly format: LabelFormat; readonly language: Language },
  ): Promise<PrintedLabels>;
  /** The list the courier signs, a new page for each handover. */
  manifest(manifest: Manifest, language: Language): Promise<Uint8Array>;
  /** What to take off the shelves, by location. */
  pickList(pickList: PickList, language: Language): Promise<Uint8Array>;
}

/** Millimetres of one label, or four of them on a sheet of A4. */
export const labelFormats = ["100x150", "a4"] as const;
export type LabelFormat = (typeof labelFormats)[number];

export interface LabelToPrint {
  readonly ours: ParcelLabel;
  /** The carrier's own, which goes before ours; null: it has none, or none that fits into a PDF. */
  readonly carriers: PrintedDocument | null;
}

export interface PrintedLabels {
  readonly pdf: Uint8Array;
  /** How many parcels have the carrier's own; one that could not be read is replaced by ours. */
  readonly carriers: number;
}

/** Why a label is ours although the carrier has one of its own. */
export type InsteadOfCarriers = "no-answer" | "web-page" | "unreadable";

/** Everything a label of our own says of one shipment. Personal data. */
export interface ParcelLabel {
  readonly reference: string;
  readonly trackingNumber: string | null;
  /** As shoppers know the carrier. */
  readonly carrier: string;
  readonly orderName: string;
  readonly sender: Sender;
  /** Null: erased. */
  readonly recipient: LabelRecipient | null;
  readonly place: Place | null;
  /** Zero when prepaid; null: not known. */
  readonly collect: Money | null;
  readonly contents: readonly { readonly title: string; readonly quantity: number }[];
  /** How many the shipment travels in. */
  readonly pieces: number;
  /** What couriers scan, one for each piece; null: the tracking number, or our reference. */
  readonly pieceCodes: readonly string[] | null;
  readonly instead: InsteadOfCarriers | null;
}

export interface Sender {
  /** The shop's name at Shopify. */
  readonly shop: string;
  /** Who hands the parcel over, and where; null: the shop did not say. */
  readonly pickupName: string | null;
  readonly phone: string | null;
}

export interface LabelRecipient {
  readonly name: string;
  /** Best first. */
  readonly phones: readonly string[];
  readonly addressLines: readonly string[];
  readonly city: string;
  readonly zip: string;
}

/** What is handed over: to one courier, on behalf of one connection. */
export interface Manifest {
  readonly shop: string;
  readonly printedAt: Date;
  readonly handovers: readonly Handover[];
}

export interface Handover {
  readonly carrier: string;
  readonly parcels: readonly Omit<ParcelLabel, "sender" | "contents" | "instead" | "pieceCodes">[];
}

export interface PickList {
  readonly shop: string;
  readonly printedAt: Date;
  readonly locations: readonly {
    readonly name: string;
    readonly articles: readonly PickedArticle[];
  }[];
}

/** A variant with all that the orders want of it. */
export interface PickedArticle {
  readonly title: string;
  readonly variantTitle: string | null;
  readonly sku: string | null;
  readonly quantity: number;
  readonly orders: readonly { readonly name: string; readonly quantity: number }[];
}
