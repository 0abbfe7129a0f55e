import { asking, delivered, notShipped, waiting } from "./ends";
import type { Sample } from "./sample";
import { inState } from "./stories";
import { amel, bought, fouta, living, oil, scarf } from "./tunisian-order";

/** Orders of a Tunisian shop, each saying how it must end. */
export const tunisianSamples: readonly Sample[] = [
  {
    name: "#1001",
    about: "the carrier accepts, its answer never comes",
    order: bought("#1001"),
    ends: delivered("45.500"),
    alone: true,
    async play(stage, order) {
      await stage.carrier.post("faults", { call: "create", kind: "reset-after", times: 1 });
      await stage.create(order);
      await stage.shipment("#1001", inState("uncertain", "created"));
    },
  },
  {
    name: "#1002",
    about: "the connection breaks before the carrier has it; proven absent, sent again",
    order: bought("#1002", { buyer: living("Sousse", { phone: "98 765 432" }) }),
    ends: delivered("45.500"),
    alone: true,
    async play(stage, order) {
      await stage.carrier.post("faults", { call: "create", kind: "reset-before", times: 1 });
      await stage.create(order);
      await stage.shipment("#1002", inState("uncertain", "created"));
    },
  },
  {
    name: "#1003",
    about: "plain, cash on delivery",
    order: bought("#1003", { lines: [scarf, oil] }),
    ends: delivered("69.500"),
  },
  {
    name: "#1004",
    about: "name and address in Arabic",
    order: bought("#1004", {
      buyer: {
        first: "محمد",
        last: "بن عمر",
        phone: "٢٢٣٣٤٤٥٥",
        address1: "نهج الحبيب بورقيبة عدد ٧",
        city: "صفاقس",
        zip: "3000",
      },
    }),
    ends: delivered("45.500"),
  },
  {
    name: "#1005",
    about: "no phone anywhere",
    order: bought("#1005", { buyer: { ...amel, phone: null } }),
    ends: waiting("phone_missing"),
  },
  {
    name: "#1006",
    about: "a French phone, which the courier cannot call",
    order: bought("#1006", { buyer: { ...amel, phone: "+33 6 12 34 56 78" } }),
    ends: waiting("phone_foreign"),
  },
  {
    name: "#1007",
    about: "1,200 DT, above what the carrier collects",
    order: bought("#1007", { lines: [{ title: "Tapis de Kairouan", price: "1193" }] }),
    ends: waiting("amount_above_limit"),
  },
  {
    name: "#1008",
    about: "999 DT exactly",
    order: bought("#1008", {
      lines: [{ title: "Tapis de Kairouan", price: "992" }],
      buyer: living("Kairouan"),
    }),
    ends: delivered("999.000"),
  },
  {
    name: "#1009",
    about: "charged in euros",
    order: bought("#1009", { currency: "EUR" }),
    ends: waiting("currency_mismatch"),
  },
  {
    name: "#1010",
    about: "a place nobody can name for sure",
    order: bought("#1010", { buyer: living("Hay Ennour", { zip: "" }) }),
    ends: asking("place_unknown"),
  },
  {
    name: "#1011",
    about: "the same, and staff say where it is",
    order: bought("#1011", { buyer: living("Cité El Wafa", { zip: "" }) }),
    ends: delivered("45.500"),
    async play(stage, order) {
      await stage.create(order);
      await stage.shipment("#1011", inState("asking"));
      await stage.operator("answer", [stage.shop, "#1011"], {
        place: { regionCode: "13", locality: "Mégrine" },
      });
    },
  },
  {
    name: "#1012",
    about: "a deposit is paid, the rest is collected",
    order: bought("#1012", { paid: "15.5", buyer: living("Nabeul") }),
    ends: delivered("30.000"),
  },
  {
    name: "#1013",
    about: "prepaid, nothing to collect",
    order: bought("#1013", { paid: "45.5", buyer: living("L'Ariana") }),
    ends: delivered("0.000"),
  },
  {
    name: "#1014",
    about: "a digital article",
    order: bought("#1014", { lines: [{ title: "Carte cadeau", price: "50", requiresShipping: false }] }),
    ends: notShipped("digital_only"),
  },
  {
    name: "#1015",
    about: "the shopper comes to the shop",
    order: bought("#1015"),
    ends: notShipped("local_pickup"),
    async play(stage, order) {
      await stage.create(order, { deliveryMethod: "PICK_UP" });
    },
  },
  {
    name: "#1016",
    about: "a test order",
    order: bought("#1016", { more: { test: true } }),
    ends: notShipped("test_order"),
  },
  {
    name: "#1017",
    about: "cancelled before its webhook came",
    order: bought("#1017", { more: { cancelled_at: "2026-11-22T10:00:00Z", cancel_reason: "customer" } }),
    ends: notShipped("order_cancelled"),
  },
  {
    name: "#1018",
    about: "the same webhook three times at once",
    order: bought("#1018", { lines: [fouta], buyer: living("Bizerte") }),
    ends: delivered("70.500"),
    async play(stage, order) {
      const id = await stage.create(order, { webhook: null });
      await stage.webhook(id, "orders/create", { times: 3, sameWebhookId: true });
    },
  },
  {
    name: "#1019",
    about: "twin webhooks with different ids",
    order: bought("#1019", { buyer: living("Monastir") }),
    ends: delivered("45.500"),
    async play(stage, order) {
      const id = await stage.create(order, { webhook: null });
      await Promise.all([stage.webhook(id, "orders/create"), stage.webhook(id, "orders/create")]);
    },
  },
  {
    name: "#1020",
    about: "orders/updated before orders/create",
    order: bought("#1020", { buyer: living("Gabès") }),
    ends: delivered("45.500"),
    async play(stage, order) {
      const id = await stage.create(order, { webhook: null });
      await stage.webhook(id, "orders/updated");
      await stage.webhook(id, "orders/create", { delayMs: 1_500 });
    },
  },
  {
    name: "#1021",
    about: "on hold in Shopify",
    order: bought("#1021"),
    ends: waiting("on_hold"),
    async play(stage, order) {
      await stage.create(order, { hold: true });
    },
  },
  {
    name: "#1022",
    about: "scheduled for next month",
    order: bought("#1022"),
    ends: waiting("scheduled"),
    async play(stage, order) {
      await stage.create(order, { fulfillAt: "2027-01-05T08:00:00Z" });
    },
  },
  {
    name: "#1023",
    about: "written El Kef, with an article and an accent astray",
    order: bought("#1023", { buyer: living("EL KÉF", { zip: "7100" }), lines: [oil, fouta] }),
    ends: delivered("94.500"),
  },
  {
    name: "#1024",
    about: "the gouvernorat stands in the second line",
    order: bought("#1024", { buyer: living("Hammam Lif", { address2: "Ben Arous" }) }),
    ends: delivered("45.500"),
  },
  {
    name: "#1025",
    about: "two phones in one field",
    order: bought("#1025", { buyer: living("Mahdia", { phone: "21 333 444 / 97 111 222" }) }),
    ends: delivered("45.500"),
  },
  {
    name: "#1026",
    about: "to a country nobody is connected for",
    order: bought("#1026", { buyer: living("Lyon", { countryCode: "FR", country: "France", zip: "69001" }) }),
    ends: waiting("no_carrier"),
  },
];
