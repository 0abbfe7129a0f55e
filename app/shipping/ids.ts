import { z } from "zod";

/** Ids are branded strings: an order's id cannot be passed where a shipment's is expected. */

/** The whole myshopify.com name, lower case. */
export const shopDomain = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}\.myshopify\.com$/, "expected NAME.myshopify.com")
  .brand<"ShopDomain">();
export type ShopDomain = z.infer<typeof shopDomain>;

const numericId = z.string().regex(/^\d{1,20}$/, "expected a numeric id");

/** Shopify's numeric order id, as a string. */
export const orderId = numericId.brand<"OrderId">();
export type OrderId = z.infer<typeof orderId>;

/** Shopify's numeric fulfillment order id, as a string. */
export const fulfillmentOrderId = numericId.brand<"FulfillmentOrderId">();
export type FulfillmentOrderId = z.infer<typeof fulfillmentOrderId>;

/** Shopify's numeric fulfillment id, as a string. */
export const fulfillmentId = numericId.brand<"FulfillmentId">();
export type FulfillmentId = z.infer<typeof fulfillmentId>;

export const shipmentId = z.uuid().brand<"ShipmentId">();
export type ShipmentId = z.infer<typeof shipmentId>;

export const connectionId = z.uuid().brand<"ConnectionId">();
export type ConnectionId = z.infer<typeof connectionId>;

export const pickupId = z.uuid().brand<"PickupId">();
export type PickupId = z.infer<typeof pickupId>;

export const foundParcelId = z.uuid().brand<"FoundParcelId">();
export type FoundParcelId = z.infer<typeof foundParcelId>;

export const inboxId = z.uuid().brand<"InboxId">();
export type InboxId = z.infer<typeof inboxId>;

/** Our own short name of one shipment, unique over all shops; the carrier is asked for it when an answer never came. */
export const shipmentReference = z
  .string()
  .regex(/^NV[0-9A-HJKMNP-TV-Z]{10}$/)
  .brand<"ShipmentReference">();
export type ShipmentReference = z.infer<typeof shipmentReference>;
