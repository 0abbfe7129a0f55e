import type { PlayedCarrier } from "../simulation/carriers";
import type { DatabaseFault } from "../simulation/app-store";
import type { CallFault } from "../simulation/fault-plan";
import type { Kill } from "../simulation/kills";
import type { PostPlan } from "../simulation/post-office";

/** Everything that is going to happen in one world, as plain data: it can be printed, cut shorter, and played again. */
export interface Scenario {
  readonly seed: number;
  /** One process and its embedded database, or several on a server. */
  readonly processes: "one" | "several";
  readonly shops: readonly ShopPlan[];
  readonly orders: readonly OrderPlan[];
  readonly acts: readonly Act[];
  readonly faults: readonly CallFault[];
  readonly databaseFaults: readonly DatabaseFault[];
  readonly kills: readonly Kill[];
  readonly post: PostPlan;
}

export interface ShopPlan {
  readonly domain: string;
  readonly carrier: PlayedCarrier;
  readonly mode: "automatic" | "manual";
  /** ECOTRACK alone: parcels are handed over by hand. */
  readonly byHand: boolean;
}

export interface OrderPlan {
  /** Index among the shops. */
  readonly shop: number;
  readonly name: string;
  /** Milliseconds after the world's beginning; below 0: before the shop installs the app. */
  readonly at: number;
  /** As the Shopify stand-in takes a new order. */
  readonly given: Readonly<Record<string, unknown>>;
  /** The shopper's, national digits alone: what a parcel of this order is known by, whoever made it. */
  readonly phone: string;
  /** Of its first line. */
  readonly sku: string;
  /** Nobody can say surely where it goes. */
  readonly isVague: boolean;
  /** What is owed is the courier's to collect. */
  readonly isCashOnDelivery: boolean;
  /** Words of the order that no log may hold. */
  readonly personal: readonly string[];
}

/** Something that somebody does, `at` milliseconds after the beginning; `order` is an index among the orders. */
export type Act = { readonly at: number } & (
  | { readonly kind: "change"; readonly order: number; readonly what: ChangeKind; readonly change: unknown }
  | { readonly kind: "cancel-fulfillment"; readonly order: number }
  | {
      readonly kind: "carrier-moves";
      readonly order: number;
      readonly to: CarrierStep;
      readonly isWrong: boolean;
    }
  | { readonly kind: "staff"; readonly order: number; readonly verb: StaffVerb }
  | { readonly kind: "sweep"; readonly shop: number }
  | { readonly kind: "desk"; readonly shop: number; readonly work: DeskWork }
  | { readonly kind: "schedule"; readonly shop: number; readonly job: ScheduledJob }
  | { readonly kind: "expire-tokens" }
  | { readonly kind: "clock-skew"; readonly carrier: PlayedCarrier; readonly milliseconds: number }
  | { readonly kind: "stall"; readonly milliseconds: number }
  | { readonly kind: "downtime"; readonly milliseconds: number }
  /** The connection's settings are typed in anew, changed. */
  | { readonly kind: "reconnect"; readonly shop: number }
  /** The first customer of the shop is to be forgotten. */
  | { readonly kind: "forget-customer"; readonly shop: number }
  | { readonly kind: "scopes"; readonly shop: number }
  /** A shop without orders installs, leaves, and is forgotten. */
  | { readonly kind: "guest" }
);

export type ScheduledJob = "follow-parcels" | "reconcile-shop" | "sync-reference" | "compare-parcels";

/** What staff ask of a carrier beside shipping. */
export const deskWorks = ["pickup", "fees", "check", "remark", "history", "quote", "return"] as const;
export type DeskWork = (typeof deskWorks)[number];

export type ChangeKind =
  | "edit"
  | "address"
  | "refund"
  | "cancel"
  | "hold"
  | "release"
  | "paid"
  | "part-paid"
  | "fulfill-by-hand"
  | "reschedule"
  | "note"
  | "move";

/** What staff do about an order: by hand, at the operator's command line. */
export type StaffVerb =
  | "ship"
  | "retry"
  | "answer-place"
  | "settle"
  | "validate"
  | "progress"
  | "cancel"
  | "answer-twin"
  | "acknowledge";

/** What becomes of a parcel, in no carrier's words. */
export type CarrierStep =
  | "picked-up"
  | "in-transit"
  | "out-for-delivery"
  | "attempted"
  | "delivered"
  | "returning"
  | "returned"
  | "cancelled"
  | "unknown";
