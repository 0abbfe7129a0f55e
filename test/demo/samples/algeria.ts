import { bought, burnous, cheche, lina, living } from "./algerian-order";
import { asking, delivered, notShipped, waiting } from "./ends";
import type { Sample } from "./sample";
import { inState } from "./stories";

/** Orders of an Algerian shop whose connection validates at once, each saying how it must end. */
export const algerianSamples: readonly Sample[] = [
  // First: what is handed over while the host has moved would wait for staff too.
  {
    name: "#3003",
    about: "the courier's host answers from a new address; nothing is sent there until staff have looked",
    order: bought("#3003", { buyer: living("Hydra", "Alger") }),
    ends: delivered("5100.00"),
    alone: true,
    async play(stage, order) {
      await stage.carrier.post("moved", { to: "https://new.ecotrack.dz" });
      await stage.create(order);
      const { id } = await stage.shipment("#3003", ({ problem }) => problem !== null);
      await stage.carrier.post("moved", { to: null });
      await stage.operator("retry", [id]);
    },
  },
  {
    name: "#3001",
    about: "the carrier accepts, its answer never comes",
    order: bought("#3001"),
    ends: delivered("5100.00"),
    alone: true,
    async play(stage, order) {
      await stage.carrier.post("faults", { call: "create/order", kind: "reset-after", times: 1 });
      await stage.create(order);
      await stage.shipment("#3001", inState("uncertain", "created"));
    },
  },
  {
    name: "#3002",
    about: "the connection breaks before the carrier has it; proven absent, sent again",
    order: bought("#3002", { buyer: living("Oran", "Oran", { phone: "0661 22 33 44" }) }),
    ends: delivered("5100.00"),
    alone: true,
    async play(stage, order) {
      await stage.carrier.post("faults", { call: "create/order", kind: "reset-before", times: 1 });
      await stage.create(order);
      await stage.shipment("#3002", inState("uncertain", "created"));
    },
  },
  {
    name: "#3004",
    about: "plain, cash on delivery",
    order: bought("#3004", { lines: [burnous, cheche] }),
    ends: delivered("6900.00"),
  },
  {
    name: "#3005",
    about: "name, street and wilaya in Arabic, digits too",
    order: bought("#3005", {
      buyer: living("Es Senia", "وهران", {
        first: "ياسين",
        last: "بلقاسم",
        phone: "٠٥٥٠٩٨٧٦٥٤",
        address1: "شارع الاستقلال رقم ٧",
      }),
    }),
    ends: delivered("5100.00"),
  },
  {
    name: "#3006",
    about: "a wilaya this courier does not serve",
    order: bought("#3006", { buyer: living("Tamanrasset", "Tamanrasset") }),
    ends: waiting("place_not_served"),
  },
  {
    name: "#3007",
    about: "a commune the courier's list does not know",
    order: bought("#3007", { buyer: living("Cité 1200 logements", "Alger") }),
    ends: asking("place_unknown"),
  },
  {
    name: "#3008",
    about: "the same, and staff say where it is",
    order: bought("#3008", { buyer: living("Cité Soummam", "Alger") }),
    ends: delivered("5100.00"),
    async play(stage, order) {
      await stage.create(order);
      await stage.shipment("#3008", inState("asking"));
      await stage.operator("answer", [stage.shop, "#3008"], {
        place: { regionCode: "16", locality: "Bab Ezzouar" },
      });
    },
  },
  {
    name: "#3009",
    about: "El Eulma in Sétif, where the courier has a desk",
    order: bought("#3009", { buyer: living("El Eulma", "Sétif"), more: { tags: "stop-desk" } }),
    ends: delivered("5100.00"),
  },
  {
    name: "#3010",
    about: "El Eulma in Annaba, written without its article",
    order: bought("#3010", { buyer: living("Eulma", "Annaba") }),
    ends: delivered("5100.00"),
  },
  {
    name: "#3011",
    about: "El Eulma, and no wilaya anywhere",
    order: bought("#3011", { buyer: living("El Eulma", "2e étage") }),
    ends: asking("place_unknown"),
  },
  {
    name: "#3012",
    about: "a stop desk asked for by a tag",
    order: bought("#3012", { buyer: living("Constantine", "Constantine"), more: { tags: "vip, stop-desk" } }),
    ends: delivered("5100.00"),
  },
  {
    name: "#3013",
    about: "a stop desk where there is none",
    order: bought("#3013", { buyer: living("El Biar", "Alger"), more: { tags: "stop-desk" } }),
    ends: waiting("place_not_served"),
  },
  {
    name: "#3014",
    about: "an exchange asked for by a tag",
    order: bought("#3014", { buyer: living("Boufarik", "Blida"), more: { tags: "exchange" } }),
    ends: delivered("5100.00"),
  },
  {
    name: "#3015",
    about: "prepaid, nothing to collect",
    order: bought("#3015", { paid: "5100", buyer: living("Annaba", "Annaba") }),
    ends: delivered("0.00"),
  },
  {
    name: "#3016",
    about: "a deposit is paid, the rest is collected",
    order: bought("#3016", { paid: "2000", buyer: living("Tizi-Ouzou", "Tizi Ouzou") }),
    ends: delivered("3100.00"),
  },
  {
    name: "#3017",
    about: "no phone anywhere",
    order: bought("#3017", { buyer: { ...lina, phone: null } }),
    ends: waiting("phone_missing"),
  },
  {
    name: "#3018",
    about: "a French phone, which the courier cannot call",
    order: bought("#3018", { buyer: { ...lina, phone: "+33 6 12 34 56 78" } }),
    ends: waiting("phone_foreign"),
  },
  {
    name: "#3019",
    about: "a digital article",
    order: bought("#3019", { lines: [{ title: "Carte cadeau", price: "5000", requiresShipping: false }] }),
    ends: notShipped("digital_only"),
  },
  {
    name: "#3020",
    about: "charged in euros",
    order: bought("#3020", { currency: "EUR" }),
    ends: waiting("currency_mismatch"),
  },
  {
    name: "#3021",
    about: "centimes, which the courier cannot be told",
    order: bought("#3021", { lines: [{ title: "Savon", price: "450.50" }] }),
    ends: waiting("amount_unreadable"),
  },
  {
    name: "#3022",
    about: "the wilaya is the order form's own field, by its number",
    order: bought("#3022", {
      buyer: living("Akbou", "près de la mosquée"),
      more: { note_attributes: [{ name: "Wilaya", value: "06 - Béjaïa" }] },
    }),
    ends: delivered("5100.00"),
  },
  {
    name: "#3023",
    about: "commune and wilaya in one field, spelled as people spell",
    order: bought("#3023", { buyer: living("SIDI M’HAMED, Alger", "") }),
    ends: delivered("5100.00"),
  },
  {
    name: "#3024",
    about: "two pieces, which this carrier has no field for",
    order: bought("#3024", { more: { tags: "parcels: 2" } }),
    ends: waiting("parcels_out_of_range"),
  },
  {
    name: "#3025",
    about: "a note longer than the courier takes",
    order: bought("#3025", {
      more: { note: "Appeler avant de venir, puis encore une fois en bas. ".repeat(6) },
    }),
    ends: waiting("text_too_long"),
  },
  {
    name: "#3026",
    about: "Alger alone: the capital is a wilaya, and no commune of it",
    order: bought("#3026", { buyer: living("Alger", "") }),
    ends: asking("place_unknown"),
  },
];
