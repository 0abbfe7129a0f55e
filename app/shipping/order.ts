import { z } from "zod";
import { fulfillmentId, fulfillmentOrderId, orderId } from "./ids";
import { currencyCode, money } from "./money";

/**
 * A Shopify order as shipping needs it. The schema also reads the stored snapshot back from the database, so every
 * value survives JSON (dates become ISO strings and are read as dates again).
 */

export const deliveryMethods = ["SHIPPING", "LOCAL", "PICK_UP", "PICKUP_POINT", "RETAIL", "NONE"] as const;
export type DeliveryMethod = (typeof deliveryMethods)[number];

export const address = z
  .object({
    name: z.string(),
    company: z.string().nullable(),
    address1: z.string(),
    address2: z.string().nullable(),
    city: z.string(),
    zip: z.string(),
    /** As Shopify has it: empty for Tunisia and Algeria. */
    province: z.string(),
    provinceCode: z.string().nullable(),
    /** ISO 3166-1 alpha-2. */
    country: z.string(),
    phone: z.string().nullable(),
  })
  .readonly();
export type Address = z.infer<typeof address>;

export const orderLine = z
  .object({
    id: z.string(),
    variantId: z.string().nullable(),
    sku: z.string().nullable(),
    title: z.string(),
    variantTitle: z.string().nullable(),
    /** What is still ordered, after edits and refunds. */
    quantity: z.int().nonnegative(),
    requiresShipping: z.boolean(),
    giftCard: z.boolean(),
    weightGrams: z.number().nonnegative().nullable(),
    /** Per piece, after line discounts, in the currency the shopper was charged. */
    unitPrice: money,
    /** Per piece, before any discount. */
    originalUnitPrice: money,
  })
  .readonly();
export type OrderLine = z.infer<typeof orderLine>;

export const locationAddress = z
  .object({
    address1: z.string(),
    address2: z.string().nullable(),
    city: z.string(),
    zip: z.string(),
    province: z.string(),
    country: z.string(),
    phone: z.string().nullable(),
  })
  .readonly();
export type LocationAddress = z.infer<typeof locationAddress>;

/** A discount as the shopper met it: a code, an automatic one, or staff's. */
export const orderDiscount = z
  .object({
    /** Null for automatic and manual ones. */
    code: z.string().nullable(),
    kind: z.enum(["fixed", "percent"]),
    /** Percent: 0 to 100; fixed: null, and `amount` says it. */
    percent: z.number().nullable(),
    amount: money.nullable(),
  })
  .readonly();
export type OrderDiscount = z.infer<typeof orderDiscount>;

export const fulfillmentOrder = z
  .object({
    id: fulfillmentOrderId,
    status: z.enum(["OPEN", "IN_PROGRESS", "SCHEDULED", "ON_HOLD", "CLOSED", "CANCELLED", "INCOMPLETE"]),
    deliveryMethod: z.enum(deliveryMethods),
    locationId: z.string().nullable(),
    locationName: z.string(),
    /** Where the goods are picked up, as Shopify knows the location. */
    locationAddress: locationAddress.nullable(),
    /** The delivery window promised at checkout (local delivery). */
    deliverAfter: z.coerce.date().nullable(),
    deliverBefore: z.coerce.date().nullable(),
    /** When a scheduled one may ship. */
    fulfillAt: z.coerce.date().nullable(),
    holdReasons: z.array(z.string()).readonly(),
    /** False where another app's fulfillment service has the goods. */
    canCreateFulfillment: z.boolean(),
    lines: z
      .array(
        z
          .object({
            /** Id of the fulfillment order line item. */
            id: z.string(),
            orderLineId: z.string(),
            remaining: z.int().nonnegative(),
          })
          .readonly(),
      )
      .readonly(),
  })
  .readonly();
export type FulfillmentOrder = z.infer<typeof fulfillmentOrder>;

export const knownFulfillment = z
  .object({
    id: fulfillmentId,
    /** False once it is cancelled or failed. */
    active: z.boolean(),
    trackingNumbers: z.array(z.string()).readonly(),
    /** The tracking company, where one was said. */
    company: z.string().nullable(),
    /** What it fulfills, by order line. */
    lines: z
      .array(z.object({ orderLineId: z.string(), quantity: z.int().nonnegative() }).readonly())
      .readonly()
      .default([]),
  })
  .readonly();
export type KnownFulfillment = z.infer<typeof knownFulfillment>;

export const shippingOrder = z
  .object({
    id: orderId,
    name: z.string(),
    createdAt: z.coerce.date(),
    updatedAt: z.coerce.date(),
    cancelledAt: z.coerce.date().nullable(),
    test: z.boolean(),
    customerId: z.string().nullable(),
    email: z.string().nullable(),
    /** Every phone the order carries, best first, as typed: shipping address, order, customer, billing. */
    phones: z.array(z.string()).readonly(),
    shippingAddress: address.nullable(),
    lines: z.array(orderLine).readonly(),
    /** The currency the shopper was charged in. */
    currency: currencyCode,
    /** What the shopper still owes; null where Shopify's amount could not be read. Never negative. */
    owed: money.nullable(),
    paymentGateways: z.array(z.string()).readonly(),
    /** Shopify's display financial status: PENDING, PAID, REFUNDED …; null where it says none. */
    financialStatus: z.string().nullable(),
    discounts: z.array(orderDiscount).readonly(),
    /** All discounts together, line discounts included. */
    discountTotal: money.nullable(),
    note: z.string().nullable(),
    attributes: z.array(z.object({ name: z.string(), value: z.string() }).readonly()).readonly(),
    tags: z.array(z.string()).readonly(),
    fulfillmentOrders: z.array(fulfillmentOrder).readonly(),
    fulfillments: z.array(knownFulfillment).readonly(),
  })
  .readonly();
export type ShippingOrder = z.infer<typeof shippingOrder>;
