import type { Catalogue } from "../catalogue";
import { found } from "./found";
import { orderPage } from "./order-page";
import { paper, printing } from "./paper";
import { problems } from "./problems";
import { screens } from "./screens";
import { services } from "./services";

export const en: Catalogue<"en"> = {
  screens: { ...screens, ...orderPage, ...found, ...printing, ...services },
  paper,
  problems,
  counts: {
    pickupAsked: {
      one: "Pick-up asked for {{count}} parcel.",
      other: "Pick-up asked for {{count}} parcels.",
    },
    moreArticles: { one: "and {{count}} more item", other: "and {{count}} more items" },
    pieces: { one: "{{count}} item", other: "{{count}} items" },
    found: { one: "{{count}} result on this page", other: "{{count}} results on this page" },
    parcelsFound: {
      one: "A carrier has {{count}} parcel that is not known here.",
      other: "Carriers have {{count}} parcels that are not known here.",
    },
    parcelsWaiting: {
      one: "{{count}} parcel waits and goes by itself.",
      other: "{{count}} parcels wait and go by themselves.",
    },
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
    cancel_refused: [
      "{{carrier}} refuses to take this parcel back: “{{words}}”. Settle it with the courier.",
      "{{carrier}} refuses to take this parcel back. Settle it with the courier.",
    ],
    nothing_to_acknowledge: [
      "Order {{order}} has nothing to confirm: it is done already, or was settled meanwhile.",
      "There is nothing to confirm: it is done already, or was settled meanwhile.",
    ],
    tracking_number_taken: [
      "This tracking number is already that of order {{order}}. Check it on the carrier's portal.",
      "This tracking number is already that of another parcel. Check it on the carrier's portal.",
    ],
    found_unknown:
      "There is no such parcel to deal with: somebody has seen to it already, or it is known now.",
    adopt_needs_order: "Say which order this parcel is of.",
    nothing_to_print: "None of these shipments has a parcel at a carrier: there is nothing to print.",
    shopify_unreachable: "Shopify does not answer for now. Try again in a few minutes.",
    pickups_not_offered:
      "None of the carriers connected to this shop is asked for pick-ups: there is nothing to ask.",
    pickup_not_possible: [
      "The parcel of order {{order}} cannot be picked up in the state “{{state}}”. Choose parcels that are created and not picked up yet.",
      "This parcel cannot be picked up in its present state. Choose parcels that are created and not picked up yet.",
    ],
    pickup_under_way: [
      "The pick-up of order {{order}}’s parcel was asked for already.",
      "The pick-up of these parcels was asked for already.",
    ],
    pickup_refused: [
      "{{carrier}} refuses the pick-up: “{{words}}”. Mend what it says, then ask again.",
      "{{carrier}} refuses the pick-up. Settle it with the carrier, then ask again.",
    ],
    pickup_unknown: "There is no such pick-up. Check its id.",
    not_at_carrier: [
      "The parcel of order {{order}} is not at a carrier yet: there is nothing to ask about it.",
      "This parcel is not at a carrier yet: there is nothing to ask about it.",
    ],
    not_waiting: [
      "The shipment of order {{order}} has left already: its price is on its page.",
      "This shipment has left already: its price is on the order's page.",
    ],
    return_not_possible: [
      "In the state “{{state}}” a parcel cannot be sent back.",
      "This parcel cannot be sent back in its present state.",
    ],
    remark_too_long: [
      "This remark is too long: at most {{most}} characters. Shorten it.",
      "This remark is too long. Shorten it.",
    ],
    remark_unclear:
      "It is not known whether {{carrier}} took the remark. Read the parcel's remarks before you send it again.",
    carrier_refused: [
      "{{carrier}} refuses: “{{words}}”.",
      "{{carrier}} refuses, without saying why. Look on its portal.",
    ],
    carrier_key_refused:
      "{{carrier}} refuses the connection's access key. Enter a valid key, then try again.",
    carrier_unanswered: [
      "{{carrier}} did not answer as expected: “{{words}}”. Try again in a few minutes.",
      "{{carrier}} does not answer for now, or not as expected. Try again in a few minutes.",
    ],
    check_key:
      "{{carrier}} does not know this key, or allows it nothing. Copy the key again from the carrier's portal.",
    check_secret:
      "{{carrier}} knows the key, but the secret does not go with it. Copy the secret again from the carrier's portal.",
    check_clock: "The time of this server and that of {{carrier}} differ too much. Set the server's clock.",
    check_host:
      "The address of {{carrier}} leads to nobody: no host of that name, or a connection that is not secure. Check the address.",
    check_moved: [
      "{{carrier}} has moved to another address: “{{words}}”. Enter the new one.",
      "{{carrier}} has moved to another address. Enter the new one.",
    ],
    check_no_answer:
      "{{carrier}} does not answer for now. Try again later; if it stays so, check the address.",
    check_not_the_carrier:
      "Somebody answers at this address, but not as {{carrier}} does. Check the address.",
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
    uncertain: "The answer never came: the parcel may exist at {{carrier}}. Do not create it by hand.",
  },
  journal: {
    "labels-printed": "The parcel's label was printed.",
    "manifest-printed": "The parcel is on a handover list that was printed.",
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
    "cancel-requested": "Asked for the parcel to be cancelled.",
    cancelled: "The parcel is cancelled.",
    "cancel-refused": "{{carrier}} refuses to take the parcel back.",
    "updated-at-carrier": "{{carrier}} took the order's change.",
    "update-refused": "{{carrier}} did not take the order's change.",
    "changed-after-sending": "The order changed after it was sent, and {{carrier}} does not know.",
    adopted: [
      "The parcel {{trackingNumber}}, entered by hand in Shopify, is followed from now on.",
      "A parcel entered by hand in Shopify is followed from now on.",
    ],
    acknowledged: "Confirmed: the courier knows.",
    "fulfillment-cancelled": "Navette took the fulfillment back in Shopify.",
    "fulfillment-lost": "Someone cancelled the fulfillment in Shopify.",
    "ended-by-staff": "The shipment was ended.",
    "missing-at-carrier": "Compared with {{carrier}}: it does not know the parcel any more.",
    "adopted-found": [
      "The parcel {{trackingNumber}}, found at {{carrier}}, was taken for this order's.",
      "A parcel found at {{carrier}} was taken for this order's.",
    ],
    "dismissed-found": [
      "The parcel {{trackingNumber}}, found at {{carrier}}, was put aside.",
      "A parcel found at {{carrier}} was put aside.",
    ],
    "twin-answered": "The question about the twin order was answered.",
    "pickup-requested": [
      "Asked {{carrier}} for a pick-up, number {{number}}.",
      "Asked {{carrier}} for a pick-up.",
    ],
    "pickup-refused": "{{carrier}} refuses the pick-up.",
    "pickup-cancelled": "The pick-up is cancelled: the parcel waits again.",
    remarked: ["Remark to the courier: “{{words}}”.", "A remark was written to the courier."],
    "return-requested":
      "{{carrier}} took the question to send the parcel back; its states will tell whether it does.",
    "return-refused": "{{carrier}} refuses to send the parcel back.",
    "late-answer": "A late answer came from the carrier.",
  },
  reasons: {
    automatic: "Shipping is automatic: an order leaves as soon as nothing holds it.",
    manual: "Shipping is manual: an order waits until someone ships it.",
    asked: ["It was asked to leave on {{date}}.", "It was asked to leave."],
    "not-asked": "Nobody has asked for it to leave yet.",
    "carrier-by-hand": "Carrier: {{carrier}}, chosen by hand.",
    "carrier-of-then": "Carrier: {{carrier}}, chosen by hand or by the settings of that time.",
    "carrier-of-settings": "Carrier: {{carrier}}, the one of your settings.",
    "carrier-of-country": [
      "Carrier: {{carrier}}, your first connection that delivers to this country: {{country}}.",
      "Carrier: {{carrier}}, your first connection that delivers to this country.",
    ],
    "carrier-local": "Carrier: {{carrier}}, which makes your local deliveries.",
    "carrier-none": "No carrier could be chosen.",
    "place-answered": ["Place: {{place}}, as your team answered.", "Your team said the place."],
    "place-found": ["Place: {{place}}, as the address says.", "The address says the place."],
    "place-unknown": "The place of delivery is not settled yet.",
    collects: ["The courier collects {{amount}}.", "The courier collects what is still owed."],
    prepaid: "The courier collects nothing: all is paid.",
    "amount-unknown": "What to collect could not be worked out.",
    "awaits-shipping": "Nothing else holds it: it waits until someone ships it.",
    "leaves-now": "Nothing holds it: it leaves in a moment.",
    "awaits-answer": "The answer of {{carrier}} is awaited.",
    "has-left": ["{{carrier}} registered the parcel on {{date}}.", "{{carrier}} registered the parcel."],
    "is-over": "The shipment ended there.",
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
    amount: "the amount to collect",
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
