import { z } from "zod";
import { bought, burnous, cheche, lina, living, phoneOf } from "./algerian-order";
import { delivered, deliveredBut, notShipped, waiting } from "./ends";
import type { Play, Sample, Stage } from "./sample";
import {
  cancelledThere,
  cancelledTooLate,
  changedAfterwards,
  hasProblem,
  inState,
  isFulfilled,
  longAgo,
  twinOf,
  whileItWaits,
  type Sent,
} from "./stories";

const two = { lines: [burnous, cheche] };
const inCommon = { buyer: living("Oran", "Oran", { phone: "0661 77 88 99" }) };
const token = "demo-token-ecotrack";

/** Sent by staff through the shop's second account, where parcels are handed over by hand. */
const notHandedOver =
  (next: (stage: Stage, sent: Sent) => Promise<void>): Play =>
  async (stage, order, name) => {
    const id = await stage.create(order, { webhook: null });
    await stage.operator("ship", [stage.shop, name], { connection: stage.connections[1] });
    await next(stage, { id, name, shipment: await stage.shipment(name, isFulfilled) });
  };

/** Changed in time: the host is told, and the parcel is handed over as it is now. */
const updatedThenHandedOver = (change: Readonly<Record<string, unknown>>): Play =>
  notHandedOver(async (stage, { id, name, shipment }) => {
    const ledger = await stage.carrier.get("ledger");
    await stage.change(id, change);
    await updatedAt(stage, ledger, shipment.reference);
    await stage.shipment(name, hasProblem("not_validated"));
    await stage.operator("validate", [shipment.id]);
  });

/** Orders of the Algerian shop that change, before the courier has them and after. */
export const algerianSamplesThatChange: readonly Sample[] = [
  {
    name: "#3027",
    about: "cancelled before it was handed over: deleted at the courier's",
    order: bought("#3027"),
    ends: notShipped("order_cancelled", { cancelled: 1 }),
    play: notHandedOver(async (stage, { id, name }) => {
      await stage.change(id, { cancelled_at: true, cancel_reason: "customer" });
      await stage.shipment(name, inState("cancelled"));
    }),
  },
  {
    name: "#3028",
    about: "another street and phone before it was handed over: the courier is told",
    order: bought("#3028"),
    ends: delivered("5100.00", { tells: ["4 boulevard Zirout Youcef", "0770112233"] }),
    play: updatedThenHandedOver({
      shipping_address: { address1: "4 boulevard Zirout Youcef", phone: "0770 11 22 33" },
    }),
  },
  {
    name: "#3029",
    about: "a line refunded before it was handed over: the courier collects less",
    order: bought("#3029", two),
    ends: delivered("5100.00"),
    play: updatedThenHandedOver({ refund: { lines: [{ sku: cheche.sku, quantity: 2 }] } }),
  },
  {
    name: "#3030",
    about: "its fulfillment cancelled in Shopify, and staff take the parcel back in time",
    order: bought("#3030"),
    ends: waiting("ship_again", { cancelled: 1 }),
    play: notHandedOver(async (stage, { id, name, shipment }) => {
      await stage.change(id, { cancel_fulfillment: true });
      await stage.shipment(name, hasProblem("fulfillment_cancelled"));
      await stage.operator("cancel", [shipment.id]);
      await stage.shipment(name, hasProblem("ship_again"));
    }),
  },
  {
    name: "#3031",
    about: "cancelled after it was handed over: too late",
    order: bought("#3031"),
    ends: deliveredBut("cancel_refused", "5100.00"),
    play: cancelledTooLate("cancel_refused", async (stage, { shipment }) => {
      await handedOver(stage, shipment.reference);
    }),
  },
  {
    name: "#3032",
    about: "another street after it was handed over: staff are shown both",
    order: bought("#3032"),
    ends: deliveredBut("changed_after_sending", "5100.00"),
    play: changedAfterwards({ shipping_address: { address1: "9 rue Larbi Ben M'hidi" } }),
  },
  {
    name: "#3033",
    about: "the courier cancelled it: its fulfillment goes, and the order waits for staff",
    order: bought("#3033"),
    ends: waiting("ship_again", { cancelled: 1 }),
    play: cancelledThere(async (stage, { shipment }) => {
      await stage.carrier.post("state", { tracking: shipment.trackingNumber, state: "annule" });
    }),
  },
  {
    name: "#3034",
    about: "staff typed the courier's number alone into Shopify: known by its shape, and followed",
    order: bought("#3034"),
    ends: delivered("5100.00"),
    async play(stage, order) {
      const id = await stage.create(order, { webhook: null });
      const number = await createdAtTheCarrier(stage.carrierUrl);
      await stage.change(id, { fulfill: { number } });
    },
  },
  {
    name: "#3035",
    about: "from two depots: two parcels, each with its number",
    order: bought("#3035", two),
    ends: delivered(["5100.00", "1800.00"]),
    async play(stage, order) {
      const locations = [
        { name: "Alger", lines: [0] },
        { name: "Blida", lines: [1] },
      ];
      await stage.create(order, { locations });
    },
  },
  {
    name: "#3036",
    about: "commune, wilaya and phone changed before it was sent",
    order: bought("#3036", { buyer: { ...lina, phone: null } }),
    ends: delivered("5100.00", { tells: ["Oran", "0550103036"] }),
    play: whileItWaits(phoneOf("#3036"), { shipping_address: { city: "Oran", address2: "Oran", zip: "" } }),
  },
  {
    name: "#3037",
    about: "the first of two alike",
    order: bought("#3037", inCommon),
    ends: delivered("5100.00"),
  },
  {
    name: "#3038",
    about: "the same phone and goods again: staff say that it ships",
    order: bought("#3038", inCommon),
    ends: delivered("5100.00"),
    play: twinOf("#3037", "ship"),
  },
  {
    name: "#3039",
    about: "from before the shop switched automatic shipping on",
    order: bought("#3039", { more: longAgo }),
    ends: waiting("old_order"),
  },
];

