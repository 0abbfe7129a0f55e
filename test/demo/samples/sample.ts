import type { ControlClient } from "../../stand-ins/kit";

/** An order in the shape of Shopify's orders/create payload, as the Shopify stand-in takes it. */
export type AdminOrder = Readonly<Record<string, unknown>>;

/** How an order must end; what is not said does not matter. */
export interface End {
  /** The order's state in `operator orders`. */
  readonly state: string;
  /** The code of its problem; null: none. */
  readonly problem: string | null;
  /** What the courier collects, where a parcel goes out. */
  readonly collect?: string;
}

/** What a sample's story may do. */
export interface Stage {
  readonly shop: string;
  readonly shopify: ControlClient;
  readonly carrier: ControlClient;
  /** Creates the order at Shopify; sends orders/create unless told otherwise. Returns its id. */
  create(order: AdminOrder, options?: OrderOptions): Promise<string>;
  webhook(orderId: string, topic: string, options?: WebhookOptions): Promise<void>;
  /** Runs a verb of the operator's command line. */
  operator(verb: string, args: readonly string[], input?: unknown): Promise<unknown[]>;
  /** Waits until the order is in one of the states. */
  until(orderName: string, ...states: string[]): Promise<void>;
}

export interface OrderOptions {
  readonly webhook?: string | null;
  readonly deliveryMethod?: string;
  readonly hold?: boolean;
  readonly fulfillAt?: string;
}

export interface WebhookOptions {
  readonly times?: number;
  readonly delayMs?: number;
  readonly eventId?: string;
  readonly sameWebhookId?: boolean;
}

export interface Sample {
  readonly name: string;
  /** What it shows, in a few words. */
  readonly about: string;
  readonly order: AdminOrder;
  readonly ends: End;
  /** Tells the story where it is more than one orders/create. */
  play?(stage: Stage, order: AdminOrder): Promise<void>;
  /** Played one at a time before all others, because it decides what happens to the next call. */
  readonly alone?: boolean;
}
