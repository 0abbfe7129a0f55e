import { z } from "zod";
import { asking, delivered, notShipped, waiting } from "./ends";
import type { Sample } from "./sample";
import {
  firstMetWith,
  hasProblem,
  longAgo,
  shippedByHand,
  twinOf,
  whileItIsHeld,
  whileItWaits,
} from "./stories";
import { amel, bought, living, oil, phoneOf, scarf } from "./tunisian-order";

const phoneless = { buyer: { ...amel, phone: null } };
const two = { lines: [scarf, oil] };
const phone = phoneOf;
/** What the twins have in common. */
const inCommon = { buyer: living("Béja", { phone: "98 444 555" }) };

/** Orders of the Tunisian shop that change before anything of them is sent, or are old, or ordered twice. */
export const tunisianSamplesBeforeSending: readonly Sample[] = [
  {
    name: "#1027",
    about: "from two locations: two parcels, each with its number",
    order: bought("#1027", two),
    ends: delivered(["45.500", "24.000"]),
    async play(stage, order) {
      const locations = [
        { name: "Tunis", lines: [0] },
        { name: "Sousse", lines: [1] },
      ];
      await stage.create(order, { locations });
    },
  },
  {
    name: "#1028",
    about: "one of three was handed over in the shop; the other two travel",
    order: bought("#1028", { lines: [{ ...scarf, quantity: 3 }] }),
    ends: delivered("122.500", { byHand: 1 }),
    play: firstMetWith({ fulfill: { lines: [{ sku: scarf.sku, quantity: 1 }] } }),
  },
  {
    name: "#1029",
    about: "on hold, then released",
    order: bought("#1029"),
    ends: delivered("45.500"),
    play: whileItIsHeld(),
  },
  {
    name: "#1030",
    about: "scheduled, then ready",
    order: bought("#1030"),
    ends: delivered("45.500"),
    async play(stage, order, name) {
      const id = await stage.create(order, { fulfillAt: "2099-01-05T08:00:00Z" });
      await stage.shipment(name, hasProblem("scheduled"));
      await stage.change(id, { fulfill_at: "2026-01-05T08:00:00Z" });
    },
  },
  {
    name: "#1031",
    about: "moved to another location before it was sent",
    order: bought("#1031"),
    ends: delivered("45.500"),
    play: whileItIsHeld({ move: "Sousse" }),
  },
  {
    name: "#1032",
    about: "split before it was sent: two parcels",
    order: bought("#1032", { ...phoneless, ...two }),
    ends: delivered(["45.500", "24.000"]),
    play: whileItWaits(phone("#1032"), { split: [{ sku: oil.sku }] }),
  },
  {
    name: "#1033",
    about: "split and merged again before it was sent: one parcel",
    order: bought("#1033", { ...phoneless, ...two }),
    ends: delivered("69.500"),
    play: whileItWaits(phone("#1033"), { split: [{ sku: oil.sku }] }, { merge: true }),
  },
  {
    name: "#1034",
    about: "a line added before it was sent",
    order: bought("#1034", phoneless),
    ends: delivered("69.500"),
    play: whileItWaits(phone("#1034"), { line_items: [{ ...oil, quantity: 1 }] }),
  },
  {
    name: "#1035",
    about: "a line removed before it was sent",
    order: bought("#1035", { ...phoneless, ...two }),
    ends: delivered("45.500"),
    play: whileItWaits(phone("#1035"), { line_items: [{ sku: oil.sku, quantity: 0 }] }),
  },
  {
    name: "#1036",
    about: "one of two refunded before it was sent",
    order: bought("#1036", { ...phoneless, lines: [{ ...scarf, quantity: 2 }] }),
    ends: delivered("45.500"),
    play: whileItWaits(phone("#1036"), { refund: { lines: [{ sku: scarf.sku, quantity: 1 }] } }),
  },
  {
    name: "#1037",
    about: "address and phone changed before it was sent",
    order: bought("#1037", phoneless),
    ends: delivered("45.500", { tells: ["31 avenue Bourguiba", "Sousse", "98111037"] }),
    play: whileItWaits("98 111 037", {
      shipping_address: { address1: "31 avenue Bourguiba", city: "Sousse", zip: "4000" },
    }),
  },
  {
    name: "#1038",
    about: "cancelled before it was sent",
    order: bought("#1038", phoneless),
    ends: notShipped("order_cancelled"),
    play: whileItWaits(phone("#1038"), { cancelled_at: true }),
  },
  {
    name: "#1039",
    about: "handed over in the shop while it waited, without a number",
    order: bought("#1039", phoneless),
    ends: notShipped("already_fulfilled", { byHand: 1 }),
    play: whileItWaits(phone("#1039"), { fulfill: true }),
  },
  {
    name: "#1040",
    about: "staff typed First Delivery's number into Shopify: adopted, and followed to the door",
    order: bought("#1040"),
    ends: delivered("45.500"),
    async play(stage, order) {
      const id = await stage.create(order, { webhook: null });
      const number = await createdAtTheCarrier(stage.carrierUrl);
      await stage.change(id, { fulfill: { company: "First Delivery", number } });
    },
  },
  {
    name: "#1041",
    about: "from before the shop switched automatic shipping on",
    order: bought("#1041", { more: longAgo }),
    ends: waiting("old_order"),
  },
  {
    name: "#1042",
    about: "as old, and staff ship it",
    order: bought("#1042", { more: longAgo }),
    ends: delivered("45.500"),
    play: shippedByHand,
  },
  {
    name: "#1043",
    about: "the first of four alike",
    order: bought("#1043", inCommon),
    ends: delivered("45.500"),
  },
  {
    name: "#1044",
    about: "the same phone and goods again: staff are asked",
    order: bought("#1044", inCommon),
    ends: asking("twin_order"),
    play: twinOf("#1043"),
  },
  {
    name: "#1045",
    about: "and again, and staff say that it ships",
    order: bought("#1045", inCommon),
    ends: delivered("45.500"),
    play: twinOf("#1043", "ship"),
  },
  {
    name: "#1046",
    about: "and again, and staff say that it does not",
    order: bought("#1046", inCommon),
    ends: notShipped("twin_skipped"),
    play: twinOf("#1043", "skip"),
  },
];

const createdAnswer = z.object({ result: z.object({ barCode: z.string() }) });

/** What staff do on First Delivery's own site. */
async function createdAtTheCarrier(url: string): Promise<string> {
  const answer = await fetch(`${url}/api/v2/create`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: "Bearer demo-token-first-delivery" },
    body: JSON.stringify({
      Client: {
        nom: "Amel Trabelsi",
        gouvernerat: "Tunis",
        ville: "Tunis",
        adresse: "12 rue de Marseille",
        telephone: "20101040",
      },
      Produit: {
        article: "Foulard en soie",
        prix: 45.5,
        designation: "Foulard en soie",
        nombreArticle: 1,
        commentaire: "",
        nombreEchange: 0,
      },
    }),
  });
  return createdAnswer.parse(await answer.json()).result.barCode;
}
