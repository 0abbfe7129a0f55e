import { delivered, notShipped, waiting } from "./ends";
import { bought, living, quilt, syrup, tuque, unweighed } from "./quebec-order";
import type { Sample } from "./sample";
import { inState } from "./stories";

/** Orders of a Quebec shop, each saying how it must end. */
export const quebecSamples: readonly Sample[] = [
  {
    name: "#2001",
    about: "the carrier accepts, its answer never comes; the same bytes under the same key bring it back",
    order: bought("#2001"),
    ends: delivered("48.00"),
    alone: true,
    async play(stage, order) {
      await stage.carrier.post("faults", { call: "create", kind: "reset-after", times: 1 });
      await stage.create(order);
      await stage.shipment("#2001", inState("uncertain", "created"));
    },
  },
  {
    name: "#2002",
    about: "the connection breaks before the carrier has it; the same bytes make it",
    order: bought("#2002", { buyer: living({ city: "Laval", zip: "H7N 1A1" }) }),
    ends: delivered("48.00"),
    alone: true,
    async play(stage, order) {
      await stage.carrier.post("faults", { call: "create", kind: "reset-before", times: 1 });
      await stage.create(order);
      await stage.shipment("#2002", inState("uncertain", "created"));
    },
  },
  {
    name: "#2003",
    about: "nobody weighed the poster; the shop's usual weight of a parcel stands in",
    order: bought("#2003", { lines: [unweighed] }),
    ends: delivered("29.50"),
    // Before the next one takes that weight away.
    alone: true,
    async play(stage, order) {
      await stage.operator("settings", [stage.shop], { parcel: { weightGrams: 500 } });
      await stage.create(order);
      await stage.shipment(
        "#2003",
        inState("created", "picked_up", "in_transit", "out_for_delivery", "delivered"),
      );
    },
  },
  {
    name: "#2004",
    about: "no weight anywhere",
    order: bought("#2004", { lines: [tuque, unweighed] }),
    ends: waiting("weight_missing"),
    alone: true,
    async play(stage, order) {
      await stage.operator("settings", [stage.shop], { parcel: { weightGrams: null } });
      await stage.create(order);
      await stage.shipment("#2004", inState("waiting"));
    },
  },
  {
    name: "#2005",
    about: "plain, cash on delivery",
    order: bought("#2005", { lines: [tuque, { ...syrup, quantity: 2 }] }),
    ends: delivered("77.90"),
  },
  {
    name: "#2006",
    about: "a French name and address with every accent",
    order: bought("#2006", {
      buyer: living({
        first: "Hélène",
        last: "Côté-L'Écuyer",
        phone: "418 555-0142",
        address1: "12, rue de l'Hôtel-de-Ville",
        city: "Saint-Félicien",
        zip: "g8k 1a1",
      }),
    }),
    ends: delivered("48.00"),
  },
  {
    name: "#2007",
    about: "prepaid, nothing to collect",
    order: bought("#2007", { paid: "48" }),
    ends: delivered("0.00"),
  },
  {
    name: "#2008",
    about: "a deposit is paid, the rest is collected",
    order: bought("#2008", { lines: [quilt], paid: "100" }),
    ends: delivered("174.50"),
  },
  {
    name: "#2009",
    about: "one shipment in three parcels",
    order: bought("#2009", { lines: [quilt, syrup], tags: "parcels: 3" }),
    ends: delivered("289.45"),
  },
  {
    name: "#2010",
    about: "51 parcels, one more than the carrier takes",
    order: bought("#2010", { lines: [{ ...syrup, quantity: 51 }], tags: "gros, parcels: 51" }),
    ends: waiting("parcels_out_of_range"),
  },
  {
    name: "#2011",
    about: "a postal code that is none",
    order: bought("#2011", { buyer: living({ zip: "75011" }) }),
    ends: waiting("postal_code_invalid"),
  },
  {
    name: "#2012",
    about: "Toronto's postal code on an address in Quebec",
    order: bought("#2012", { buyer: living({ zip: "M5V 3L9" }) }),
    ends: waiting("postal_code_invalid"),
  },
  {
    name: "#2013",
    about: "no phone anywhere",
    order: bought("#2013", { buyer: living({ phone: null }) }),
    ends: waiting("phone_missing"),
  },
  {
    name: "#2014",
    about: "charged in US dollars",
    order: bought("#2014", { currency: "USD" }),
    ends: waiting("currency_mismatch"),
  },
  {
    name: "#2015",
    about: "a digital article",
    order: bought("#2015", { lines: [{ title: "Patron PDF", price: "12", requiresShipping: false }] }),
    ends: notShipped("digital_only"),
  },
  {
    name: "#2016",
    about: "a second address line and a note for the courier",
    order: bought("#2016", {
      buyer: living({ address2: "App. 302, code 14" }),
      more: { note: "Laisser au concierge" },
    }),
    ends: delivered("48.00"),
  },
  {
    name: "#2017",
    about: "to Ontario",
    order: bought("#2017", {
      buyer: living({
        first: "Sarah",
        last: "MacDonald",
        phone: "+1 (613) 555-0134",
        address1: "90 Elgin Street",
        city: "Ottawa",
        zip: "K1P 5E9",
        province: "Ontario",
        provinceCode: "ON",
      }),
    }),
    ends: delivered("48.00"),
  },
  {
    name: "#2018",
    about: "the same webhook three times at once",
    order: bought("#2018", { lines: [syrup], buyer: living({ city: "Québec", zip: "G1R 2J7" }) }),
    ends: delivered("24.45"),
    async play(stage, order) {
      const id = await stage.create(order, { webhook: null });
      await stage.webhook(id, "orders/create", { times: 3, sameWebhookId: true });
    },
  },
  {
    name: "#2019",
    about: "cancelled before its webhook came",
    order: bought("#2019", { more: { cancelled_at: "2026-11-22T10:00:00Z", cancel_reason: "customer" } }),
    ends: notShipped("order_cancelled"),
  },
  {
    name: "#2020",
    about: "the shopper comes to the workshop",
    order: bought("#2020"),
    ends: notShipped("local_pickup"),
    async play(stage, order) {
      await stage.create(order, { deliveryMethod: "PICK_UP" });
    },
  },
  {
    name: "#2021",
    about: "on hold in Shopify",
    order: bought("#2021"),
    ends: waiting("on_hold"),
    async play(stage, order) {
      await stage.create(order, { hold: true });
    },
  },
  {
    name: "#2022",
    about: "a visitor's phone from abroad, which a courier here can call",
    order: bought("#2022", {
      buyer: living({ phone: "+33 6 12 34 56 78", city: "Gatineau", zip: "J8X 2K1" }),
    }),
    ends: delivered("48.00"),
  },
];
