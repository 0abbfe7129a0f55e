import { z } from "zod";

/**
 * Why something was not shipped, or needs a person. The code is the contract (docs/problems.md); the sentence for
 * staff is made from code and values in their language; `words` are the carrier's or Shopify's own.
 */
export const problemCodes = [
  // the order never ships
  "nothing_to_ship",
  "digital_only",
  "local_pickup",
  "no_delivery",
  "test_order",
  "order_cancelled",
  "already_fulfilled",
  "twin_skipped",
  // it cannot ship yet
  "on_hold",
  "scheduled",
  "not_yet_routed",
  "no_carrier",
  "no_local_carrier",
  "payment_pending",
  "third_party_location",
  "old_order",
  "ship_again",
  // something on the order must be mended
  "address_missing",
  "name_missing",
  "phone_missing",
  "phone_invalid",
  "phone_foreign",
  "place_unknown",
  "twin_order",
  "place_not_served",
  "amount_above_limit",
  "amount_unreadable",
  "currency_mismatch",
  "text_too_long",
  "postal_code_invalid",
  "parcels_out_of_range",
  "service_level_unknown",
  "weight_missing",
  "pickup_incomplete",
  "product_unmapped",
  // the carrier said no, or nothing
  "carrier_auth",
  "carrier_rejected",
  "carrier_duplicate",
  "carrier_unavailable",
  "carrier_unexpected",
  "uncertain",
  "pickup_uncertain",
  "not_sent_by_staff",
  "not_validated",
  "carrier_moved",
  "carrier_state_unknown",
  "carrier_contradiction",
  // what a person, or the carrier, made of it
  "cancelled_by_staff",
  "cancelled_by_carrier",
  "delivery_failed",
  "changed_after_sending",
  "cancel_refused",
  "return_ignored",
  "cancel_by_hand",
  "fulfillment_cancelled",
  "parcel_missing",
  "parcel_not_ended",
  "parcel_doubled",
  // Shopify said no
  "shopify_rejected",
  "shopify_access",
  "webhook_unreadable",
] as const;

export const problemCode = z.enum(problemCodes);
export type ProblemCode = z.infer<typeof problemCode>;

/** One thing that is not any more as it was when the carrier was told; both values as people read them. */
export const change = z.object({ field: z.string(), before: z.string(), after: z.string() }).readonly();
export type Change = z.infer<typeof change>;

export const problem = z
  .object({
    code: problemCode,
    /** The field of the order it is about, in our own spelling: "phone", "address1", "city", "amount" … */
    field: z.string().nullable(),
    /** Values for the sentence: limits, amounts, names of places. Never a phone, an address or a token. */
    values: z.record(z.string(), z.union([z.string(), z.number()])),
    /** The other party's own words, where there are any. */
    words: z.string().nullable(),
    /** What differs from what the carrier was told. Quotes the order, as `words` may: erased with it. */
    changes: z.array(change).readonly().optional(),
  })
  .readonly();
export type Problem = z.infer<typeof problem>;

export const problemOf = (
  code: ProblemCode,
  about: {
    field?: string;
    values?: Record<string, string | number>;
    words?: string;
    changes?: readonly Change[];
  } = {},
): Problem => ({
  code,
  field: about.field ?? null,
  values: about.values ?? {},
  words: about.words ?? null,
  ...(about.changes ? { changes: about.changes } : {}),
});
