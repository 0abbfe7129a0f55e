import { delivered, notShipped } from "./ends";
import { dinars, margherita, meal, salade, thon, yasmine } from "./meal";
import type { End, Sample } from "./sample";
import {
  cancelledTooLate,
  changedAfterwards,
  hasProblem,
  isFulfilled,
  onceSent,
  twinOf,
  whileItIsHeld,
} from "./stories";

const inTheKitchen = (collect: string | readonly string[], problem: string | null = null): End => ({
  ...delivered(collect),
  state: "created",
  problem,
});
const inCommon = { dishes: [[thon, 2]], buyer: { ...yasmine, phone: "+216 22 777 888" } } as const;

/** Meals that change. The kitchen can be told nothing by us once it has them. */
export const restaurantSamplesThatChange: readonly Sample[] = [
  {
    name: "#4025",
    about: "cancelled when the kitchen had it: staff are told to tell it",
    order: meal("#4025"),
    ends: inTheKitchen("14.500", "cancel_by_hand"),
    play: cancelledTooLate("cancel_by_hand", async () => {}),
  },
  {
    name: "#4026",
    about: "the same, and staff told the kitchen",
    order: meal("#4026"),
    ends: inTheKitchen("14.500"),
    play: onceSent(async (stage, { id, name, shipment }) => {
      await stage.change(id, { cancelled_at: true, cancel_reason: "customer" });
      await stage.shipment(name, hasProblem("cancel_by_hand"));
      await stage.operator("acknowledge", [shipment.id]);
    }),
  },
  {
    name: "#4027",
    about: "another door after it went to the kitchen",
    order: meal("#4027"),
    ends: inTheKitchen("14.500", "changed_after_sending"),
    play: changedAfterwards({ shipping_address: { address1: "17 rue du Lac Victoria" } }),
  },
  {
    name: "#4028",
    about: "paid online after it went to the kitchen",
    order: meal("#4028"),
    ends: inTheKitchen("14.500", "changed_after_sending"),
    play: changedAfterwards({ financial_status: "paid" }),
  },
  {
    name: "#4029",
    about: "on hold, then released",
    order: meal("#4029"),
    ends: inTheKitchen("14.500"),
    play: whileItIsHeld(),
  },
  {
    name: "#4030",
    about: "a dish added after it went to the kitchen: a second order there",
    order: meal("#4030", { dishes: [[margherita, 1]] }),
    ends: inTheKitchen(["14.500", "9.000"]),
    play: onceSent(async (stage, { id, name, shipment }) => {
      const { title, sku, variantId, price } = salade;
      const line = { title, sku, variant_id: Number(variantId), price: dinars(price), quantity: 1 };
      await stage.change(id, { line_items: [line] });
      await stage.shipment(name, (now) => now.id !== shipment.id && isFulfilled(now));
    }),
  },
  {
    name: "#4031",
    about: "the first of two alike",
    order: meal("#4031", inCommon),
    ends: inTheKitchen("36.000"),
  },
  {
    name: "#4032",
    about: "the same phone and dishes again: staff say that it is the same meal",
    order: meal("#4032", inCommon),
    ends: notShipped("twin_skipped"),
    play: twinOf("#4031", "skip"),
  },
];