const host = z.object({
  parcels: z.array(z.object({ reference: z.string(), validated: z.boolean(), order: z.unknown() })),
});

async function parcelAt(stage: Stage, ledger: unknown, reference: string) {
  return host
    .parse(ledger ?? (await stage.carrier.get("ledger")))
    .parcels.find((parcel) => parcel.reference === reference);
}

/** Waits until the host has something else of this parcel than before. */
async function updatedAt(stage: Stage, before: unknown, reference: string): Promise<void> {
  const was = JSON.stringify((await parcelAt(stage, before, reference))?.order);
  await stage.when(`${reference} is told anew`, async () => {
    const now = await parcelAt(stage, null, reference);
    return JSON.stringify(now?.order) !== was;
  });
}

async function handedOver(stage: Stage, reference: string): Promise<void> {
  await stage.when(`${reference} is handed over`, async () => {
    return (await parcelAt(stage, null, reference))?.validated === true;
  });
}

/** What staff do on the courier's own site. */
async function createdAtTheCarrier(url: string): Promise<string> {
  const call = async (path: string, body: object): Promise<unknown> => {
    const headers = { "content-type": "application/json", authorization: `Bearer ${token}` };
    const answer = await fetch(`${url}/api/v1/${path}`, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
    });
    return answer.json();
  };
  const made = await call("create/order", {
    nom_client: "Lina Meziane",
    telephone: "0550103034",
    adresse: "12 rue Didouche Mourad",
    commune: "Bab Ezzouar",
    code_wilaya: 16,
    montant: 5100,
    produit: "1 x Burnous en laine",
    type: 1,
  });
  const { tracking } = z.object({ tracking: z.string() }).parse(made);
  await call("valid/order", { tracking });
  return tracking;
}
