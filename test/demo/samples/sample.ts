import type { ControlClient } from "../../stand-ins/kit";
import type { ShipmentLine } from "../lines";

/** An order in the shape of Shopify's orders/create payload, as the Shopify stand-in takes it. */
export type AdminOrder = Readonly<Record<string, unknown>>;

/** How an order must end; what is not said does not matter. */
export interface End {
  /** The order's state in `operator orders`. */
  readonly state: string;
  /** The code of its problem; null: none. */
  readonly problem: string | null;
  /** What the courier collects of each parcel that travels, in any order; without it, none travels. */
  readonly collect?: string | readonly string[];
  /** Parcels that the carrier took back, or gave up. */
  readonly cancelled?: number;
  /** Fulfillments of ours that stand, where it is not one for each parcel that travels. */
  readonly fulfillments?: number;
  /** Fulfillments that staff made themselves. */
  readonly byHand?: number;
  /** Words that the carrier was told, as it has them now. */
  readonly tells?: readonly string[];
}

/** What a sample's story may do. */
export interface Stage {
  readonly shop: string;
  readonly shopify: ControlClient;
  readonly carrier: ControlClient;
  /** Where the carrier answers, for what staff do there without us. */
  readonly carrierUrl: string;
  /** The shop's connections, in the order in which they were made. */
  readonly connections: readonly string[];
  /** Creates the order at Shopify; sends orders/create unless told otherwise. Returns its id. */
  create(order: AdminOrder, options?: OrderOptions): Promise<string>;
  /** What staff or the shopper change at Shopify, told on all its topics unless `silent`. */
  change(orderId: string, change: Readonly<Record<string, unknown>>, silent?: "silent"): Promise<void>;
  webhook(orderId: string, topic: string, options?: WebhookOptions): Promise<void>;
  /** Runs a verb of the operator's command line. */
  operator(verb: string, args: readonly string[], input?: unknown): Promise<unknown[]>;
  /** Waits until something that a party says is so. */
  when(what: string, isSo: () => Promise<boolean>): Promise<void>;
  /** Waits until a shipment of the order is as wanted: stories act on shipments, not on orders. */
  shipment(orderName: string, isWanted: (shipment: ShipmentLine) => boolean): Promise<ShipmentLine>;
  /** The same of what the carrier did by itself: one that does not tell is asked. */
  followed(orderName: string, isWanted: (shipment: ShipmentLine) => boolean): Promise<ShipmentLine>;
}

export interface OrderOptions {
  readonly webhook?: string | null;
  readonly deliveryMethod?: string;
  readonly hold?: boolean;
  readonly fulfillAt?: string;
  readonly locations?: readonly Readonly<Record<string, unknown>>[];
}

export interface WebhookOptions {
  readonly times?: number;
  readonly delayMs?: number;
  readonly eventId?: string;
  readonly sameWebhookId?: boolean;
}

export type Play = (stage: Stage, order: AdminOrder, name: string) => Promise<void>;

export interface Sample {
  readonly name: string;
  /** What it shows, in a few words. */
  readonly about: string;
  readonly order: AdminOrder;
  readonly ends: End;
  /** Tells the story where it is more than one orders/create. */
  readonly play?: Play;
  /** Played one at a time before all others, because it decides what happens to the next call. */
  readonly alone?: boolean;
}
