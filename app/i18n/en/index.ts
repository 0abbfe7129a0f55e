import type { Catalogue } from "../catalogue";
import { problems } from "./problems";
import { screens } from "./screens";

export const en: Catalogue<"en"> = {
  screens,
  problems,
  counts: {
    pieces: { one: "{{count}} item", other: "{{count}} items" },
  },
  states: {
    waiting: "Waiting",
    asking: "Question asked",
    sending: "Sending",
    uncertain: "To be checked",
    created: "Parcel created",
    picked_up: "Picked up",
    in_transit: "In transit",
    out_for_delivery: "Out for delivery",
    attempted: "Delivery attempted",
    delivered: "Delivered",
    returning: "On its way back",
    returned: "Returned",
    cancelled: "Cancelled",
    failed: "Failed",
    not_shipped: "Does not ship",
  },
  refusals: {
    shop_unknown: [
      "Navette does not know the shop {{shop}}. Install the app there first.",
      "Navette does not know this shop. Install the app there first.",
    ],
    shop_uninstalled: "This shop has uninstalled Navette. Install the app again to go on.",
    order_unknown: [
      "This shop has no order {{order}}. Check its name or number.",
      "This shop has no such order. Check its name or number.",
    ],
    shipment_unknown: "There is no such shipment. Check its id.",
    connection_unknown: "This shop has no such carrier connection. Choose another one.",
    carrier_not_offered: [
      "This installation does not offer {{carrier}} for now: {{reason}}.",
      "This installation does not offer this carrier for now.",
    ],
    settings_invalid: [
      "These settings do not fit: {{reason}}. Correct them and try again.",
      "These settings do not fit. Correct them and try again.",
    ],
    input_invalid: [
      "This input does not fit: {{reason}}. Correct it and try again.",
      "This input does not fit. Correct it and try again.",
    ],
    already_shipped: "This order already has a parcel; nothing was sent a second time.",
    has_problem: "A problem still keeps this order from shipping. Mend it first: it is written on the order.",
    not_retryable: [
      "A shipment in the state “{{state}}” cannot be retried.",
      "This shipment cannot be retried in its present state.",
    ],
    uncertain_needs_settling:
      "It is not known yet whether the parcel exists. Check with {{carrier}}, then say whether it was sent or not: a retry now could send it twice.",
    not_uncertain: "Nothing to settle: it is already known whether this parcel exists.",
    nothing_asked: "This order is not waiting for an answer.",
    answer_does_not_fit:
      "This answer does not fit the question. Choose among the places of the order's country.",
    capability_missing: ["{{carrier}} does not offer this operation. Do it on its own portal."],
    move_not_allowed: [
      "A shipment does not go from “{{from}}” to “{{to}}”.",
      "This shipment cannot take that state from its own.",
    ],
    not_yet_created: ["This parcel does not exist at {{carrier}} yet: there is nothing to validate."],
    shopify_unreachable: "Shopify does not answer for now. Try again in a few minutes.",
  },
  carrierErrors: {
    auth: "{{carrier}} refuses the connection's access key. Enter a valid key, then retry.",
    rejected: "{{carrier}} refuses the request. Correct what it is about, then retry.",
    "not-served": "{{carrier}} does not serve this place. Choose another carrier or another place.",
    duplicate:
      "{{carrier}} says it already has this parcel. Check on its portal before sending it once more.",
    "rate-limited": "{{carrier}} asks to slow down. Nothing to do: Navette goes on by itself.",
    unavailable: "{{carrier}} does not answer for now. Nothing to do: Navette tries again by itself.",
    "unexpected-answer":
      "{{carrier}} answered in a way Navette does not understand. Check on its portal, then retry.",
    uncertain:
      "The answer never came: the parcel may exist at {{carrier}}. Do not create it by hand; Navette is checking.",
  },
  journal: {
    planned: "Shipment prepared.",
    "planned-again": "Shipment prepared again: the order, an answer or a setting changed.",
    "no-longer-ships": "The shipment ends before it was sent.",
    sending: "Asked {{carrier}} to create the parcel.",
    created: ["{{carrier}} created the parcel {{trackingNumber}}.", "{{carrier}} created the parcel."],
    "not-created": "{{carrier}} did not create the parcel.",
    uncertain: "The answer never came: the parcel may exist at {{carrier}}.",
    "found-at-carrier": [
      "Checked with {{carrier}}: the parcel {{trackingNumber}} exists.",
      "Checked with {{carrier}}: the parcel exists.",
    ],
    "absent-at-carrier": "Checked with {{carrier}}: the parcel does not exist.",
    "settled-sent": ["Confirmed: the parcel {{trackingNumber}} exists.", "Confirmed: the parcel exists."],
    "settled-not-sent": "Confirmed: the parcel was never created.",
    answered: "The question was answered.",
    retried: "Another try was asked for.",
    "fulfillment-written": [
      "Fulfillment written to Shopify with the tracking number {{trackingNumber}}.",
      "Fulfillment written to Shopify.",
    ],
    "fulfillment-found": "The fulfillment was already in Shopify; nothing was written a second time.",
    "fulfillment-refused": "Shopify refused the fulfillment.",
    tracked: ["{{carrier}} reports “{{carrierState}}”: {{state}}.", "{{carrier}} reports a new state."],
    progressed: [
      "The shop's own rule, {{minutes}} min after sending: {{state}}. It is not the courier's word.",
      "A new state was entered: {{state}}.",
      "A new state was entered.",
    ],
    validated: "Shipment validated at {{carrier}}.",
    "not-validated": "{{carrier}} did not validate the shipment.",
    "late-answer": "A late answer came from the carrier.",
  },
  fields: {
    name: "the recipient's name",
    phone: "the phone number",
    address1: "the address",
    address2: "the second address line",
    city: "the city",
    zip: "the postal code",
    province: "the region",
    country: "the country",
    amount: "the amount",
    currency: "the currency",
    note: "the note",
    title: "the parcel's contents",
    weight: "the weight",
    quantity: "the quantity",
  },
  holdReasons: {
    AWAITING_PAYMENT: "payment awaited",
    AWAITING_RETURN_ITEMS: "returned items awaited",
    HIGH_RISK_OF_FRAUD: "high risk of fraud",
    INCORRECT_ADDRESS: "incorrect address",
    INVENTORY_OUT_OF_STOCK: "out of stock",
    ONLINE_STORE_POST_PURCHASE_CROSS_SELL: "offer after the purchase under way",
    UNKNOWN_DELIVERY_DATE: "delivery date unknown",
    OTHER: "another reason",
  },
};
