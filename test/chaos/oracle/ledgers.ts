/**
 * The three books of one world, and what was observed on the way, as plain data. The oracle judges these and nothing else;
 * it shares no code with the app.
 */
export interface Ledgers {
  readonly orders: readonly ShopifyOrder[];
  readonly parcels: readonly CarrierParcel[];
  readonly navette: {
    readonly orders: readonly NavetteOrder[];
    readonly shipments: readonly NavetteShipment[];
    readonly problems: readonly NavetteProblem[];
  };
  /** Every state that a shipment was committed in, in order, with the problem it had then. */
  readonly states: readonly {
    readonly shipment: string;
    readonly state: string;
    readonly problem: string | null;
    /** Fields that changed after the carrier was told, where that is the problem. */
    readonly changed: readonly string[];
    readonly at: number;
  }[];
  /** What each order owed, from a moment on. */
  readonly owed: readonly Owed[];
  /** The same as Navette came to know it; null where nobody watched. */
  readonly heard: readonly Owed[] | null;
  /** Calls that went wrong on purpose, each party and kind once. */
  readonly faults: readonly { readonly party: string; readonly kind: string }[];
  readonly logLines: readonly string[];
  /** What no log line may hold: secrets, names, phones, streets. */
  readonly secrets: readonly string[];
  /** Jobs that were given up, and those that are still to be done though everything has come to rest. */
  readonly jobs: readonly { readonly name: string; readonly state: string }[];
}

export interface Owed {
  readonly order: string;
  readonly at: number;
  readonly amount: string;
}

/** An order as Shopify has it. */
export interface ShopifyOrder {
  readonly id: string;
  readonly name: string;
  readonly shop: string;
  readonly carrier: string;
  readonly phone: string;
  /** Manual: orders wait until staff ship them, and say so by waiting. */
  readonly mode: "automatic" | "manual";
  /** Automatic shipping is right to leave it alone. */
  readonly mayBeOld: boolean;
  /** Nobody can say surely where it goes. */
  readonly isVague: boolean;
  /** What is owed is the courier's to collect. */
  readonly isCashOnDelivery: boolean;
  readonly street: string;
  readonly cancelled: boolean;
  readonly outstanding: string;
  /** Goods that travel, by line: how many are wanted now, and how many were ever ordered. */
  readonly lines: readonly { readonly id: string; readonly wanted: number; readonly most: number }[];
  readonly fulfillmentOrders: readonly {
    readonly id: string;
    readonly status: string;
    readonly method: string;
    readonly lines: readonly { readonly line: string; readonly remaining: number }[];
  }[];
  readonly fulfillments: readonly ShopifyFulfillment[];
}

export interface ShopifyFulfillment {
  readonly id: string;
  readonly active: boolean;
  readonly company: string | null;
  readonly numbers: readonly string[];
  readonly lines: readonly { readonly line: string; readonly quantity: number }[];
  readonly events: readonly string[];
}

/** A parcel as its carrier has it. */
export interface CarrierParcel {
  readonly carrier: string;
  readonly reference: string;
  readonly number: string | null;
  readonly collects: string | null;
  readonly alive: boolean;
  readonly state: string;
  /** What it was before, in the carrier's words. */
  readonly before: readonly string[];
  readonly text: string;
}

export interface NavetteOrder {
  readonly id: string;
  readonly name: string;
  readonly state: string;
  readonly problem: string | null;
}

export interface NavetteShipment {
  readonly id: string;
  readonly orderId: string;
  readonly order: string;
  readonly reference: string;
  readonly carrier: string | null;
  readonly state: string;
  readonly carrierState: string | null;
  readonly trackingNumber: string | null;
  readonly fulfillmentId: string | null;
  readonly problem: string | null;
  readonly lines: readonly { readonly line: string; readonly quantity: number }[];
}

export interface NavetteProblem {
  readonly orderId: string | null;
  readonly shipment: string | null;
  readonly code: string;
}
