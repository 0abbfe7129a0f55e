/**
 * Shopify's global ids ("gid://shopify/Order/1001"). Ours are the numeric part as a string: it is what webhooks, URLs
 * of the admin and the merchant's own exports use.
 */
export type GidType =
  | "Customer"
  | "Fulfillment"
  | "FulfillmentOrder"
  | "FulfillmentOrderLineItem"
  | "LineItem"
  | "Location"
  | "Order"
  | "ProductVariant";

export const gid = (type: GidType, id: string): string => `gid://shopify/${type}/${id}`;

/** The numeric part, or null where the text is no global id of this type. A query string after the id is dropped. */
export function numericId(type: GidType, text: string): string | null {
  return new RegExp(`^gid://shopify/${type}/(\\d{1,20})(?:\\?.*)?$`).exec(text)?.[1] ?? null;
}
