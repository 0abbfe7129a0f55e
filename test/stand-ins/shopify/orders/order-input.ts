/** What may be given as an order: the REST shape with nearly everything optional. Unknown keys are kept as they are. */
import { z } from "zod";
import { digitsOf } from "../ids";
import { discountAllocationInput, discountApplicationInput, discountCodeInput } from "./discount-input";
import { fromGraphqlSpelling } from "./graphql-spelling";

/** Shopify's number, digits, or a global id; kept as digits. */
export const idInput = z.unknown().transform((value, context) => {
  const digits = digitsOf(value);
  if (digits !== undefined) return digits;
  context.addIssue({ code: "custom", message: "an id is a number, digits, or gid://shopify/TYPE/digits" });
  return z.NEVER;
});
const amount = z.union([z.string(), z.number()]).transform(String);
const text = z.string().nullable();
const moment = z.iso.datetime({ offset: true });
const money = z.object({ amount, currency_code: z.string() });
const moneySet = z.object({ shop_money: money, presentment_money: money.optional() });
const nameValue = z.looseObject({ name: z.string(), value: z.unknown() });

/** GraphQL's `displayFinancialStatus` in REST's spelling; another word could not be answered on the schema. */
export const financialStatus = z.enum([
  "authorized",
  "expired",
  "paid",
  "partially_paid",
  "partially_refunded",
  "pending",
  "refunded",
  "voided",
]);

export const addressInput = z.looseObject({
  first_name: text.optional(),
  last_name: text.optional(),
  name: text.optional(),
  company: text.optional(),
  address1: text.optional(),
  address2: text.optional(),
  city: text.optional(),
  zip: text.optional(),
  province: text.optional(),
  province_code: text.optional(),
  country: text.optional(),
  country_code: text.optional(),
  phone: text.optional(),
  latitude: z.number().nullable().optional(),
  longitude: z.number().nullable().optional(),
});

export const lineInput = z.looseObject({
  id: idInput.optional(),
  variant_id: idInput.nullable().optional(),
  product_id: idInput.nullable().optional(),
  sku: text.optional(),
  title: z.string().optional(),
  variant_title: text.optional(),
  name: z.string().optional(),
  vendor: text.optional(),
  quantity: z.int().min(0).optional(),
  current_quantity: z.int().min(0).optional(),
  fulfillable_quantity: z.int().min(0).optional(),
  grams: z.number().min(0).optional(),
  price: amount.optional(),
  price_set: moneySet.optional(),
  total_discount: amount.optional(),
  discount_allocations: z.array(discountAllocationInput).optional(),
  requires_shipping: z.boolean().optional(),
  gift_card: z.boolean().optional(),
  properties: z.array(nameValue).optional(),
});

export const customerInput = z.looseObject({
  id: idInput.optional(),
  email: text.optional(),
  phone: text.optional(),
  first_name: text.optional(),
  last_name: text.optional(),
  default_address: addressInput.nullable().optional(),
});

const shippingLineInput = z.looseObject({
  id: idInput.optional(),
  title: z.string().optional(),
  price: amount.optional(),
  discount_allocations: z.array(discountAllocationInput).optional(),
});

const refund = z.looseObject({
  id: idInput.optional(),
  created_at: moment.optional(),
  note: text.optional(),
  refund_line_items: z.array(z.looseObject({ line_item_id: idInput, quantity: z.int() })).optional(),
  transactions: z.array(z.looseObject({ kind: z.string(), amount })).optional(),
});

export const orderInput = z.preprocess(
  (given) =>
    typeof given === "object" && given !== null && !Array.isArray(given)
      ? fromGraphqlSpelling({ ...given })
      : given,
  z.looseObject({
    id: idInput.optional(),
    name: z.string().optional(),
    order_number: z.int().optional(),
    email: text.optional(),
    phone: text.optional(),
    created_at: moment.optional(),
    updated_at: moment.optional(),
    processed_at: moment.nullable().optional(),
    cancelled_at: moment.nullable().optional(),
    cancel_reason: text.optional(),
    closed_at: moment.nullable().optional(),
    test: z.boolean().optional(),
    currency: z.string().length(3).optional(),
    presentment_currency: z.string().length(3).optional(),
    financial_status: financialStatus.nullable().optional(),
    fulfillment_status: z.string().nullable().optional(),
    total_outstanding: amount.optional(),
    total_outstanding_set: moneySet.optional(),
    total_price: amount.optional(),
    total_price_set: moneySet.optional(),
    current_total_price: amount.optional(),
    current_total_price_set: moneySet.optional(),
    total_discounts: amount.optional(),
    total_discounts_set: moneySet.optional(),
    current_total_discounts: amount.optional(),
    current_total_discounts_set: moneySet.optional(),
    discount_codes: z.array(discountCodeInput).optional(),
    discount_applications: z.array(discountApplicationInput).optional(),
    payment_gateway_names: z.array(z.string()).optional(),
    shipping_lines: z.array(shippingLineInput).optional(),
    shipping_address: addressInput.nullable().optional(),
    billing_address: addressInput.nullable().optional(),
    customer: customerInput.nullable().optional(),
    customer_locale: text.optional(),
    line_items: z.array(lineInput).optional(),
    note: text.optional(),
    note_attributes: z.array(nameValue).optional(),
    tags: z.string().optional(),
    refunds: z.array(refund).optional(),
    fulfillments: z.array(z.looseObject({})).optional(),
  }),
);

export type OrderInput = z.output<typeof orderInput>;
export type AddressInput = z.output<typeof addressInput>;
export type LineInput = z.output<typeof lineInput>;
export type CustomerInput = z.output<typeof customerInput>;
