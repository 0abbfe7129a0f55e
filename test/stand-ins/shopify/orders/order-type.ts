/** The shapes of the state: an order as REST and webhooks spell it, and what hangs on it. */
import type { MoneySet } from "../money";

export type RestAddress = {
  first_name: string | null;
  last_name: string | null;
  name: string | null;
  company: string | null;
  address1: string | null;
  address2: string | null;
  city: string | null;
  zip: string | null;
  province: string | null;
  province_code: string | null;
  country: string | null;
  country_code: string | null;
  phone: string | null;
  latitude: number | null;
  longitude: number | null;
  [extra: string]: unknown;
};

export type RestDiscountApplication = {
  readonly type: "discount_code" | "automatic" | "manual" | "script";
  readonly value: string;
  readonly value_type: "percentage" | "fixed_amount";
  readonly allocation_method: "across" | "each" | "one";
  readonly target_selection: "all" | "entitled" | "explicit";
  readonly target_type: "line_item" | "shipping_line";
  readonly code?: string | undefined;
  readonly [extra: string]: unknown;
};

/** `amount` is what it took off, whatever its type. */
export type RestDiscountCode = {
  readonly code: string;
  readonly amount: string;
  readonly type: "fixed_amount" | "percentage" | "shipping";
};

export type RestDiscountAllocation = {
  readonly amount: string;
  readonly amount_set: MoneySet;
  readonly discount_application_index: number;
};

export type RestLineItem = {
  id: string;
  admin_graphql_api_id: string;
  variant_id: string | null;
  product_id: string | null;
  sku: string | null;
  title: string;
  variant_title: string | null;
  name: string;
  vendor: string | null;
  quantity: number;
  current_quantity: number;
  fulfillable_quantity: number;
  fulfillment_status: string | null;
  grams: number;
  price: string;
  price_set: MoneySet;
  total_discount: string;
  /** Of this line alone; `discount_allocations` has its part in the order's discounts too. */
  total_discount_set: MoneySet;
  discount_allocations: readonly RestDiscountAllocation[];
  requires_shipping: boolean;
  gift_card: boolean;
  properties: readonly { readonly name: string; readonly value: unknown }[];
  [extra: string]: unknown;
};

export type RestCustomer = {
  id: string;
  email: string | null;
  phone: string | null;
  first_name: string | null;
  last_name: string | null;
  default_address: RestAddress | null;
  [extra: string]: unknown;
};

export type RestShippingLine = {
  id: string;
  title: string;
  price: string;
  discounted_price: string;
  discount_allocations: readonly RestDiscountAllocation[];
  [extra: string]: unknown;
};

export type RestRefund = {
  id: string;
  order_id: string;
  created_at: string;
  note: string | null;
  refund_line_items: readonly {
    readonly line_item_id: string;
    readonly quantity: number;
    [extra: string]: unknown;
  }[];
  transactions: readonly { readonly kind: string; readonly amount: string; [extra: string]: unknown }[];
  [extra: string]: unknown;
};

/** The payload of orders/create at API version 2026-07, ids as strings of digits; unknown keys are kept. */
export type RestOrder = {
  id: string;
  admin_graphql_api_id: string;
  name: string;
  order_number: number;
  number: number;
  email: string | null;
  contact_email: string | null;
  phone: string | null;
  created_at: string;
  updated_at: string;
  processed_at: string;
  cancelled_at: string | null;
  cancel_reason: string | null;
  closed_at: string | null;
  test: boolean;
  currency: string;
  presentment_currency: string;
  financial_status: string;
  fulfillment_status: string | null;
  total_outstanding: string;
  total_price: string;
  total_price_set: MoneySet;
  current_total_price: string;
  current_total_price_set: MoneySet;
  total_discounts: string;
  total_discounts_set: MoneySet;
  current_subtotal_price: string;
  current_subtotal_price_set: MoneySet;
  current_total_discounts: string;
  current_total_discounts_set: MoneySet;
  discount_codes: readonly RestDiscountCode[];
  discount_applications: readonly RestDiscountApplication[];
  payment_gateway_names: readonly string[];
  shipping_lines: readonly RestShippingLine[];
  shipping_address: RestAddress | null;
  billing_address: RestAddress | null;
  customer: RestCustomer | null;
  customer_locale: string | null;
  line_items: RestLineItem[];
  note: string | null;
  note_attributes: readonly { readonly name: string; readonly value: string }[];
  tags: string;
  refunds: RestRefund[];
  [extra: string]: unknown;
};

export type DeliveryMethodType = "SHIPPING" | "LOCAL" | "PICK_UP" | "PICKUP_POINT" | "RETAIL" | "NONE";

export type Metafield = {
  id: string;
  namespace: string;
  key: string;
  type: string;
  value: string;
  createdAt: string;
  updatedAt: string;
};

/** One order of the state. `shop` is null while no shop has read an order that was given without one. */
export type Order = {
  shop: string | null;
  rest: RestOrder;
  /** What the shopper still owes in the shopper's currency, where the order's giver said it apart. */
  presentmentOutstanding: string | null;
  /** Whether its lines were changed after the sale. */
  edited: boolean;
  readonly fulfillmentOrders: FulfillmentOrder[];
  readonly fulfillments: Fulfillment[];
  readonly metafields: Metafield[];
};

export type Location = {
  id: string;
  name: string;
  address1: string | null;
  address2: string | null;
  city: string | null;
  province: string | null;
  provinceCode: string | null;
  zip: string | null;
  countryCode: string;
  phone: string | null;
};

export type FulfillmentHold = {
  id: string;
  reason: string;
  reasonNotes: string | null;
  handle: string | null;
};

export type FulfillmentOrderStatus =
  "OPEN" | "SCHEDULED" | "ON_HOLD" | "IN_PROGRESS" | "CLOSED" | "CANCELLED";

export type FulfillmentOrder = {
  id: string;
  status: FulfillmentOrderStatus;
  location: Location;
  fulfillAt: string | null;
  createdAt: string;
  updatedAt: string;
  deliveryMethod: {
    id: string;
    methodType: DeliveryMethodType;
    /** The window promised at checkout. */
    deliverAfter: string | null;
    deliverBefore: string | null;
  };
  holds: FulfillmentHold[];
  readonly lines: { id: string; lineItemId: string; total: number; remaining: number }[];
};

export type FulfillmentEvent = {
  id: string;
  status: string;
  happenedAt: string;
  createdAt: string;
  message: string | null;
};

export type Tracking = { company: string | null; number: string | null; url: string | null };

export type Fulfillment = {
  id: string;
  name: string;
  status: "SUCCESS" | "CANCELLED";
  location: Location;
  createdAt: string;
  updatedAt: string;
  tracking: Tracking[];
  notifyCustomer: boolean;
  readonly lines: {
    id: string;
    lineItemId: string;
    fulfillmentOrderId: string;
    quantity: number;
  }[];
  readonly events: FulfillmentEvent[];
};
