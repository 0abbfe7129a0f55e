import { delivered, deliveredBut, notShipped, waiting } from "./ends";
import type { Sample, Stage } from "./sample";
import {
  cancelledInTime,
  cancelledThere,
  cancelledTooLate,
  changedAfterwards,
  hasProblem,
  isFulfilled,
  onceSent,
  shippedAgain,
  type Sent,
} from "./stories";
import { bought, oil } from "./tunisian-order";

/** "Supprimé": the sender took it back on First Delivery's own site. */
const deleteThere = async (stage: Stage, { shipment }: Sent): Promise<void> => {
  await stage.carrier.post("state", { barCode: shipment.trackingNumber, state: 6 });
};
const pickUp = async (stage: Stage, { shipment }: Sent): Promise<void> => {
  await stage.carrier.post("state", { barCode: shipment.trackingNumber, state: "Enlevé" });
};
const elsewhere = { shipping_address: { address1: "8 rue de Rome" } };

/** Orders of the Tunisian shop that change once First Delivery has the parcel, which it can be told nothing about. */
export const tunisianSamplesAfterSending: readonly Sample[] = [
  {
    name: "#1047",
    about: "cancelled after it was sent: the parcel comes back",
    order: bought("#1047"),
    ends: notShipped("order_cancelled", { cancelled: 1 }),
    play: cancelledInTime,
  },
  {
    name: "#1048",
    about: "cancelled when the courier had it already",
    order: bought("#1048"),
    ends: { state: "picked_up", problem: "cancel_refused", collect: "45.500" },
    play: cancelledTooLate("cancel_refused", pickUp),
  },
  {
    name: "#1049",
    about: "another street after it was sent: staff are shown both",
    order: bought("#1049"),
    ends: deliveredBut("changed_after_sending", "45.500", { tells: ["12 rue de Marseille"] }),
    play: changedAfterwards(elsewhere),
  },
  {
    name: "#1050",
    about: "paid online after it was sent: the courier would collect it again",
    order: bought("#1050"),
    ends: deliveredBut("changed_after_sending", "45.500"),
    play: changedAfterwards({ financial_status: "paid" }),
  },
  {
    name: "#1051",
    about: "another phone after it was sent; staff told the courier, and say so",
    order: bought("#1051"),
    ends: delivered("45.500"),
    play: onceSent(async (stage, { id, name, shipment }) => {
      await stage.change(id, { shipping_address: { phone: "98 222 333" } });
      await stage.shipment(name, hasProblem("changed_after_sending"));
      await stage.operator("acknowledge", [shipment.id]);
    }),
  },
  {
    name: "#1052",
    about: "another street after it was sent, and back again: nothing to tell",
    order: bought("#1052"),
    ends: delivered("45.500"),
    play: onceSent(async (stage, { id, name }) => {
      await stage.change(id, elsewhere);
      await stage.shipment(name, hasProblem("changed_after_sending"));
      await stage.change(id, { shipping_address: { address1: "12 rue de Marseille" } });
    }),
  },
  {
    name: "#1053",
    about: "deleted on First Delivery's site: its fulfillment goes, and the order waits for staff",
    order: bought("#1053"),
    ends: waiting("ship_again", { cancelled: 1 }),
    play: cancelledThere(deleteThere),
  },
  {
    name: "#1054",
    about: "the same, and staff ship it again under a new reference",
    order: bought("#1054"),
    ends: delivered("45.500", { cancelled: 1 }),
    play: shippedAgain(deleteThere),
  },
  {
    name: "#1055",
    about: "staff cancelled the fulfillment while the parcel travels: no second parcel",
    order: bought("#1055"),
    ends: deliveredBut("fulfillment_cancelled", "45.500", { fulfillments: 0 }),
    play: onceSent(async (stage, { id, name }) => {
      await stage.change(id, { cancel_fulfillment: true });
      await stage.shipment(name, hasProblem("fulfillment_cancelled"));
    }),
  },
  {
    name: "#1056",
    about: "the same by mistake, and staff have it written again",
    order: bought("#1056"),
    ends: delivered("45.500"),
    play: onceSent(async (stage, { id, name, shipment }) => {
      await stage.change(id, { cancel_fulfillment: true });
      await stage.shipment(name, hasProblem("fulfillment_cancelled"));
      await stage.operator("retry", [shipment.id]);
      await stage.shipment(
        name,
        (now) => isFulfilled(now) && now.fulfillmentId !== shipment.fulfillmentId && now.problem === null,
      );
    }),
  },
  {
    name: "#1057",
    about: "a line added after it was sent: a second parcel with its own number",
    order: bought("#1057"),
    ends: delivered(["45.500", "24.000"]),
    play: onceSent(async (stage, { id, name, shipment }) => {
      await stage.change(id, { line_items: [{ ...oil, quantity: 1 }] });
      await stage.shipment(name, (now) => now.id !== shipment.id && isFulfilled(now));
    }),
  },
];
