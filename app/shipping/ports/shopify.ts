import type { FulfillmentId, FulfillmentOrderId, OrderId, ShopDomain } from "../ids";
import type { ShippingOrder } from "../order";
import type { Result } from "../result";

/** What the core needs of Shopify. Every call names the shop first; tokens are the door's own business. */
export interface Shopify {
  /** The order as it is now, fulfillment orders included; null where Shopify does not have it (any more). */
  readOrder(shop: ShopDomain, id: OrderId): Promise<Result<ShippingOrder | null, ShopifyError>>;
  orderOfFulfillmentOrder(
    shop: ShopDomain,
    id: FulfillmentOrderId,
  ): Promise<Result<OrderId | null, ShopifyError>>;
  /** By name ("#1001"), for orders we have not met yet. */
  findOrderByName(shop: ShopDomain, name: string): Promise<Result<OrderId | null, ShopifyError>>;
  /** Orders by the time of their last change, oldest first: what a shop that was away has to look at. */
  listOrders(shop: ShopDomain, question: OrderQuestion): Promise<Result<OrderPage, ShopifyError>>;
  createFulfillment(
    shop: ShopDomain,
    fulfillment: NewFulfillment,
  ): Promise<Result<FulfillmentId, ShopifyError>>;
  /** Cancels one; one that is cancelled already, or that Shopify does not have any more, is done. */
  cancelFulfillment(shop: ShopDomain, id: FulfillmentId): Promise<Result<null, ShopifyError>>;
  fulfillmentEvents(
    shop: ShopDomain,
    id: FulfillmentId,
  ): Promise<Result<readonly FulfillmentEventStatus[], ShopifyError>>;
  createFulfillmentEvent(
    shop: ShopDomain,
    event: {
      readonly fulfillmentId: FulfillmentId;
      readonly status: FulfillmentEventStatus;
      readonly happenedAt: Date;
      /** The day the carrier expects to deliver, where it says one. */
      readonly estimatedDelivery: Date | null;
    },
  ): Promise<Result<null, ShopifyError>>;
}

export interface OrderQuestion {
  /** Changed at this moment or later; null: any. */
  readonly changedSince: Date | null;
  /** Only those that are open and of which something is still to be fulfilled. */
  readonly toFulfill: boolean;
  /** `next` of the page before; null: the first page. */
  readonly after: string | null;
}

export interface OrderPage {
  readonly orders: readonly { readonly id: OrderId; readonly updatedAt: Date }[];
  /** Null: there is no more. */
  readonly next: string | null;
}

export interface NewFulfillment {
  /**
   * What travels, by the fulfillment orders it is taken from, all of one location: Shopify takes no fulfillment across
   * locations. Lines are fulfillment order line item ids with their quantities.
   */
  readonly fulfillmentOrders: readonly {
    readonly id: FulfillmentOrderId;
    readonly lines: readonly { readonly id: string; readonly quantity: number }[];
  }[];
  readonly trackingCompany: string;
  readonly trackingNumber: string | null;
  readonly trackingUrl: string | null;
  readonly notifyCustomer: boolean;
}

export const fulfillmentEventStatuses = [
  "CONFIRMED",
  "CARRIER_PICKED_UP",
  "IN_TRANSIT",
  "OUT_FOR_DELIVERY",
  "ATTEMPTED_DELIVERY",
  "DELIVERED",
  "FAILURE",
] as const;
export type FulfillmentEventStatus = (typeof fulfillmentEventStatuses)[number];

/**
 * access: the token is gone or a scope is missing (the merchant must open the app). throttled and unavailable: try
 * again at `retryAt`. rejected: `userErrors`, in Shopify's words. uncertain: a mutation whose answer never came; look
 * before writing again.
 */
export interface ShopifyError {
  readonly kind: "access" | "throttled" | "unavailable" | "rejected" | "uncertain";
  readonly words: string | null;
  readonly retryAt: Date | null;
}

/** Offline access tokens, kept encrypted; refreshed by the door itself. */
export interface ShopTokens {
  save(shop: ShopDomain, token: OfflineToken): Promise<void>;
  forget(shop: ShopDomain): Promise<void>;
}

export interface OfflineToken {
  readonly accessToken: string;
  readonly scope: string;
  readonly refreshToken: string | null;
  /** When the access token ends; null: it does not. */
  readonly expires: Date | null;
}

/** What a webhook's body says, as far as routing it needs; read from the raw body by topic. */
export type WebhookContent =
  | { readonly kind: "order"; readonly orderId: OrderId; readonly digest: string }
  | {
      readonly kind: "fulfillment";
      readonly orderId: OrderId;
      readonly fulfillmentId: FulfillmentId;
      /** False once it is cancelled or failed. */
      readonly active: boolean;
      readonly trackingNumbers: readonly string[];
    }
  /** Refunds and edits name their order alone. */
  | { readonly kind: "order-changed"; readonly orderId: OrderId }
  | { readonly kind: "fulfillment-order"; readonly fulfillmentOrderIds: readonly FulfillmentOrderId[] }
  | { readonly kind: "uninstalled" }
  | { readonly kind: "scopes"; readonly scopes: string }
  | {
      readonly kind: "customer-data-request" | "customer-redact";
      readonly customerId: string | null;
      readonly orderIds: readonly OrderId[];
    }
  | { readonly kind: "shop-redact" };

/** Reads a webhook's body; the failure says why in words without personal data. */
export type ReadWebhook = (topic: string, body: string) => Result<WebhookContent, string>;
