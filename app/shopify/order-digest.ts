import { createHash } from "node:crypto";
import { z } from "zod";

/**
 * The parts of an order webhook's payload that matter to shipping. What our own fulfillment changes (updated_at, active
 * fulfillments, fulfillment_status, fulfillable_quantity) is not among them, so the echo of our own write has the digest
 * of the order before it; fulfillments made by others come in topics of their own. One that was cancelled or failed is:
 * its goods are to be shipped again, and its own topic may never come. Coordinates and other guesses that Shopify fills in
 * later are not either.
 *
 * Unknown fields are dropped; a field that is missing, of another type, or null counts as absent.
 */
const scalar = z.union([z.string(), z.number(), z.boolean()]).nullish().catch(null);

const listOf = <Item extends z.ZodType>(item: Item) => z.array(item).nullish().catch(null);
const objectOf = <Shape extends z.ZodRawShape>(shape: Shape) => z.object(shape).nullish().catch(null);

const moneySet = objectOf({ presentment_money: objectOf({ amount: scalar, currency_code: scalar }) });

const address = objectOf({
  name: scalar,
  first_name: scalar,
  last_name: scalar,
  company: scalar,
  address1: scalar,
  address2: scalar,
  city: scalar,
  zip: scalar,
  province: scalar,
  province_code: scalar,
  country_code: scalar,
  phone: scalar,
});

const line = objectOf({
  id: scalar,
  variant_id: scalar,
  sku: scalar,
  title: scalar,
  variant_title: scalar,
  quantity: scalar,
  current_quantity: scalar,
  requires_shipping: scalar,
  gift_card: scalar,
  grams: scalar,
  price: scalar,
  price_set: moneySet,
  total_discount: scalar,
  discount_allocations: listOf(objectOf({ amount: scalar, amount_set: moneySet })),
});

const shippingParts = z.object({
  name: scalar,
  test: scalar,
  cancelled_at: scalar,
  email: scalar,
  contact_email: scalar,
  phone: scalar,
  note: scalar,
  tags: z
    .union([z.string(), z.array(z.string())])
    .nullish()
    .catch(null),
  note_attributes: listOf(objectOf({ name: scalar, value: scalar })),
  customer: objectOf({
    id: scalar,
    email: scalar,
    phone: scalar,
    default_address: objectOf({ phone: scalar }),
  }),
  shipping_address: address,
  billing_address: objectOf({ phone: scalar }),
  line_items: listOf(line),
  shipping_lines: listOf(objectOf({ id: scalar, code: scalar, title: scalar, is_removed: scalar })),
  presentment_currency: scalar,
  financial_status: scalar,
  payment_gateway_names: listOf(scalar),
  total_outstanding: scalar,
  current_total_price: scalar,
  current_total_price_set: moneySet,
  refunds: listOf(objectOf({ id: scalar })),
});

/** The states in which a fulfillment fulfills nothing (any more), in REST's spelling. */
export const endedFulfillmentStatuses = ["cancelled", "error", "failure"] as const;

const endedFulfillments = z
  .object({ fulfillments: listOf(objectOf({ id: scalar, status: scalar })) })
  .transform(({ fulfillments }) =>
    (fulfillments ?? []).filter((one) => endedFulfillmentStatuses.some((ended) => ended === one?.status)),
  );

/** A digest that changes when, and only when, something of the order changed that shipping could depend on. */
export function orderDigest(payload: object): string {
  return createHash("sha256")
    .update(canonical({ ...shippingParts.parse(payload), ended: endedFulfillments.parse(payload) }))
    .digest("hex");
}

/** JSON with sorted keys and without what is absent: the order of fields in a payload means nothing. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const fields = Object.entries(value)
    .filter(([, field]) => field !== null && field !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`);
  return `{${fields.join(",")}}`;
}
