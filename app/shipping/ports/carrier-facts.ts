import type { CurrencyCode } from "../money";
import type { CarrierName } from "../shipment";

/** What is always so about a carrier. */
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
