/** Why a request by staff or the operator is not carried out. The sentence is made from it in the reader's language. */
export const refusalCodes = [
  "shop_unknown",
  "shop_uninstalled",
  "order_unknown",
  "shipment_unknown",
  "connection_unknown",
  "carrier_not_offered",
  "settings_invalid",
  "input_invalid",
  "already_shipped",
  "has_problem",
  "not_retryable",
  "uncertain_needs_settling",
  "not_uncertain",
  "nothing_asked",
  "answer_does_not_fit",
  "capability_missing",
  "move_not_allowed",
  "not_yet_created",
  "cancel_refused",
  "nothing_to_acknowledge",
  "tracking_number_taken",
  "found_unknown",
  "adopt_needs_order",
  "nothing_to_print",
  "shopify_unreachable",
  "pickups_not_offered",
  "pickup_not_possible",
  "pickup_under_way",
  "pickup_refused",
  "pickup_unknown",
  "not_at_carrier",
  "not_waiting",
  "return_not_possible",
  "remark_too_long",
  "carrier_refused",
  "carrier_key_refused",
  "carrier_unanswered",
  "remark_unclear",
  "check_key",
  "check_secret",
  "check_clock",
  "check_host",
  "check_moved",
  "check_no_answer",
  "check_not_the_carrier",
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

export interface Refusal {
  readonly code: RefusalCode;
  readonly values: Readonly<Record<string, string | number>>;
}

export const refusal = (code: RefusalCode, values: Record<string, string | number> = {}): Refusal => ({
  code,
  values,
});
