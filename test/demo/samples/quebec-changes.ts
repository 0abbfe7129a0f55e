import { delivered, deliveredBut, notShipped, waiting } from "./ends";
import { bought, julie, phoneOf, syrup, tuque } from "./quebec-order";
import type { Sample, Stage } from "./sample";
import {
  cancelledInTime,
  cancelledThere,
  cancelledTooLate,
  changedAfterwards,
  hasProblem,
  isFulfilled,
  longAgo,
  onceSent,
  shippedAgain,
  twinOf,
  whileItIsHeld,
  whileItWaits,
  type Sent,
} from "./stories";

const phoneless = { buyer: { ...julie, phone: null } };
const two = { lines: [tuque, syrup] };
const inCommon = { buyer: { ...julie, phone: "438-555-0199" } };
const laval = {
  address1: "1800 boulevard Le Corbusier",
  city: "Laval",
  zip: "H7S 2K1",
  province: "Quebec",
  province_code: "QC",
  country_code: "CA",
  phone: "+1 450 555 0110",
};

const cancelByCourier = async (stage: Stage, { shipment }: Sent): Promise<void> => {
  const why = { cancelledBy: "courier", reason: "Vehicle broke down" };
  await stage.carrier.post("state", { id: shipment.trackingNumber, state: "cancelled", ...why });
};

/** Orders of the Quebec shop that change, before Dropcolis has them and after. */
export const quebecSamplesThatChange: readonly Sample[] = [
  {
    name: "#2023",
    about: "from two workshops: two shipments, each with its number",
    order: bought("#2023", two),
    ends: delivered(["48.00", "14.95"]),
    async play(stage, order) {
      const locations = [
        { name: "Montréal", lines: [0] },
        { name: "Laval", lines: [1], ...laval },
      ];
      await stage.create(order, { locations });
    },
  },
  {
    name: "#2024",
    about: "on hold, then released",
    order: bought("#2024"),
    ends: delivered("48.00"),
    play: whileItIsHeld(),
  },
  {
    name: "#2025",
    about: "a line removed before it was sent",
    order: bought("#2025", { ...phoneless, ...two }),
    ends: delivered("48.00"),
    play: whileItWaits(phoneOf("#2025"), { line_items: [{ sku: syrup.sku, quantity: 0 }] }),
  },
  {
    name: "#2026",
    about: "split before it was sent: two shipments",
    order: bought("#2026", { ...phoneless, ...two }),
    ends: delivered(["48.00", "14.95"]),
    play: whileItWaits(phoneOf("#2026"), { split: [{ sku: syrup.sku }] }),
  },
  {
    name: "#2027",
    about: "cancelled while it was pending: Dropcolis gives it back",
    order: bought("#2027"),
    ends: notShipped("order_cancelled", { cancelled: 1 }),
    play: cancelledInTime,
  },
  {
    name: "#2028",
    about: "cancelled when a courier was assigned already",
    order: bought("#2028"),
    ends: { state: "created", problem: "cancel_refused", collect: "48.00" },
    play: cancelledTooLate("cancel_refused", async (stage, { shipment }) => {
      await stage.carrier.post("state", { id: shipment.trackingNumber, state: "courier_assigned" });
    }),
  },
  {
    name: "#2029",
    about: "another street after it was sent: staff are shown both",
    order: bought("#2029"),
    ends: deliveredBut("changed_after_sending", "48.00"),
    play: changedAfterwards({ shipping_address: { address1: "12 avenue du Mont-Royal Est" } }),
  },
  {
    name: "#2030",
    about: "cancelled by the courier: its fulfillment goes, and the order waits for staff",
    order: bought("#2030"),
    ends: waiting("ship_again", { cancelled: 1 }),
    play: cancelledThere(cancelByCourier),
  },
  {
    name: "#2031",
    about: "the same, and staff ship it again under a new reference",
    order: bought("#2031"),
    ends: delivered("48.00", { cancelled: 1 }),
    play: shippedAgain(cancelByCourier),
  },
  {
    name: "#2032",
    about: "staff take the parcel back, and will ship it later",
    order: bought("#2032"),
    ends: waiting("ship_again", { cancelled: 1 }),
    play: onceSent(async (stage, { name, shipment }) => {
      await stage.operator("cancel", [shipment.id]);
      await stage.shipment(name, hasProblem("ship_again"));
    }),
  },
  {
    name: "#2033",
    about: "a line added after it was sent: a second shipment with its own number",
    order: bought("#2033"),
    ends: delivered(["48.00", "14.95"]),
    play: onceSent(async (stage, { id, name, shipment }) => {
      await stage.change(id, { line_items: [{ ...syrup, quantity: 1 }] });
      await stage.shipment(name, (now) => now.id !== shipment.id && isFulfilled(now));
    }),
  },
  {
    name: "#2034",
    about: "from before the shop switched automatic shipping on",
    order: bought("#2034", { more: longAgo }),
    ends: waiting("old_order"),
  },
  {
    name: "#2035",
    about: "the first of two alike",
    order: bought("#2035", inCommon),
    ends: delivered("48.00"),
  },
  {
    name: "#2036",
    about: "the same phone and goods again: staff say that it is the same order",
    order: bought("#2036", inCommon),
    ends: notShipped("twin_skipped"),
    play: twinOf("#2035", "skip"),
  },
];
