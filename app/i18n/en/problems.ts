import type { Catalogue } from "../catalogue";

const nothingToDo = "Nothing to do.";

export const problems: Catalogue<"en">["problems"] = {
  nothing_to_ship: { happened: "Nothing is left to ship in this order.", todo: nothingToDo },
  digital_only: {
    happened: "Everything in this order is digital: no item travels.",
    todo: nothingToDo,
  },
  local_pickup: { happened: "The customer picks this order up.", todo: nothingToDo },
  no_delivery: { happened: "This order has no delivery.", todo: nothingToDo },
  test_order: { happened: "This is a test order; those are never shipped.", todo: nothingToDo },
  order_cancelled: { happened: "The order was cancelled in Shopify.", todo: nothingToDo },
  already_fulfilled: {
    happened: "The order is already fulfilled in Shopify.",
    todo: "Nothing to do; to ship it with Navette, first cancel its fulfillment in Shopify.",
  },
  twin_skipped: {
    happened: [
      "You decided that this order does not ship: it repeats order {{order}}.",
      "You decided that this order does not ship: it repeats another one.",
    ],
    todo: "Nothing to do; you can change your mind on the order's page.",
  },
  on_hold: {
    happened: ["The order is on hold in Shopify ({{reasons}}).", "The order is on hold in Shopify."],
    todo: "Release the hold in Shopify; Navette then goes on by itself.",
  },
  scheduled: {
    happened: ["The order is scheduled for {{date}}.", "The order is scheduled for later."],
    todo: "Wait for that date, or bring it forward in Shopify.",
  },
  not_yet_routed: {
    happened: "Shopify has not decided yet from which location the order leaves.",
    todo: "Wait a moment; Navette goes on as soon as Shopify has decided.",
  },
  no_carrier: {
    happened: [
      "No connected carrier delivers to this country: {{country}}.",
      "No connected carrier delivers to this destination.",
    ],
    todo: "Connect a carrier that delivers there, then ship the order.",
  },
  no_local_carrier: {
    happened: "This is a local delivery, and no carrier for local deliveries is connected.",
    todo: "Connect Delivety, then ship the order.",
  },
  payment_pending: {
    happened: [
      "The payment by “{{gateway}}” has not arrived yet, and it is not a payment on delivery.",
      "The order's payment has not arrived yet.",
    ],
    todo: "Wait for the payment; or, if the courier is to collect it, ship the order yourself.",
  },
  third_party_location: {
    happened: [
      "The items are at “{{location}}”, a location run by another service.",
      "The items are at a location run by another service.",
    ],
    todo: "That service ships them; otherwise move them to one of your own locations in Shopify.",
  },
  old_order: {
    happened: "This order is an old one: automatic shipping leaves it alone.",
    todo: "If it is still to go, ship it yourself.",
  },
  ship_again: {
    happened: "An earlier parcel of these items ended without delivery.",
    todo: "Ship the order again when the items can leave; nothing leaves without you.",
  },
  address_missing: {
    happened: "The shipping address is missing or incomplete.",
    todo: "Complete it on the order in Shopify; Navette goes on by itself.",
  },
  name_missing: {
    happened: "The recipient's name is missing.",
    todo: "Add it to the shipping address in Shopify; Navette goes on by itself.",
  },
  phone_missing: {
    happened: "The order has no phone number.",
    todo: "Ask the customer for it and add it to the shipping address in Shopify.",
  },
  phone_invalid: {
    happened: "The order's phone number cannot exist.",
    todo: "Correct it on the shipping address in Shopify; Navette goes on by itself.",
  },
  phone_foreign: {
    happened: [
      "The phone number is not from this country: {{country}}. {{carrier}} does not call abroad.",
      "The phone number is foreign, and {{carrier}} does not call abroad.",
    ],
    todo: "Ask the customer for a local number and add it to the shipping address in Shopify.",
  },
  place_unknown: {
    happened: [
      "The address does not say clearly where to deliver. Possible places: {{candidates}}.",
      "The address does not say in which gouvernorat or wilaya to deliver.",
    ],
    todo: "Choose the gouvernorat or wilaya on the order's page in Navette, or write it into the address's city in Shopify.",
  },
  twin_order: {
    happened: [
      "Same phone and same items as order {{order}}, less than 24 hours apart.",
      "Same phone and same items as another order, less than 24 hours apart.",
    ],
    todo: "Say whether this one ships as well; nothing leaves before you answer.",
  },
  place_not_served: {
    happened: [
      "{{carrier}} does not deliver to {{region}}.",
      "{{carrier}} does not deliver to this address.",
    ],
    todo: "Choose another carrier, or agree on another address with the customer.",
  },
  amount_above_limit: {
    happened: [
      "{{carrier}} collects at most {{limit}}; this order owes {{amount}}.",
      "{{carrier}} collects at most {{limit}}; this order owes more.",
      "This order owes more than {{carrier}} collects.",
    ],
    todo: "Split it or take a deposit.",
  },
  amount_unreadable: {
    happened: "Navette could not work out what the customer still owes.",
    todo: "Check the order's payment in Shopify; nothing leaves with a guessed amount.",
  },
  currency_mismatch: {
    happened: [
      "{{carrier}} collects in {{expected}}; this order is in {{currency}}.",
      "{{carrier}} does not collect in this order's currency.",
    ],
    todo: "Ship it with a carrier that collects this currency, or have it paid in advance.",
  },
  text_too_long: {
    happened: [
      "Too long for {{carrier}}: {{field}} ({{length}} characters, at most {{limit}}).",
      "Too long for {{carrier}}: {{field}} (at most {{limit}} characters).",
      "A text of the order is too long for {{carrier}}.",
    ],
    todo: "Shorten it on the order in Shopify; Navette cuts nothing by itself.",
  },
  carrier_auth: {
    happened: "{{carrier}} refuses your connection's access key.",
    todo: "Enter a valid key in the connection, then retry the shipment.",
  },
  carrier_rejected: {
    happened: "{{carrier}} refused the parcel.",
    todo: "Correct what it is about on the order in Shopify, then retry the shipment.",
  },
  carrier_duplicate: {
    happened: "{{carrier}} says it already has a parcel for this order.",
    todo: "Check on its portal before you retry: a second parcel would leave.",
  },
  carrier_unavailable: {
    happened: [
      "{{carrier}} has not answered since {{since}}. Parcels waiting: {{waiting}}.",
      "{{carrier}} does not answer for now.",
    ],
    todo: "Nothing to do: Navette tries again by itself.",
  },
  carrier_unexpected: {
    happened: "{{carrier}} answered in a way Navette does not understand.",
    todo: "Check on its portal whether the parcel exists, then retry the shipment.",
  },
  uncertain: {
    happened: "The answer never came: the parcel may exist at {{carrier}}.",
    todo: "Do not create it by hand. Navette asks the carrier where it can be asked; else look at its portal and say whether it exists.",
  },
  pickup_uncertain: {
    happened: "The answer to the request for a pick-up never came: {{carrier}} may have it.",
    todo: "Nothing to do: Navette checks with {{carrier}}. Do not ask again by hand.",
  },
  return_ignored: {
    happened:
      "{{carrier}} took the question to send the parcel back, but the parcel goes on as if nothing was asked.",
    todo: "Settle it with the courier, then confirm it on the order's page.",
  },
  not_sent_by_staff: {
    happened: "You confirmed that this parcel was never created.",
    todo: "The order can be shipped again.",
  },
  carrier_state_unknown: {
    happened: "{{carrier}} reports a state Navette does not know.",
    todo: "Read the state as the carrier writes it; the shipment keeps its last known state.",
  },
  carrier_contradiction: {
    happened: [
      "{{carrier}} reports “{{theirs}}” although the parcel was “{{ours}}”.",
      "{{carrier}} reports a state that contradicts what is known.",
    ],
    todo: "Ask the carrier where the parcel is; the most advanced state is kept.",
  },
  parcel_missing: {
    happened: [
      "{{carrier}} does not know the parcel {{trackingNumber}} any more.",
      "{{carrier}} does not know this parcel any more.",
    ],
    todo: "Ask {{carrier}} what became of it, then confirm it on the order's page; or cancel the parcel and ship again.",
  },
  parcel_not_ended: {
    happened: [
      "This shipment has ended here, but {{carrier}} still has its parcel {{trackingNumber}}.",
      "This shipment has ended here, but {{carrier}} still has its parcel.",
    ],
    todo: "Open the parcels found at the carriers: adopt it if it is to travel; if not, have {{carrier}} cancel it and say that you have seen to it.",
  },
  parcel_doubled: {
    happened: [
      "{{carrier}} has a second parcel with the same reference: {{trackingNumber}}.",
      "{{carrier}} has a second parcel with the same reference.",
    ],
    todo: "Have {{carrier}} cancel one of the two, then say that you have seen to it among the parcels found at the carriers.",
  },
  cancelled_by_staff: {
    happened: "Your team cancelled this parcel.",
    todo: "Nothing to do; the order can be shipped again.",
  },
  cancelled_by_carrier: {
    happened: "The parcel was cancelled at {{carrier}}.",
    todo: "Settle what it is about, then ship the order again.",
  },
  delivery_failed: {
    happened: "{{carrier}} gave up delivering this parcel.",
    todo: "Ask the courier where the parcel is, then confirm it on the order's page.",
  },
  changed_after_sending: {
    happened: [
      "The order changed after it was sent, and {{carrier}} does not know: {{changes}}.",
      "The order changed after it was sent, and {{carrier}} does not know.",
    ],
    todo: "Tell the courier, then confirm it on the order's page; or cancel the parcel and ship again.",
  },
  cancel_refused: {
    happened: "{{carrier}} refuses to take the parcel back.",
    todo: "Settle with the courier what becomes of the parcel, then confirm it on the order's page.",
  },
  cancel_by_hand: {
    happened: "The order was cancelled in Shopify, and Navette cannot cancel a parcel at {{carrier}}.",
    todo: "Tell {{carrier}} that the parcel is cancelled, then confirm it on the order's page.",
  },
  fulfillment_cancelled: {
    happened: "Someone cancelled the fulfillment in Shopify while the parcel travels.",
    todo: "Cancel the parcel; or retry the shipment, and Navette writes the fulfillment again.",
  },
  shopify_rejected: {
    happened: "Shopify refused the order's fulfillment.",
    todo: "The parcel exists at the carrier. Look at the order in Shopify and, if need be, fulfill it by hand with the tracking number.",
  },
  shopify_access: {
    happened: "Shopify no longer lets Navette act on this shop.",
    todo: "Open Navette in your Shopify admin and accept the permissions it asks for.",
  },
  webhook_unreadable: {
    happened: [
      "A message that came in ({{topic}}) could not be read.",
      "A message that came in could not be read.",
    ],
    todo: "It is kept. If Shopify sent it, change the order there (a tag is enough): Navette then reads it again.",
  },
  postal_code_invalid: {
    happened: "The postal code is none of this country, or not of the address's province.",
    todo: "Correct the postal code or the province in Shopify; Navette goes on by itself.",
  },
  parcels_out_of_range: {
    happened: "The order is marked for more parcels than {{carrier}} takes in one shipment, or for none.",
    todo: "Correct the mark “parcels: N” on the order.",
  },
  service_level_unknown: {
    happened: [
      "{{carrier}} has no service “{{service}}”. It has {{known}}.",
      "{{carrier}} has no such service as the order is marked for.",
    ],
    todo: "Correct the mark “service: NAME” on the order, or take it away.",
  },
  weight_missing: {
    happened: "{{carrier}} wants a weight, and no item has one.",
    todo: "Set the products' weight in Shopify, or a default weight in Navette's settings.",
  },
  pickup_incomplete: {
    happened:
      "{{carrier}} has to know where and from whom it collects the parcel, and part of that is missing.",
    todo: "Complete the pickup in Navette's settings, or the location in Shopify.",
  },
  product_unmapped: {
    happened: [
      "“{{title}}” is linked to no product at {{carrier}}.",
      "An item is linked to no product at {{carrier}}.",
    ],
    todo: "Link it in Navette's settings.",
  },
  not_validated: {
    happened: "The parcel is created, but {{carrier}} collects it only once it is validated.",
    todo: "Validate the shipment when the parcel is packed.",
  },
  carrier_moved: {
    happened: [
      "{{carrier}} answers from another address now: {{address}}.",
      "{{carrier}} answers from another address now.",
    ],
    todo: "Replace the address in the connection; what waited then goes on by itself.",
  },
};
