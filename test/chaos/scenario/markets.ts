import type { Random } from "../random";
import type { PlayedCarrier } from "../simulation/carriers";

/** Names that stand nowhere else, so that one in a log is a leak. */
export const firstNames = [
  "Yosra",
  "Mehdi",
  "Lamia",
  "Karim",
  "Ines",
  "Walid",
  "Amélie",
  "Étienne",
  "Maude",
  "Samia",
];
export const lastNames = [
  "Benabderrahmane",
  "Trabelsi-Gharbi",
  "Zouaoui",
  "Chouikhi",
  "Mezghani",
  "Larivière-Côté",
  "Quintal",
  "Hamdouchi",
];
export const streets = [
  "rue des Jasmins bleus",
  "avenue de la Source",
  "impasse du Vieux Moulin",
  "boulevard des Tisserands",
];

interface Place {
  readonly city: string;
  readonly zip: string;
  readonly address2?: string;
}

export interface Market {
  readonly currency: string;
  readonly decimals: number;
  readonly country: string;
  readonly countryCode: string;
  readonly province?: { readonly name: string; readonly code: string };
  readonly delivery: number;
  readonly method: "SHIPPING" | "LOCAL";
  readonly places: readonly Place[];
  /** Nobody can say surely where this is. */
  readonly vague: Place | null;
  /** National digits without a leading zero, and how a shopper types them. */
  phone(random: Random): { readonly national: string; readonly typed: string };
  readonly goods: readonly {
    readonly title: string;
    readonly price: number;
    readonly grams: number;
    readonly variant?: string;
  }[];
}

const digits = (random: Random, count: number): string =>
  Array.from({ length: count }, () => String(random.int(0, 9))).join("");

const tunisia = {
  currency: "TND",
  decimals: 3,
  country: "Tunisia",
  countryCode: "TN",
  phone(random: Random) {
    const national = `${random.pick(["20", "22", "27", "50", "53", "98"])}${digits(random, 6)}`;
    return {
      national,
      typed: random.pick([
        national,
        `+216 ${national.slice(0, 2)} ${national.slice(2, 5)} ${national.slice(5)}`,
      ]),
    };
  },
} as const;

export const markets: Readonly<Record<PlayedCarrier, Market>> = {
  "first-delivery": {
    ...tunisia,
    delivery: 7,
    method: "SHIPPING",
    places: [
      { city: "Tunis", zip: "1000" },
      { city: "Sousse", zip: "4000" },
      { city: "Sfax", zip: "3000" },
      { city: "Bizerte", zip: "7000" },
    ],
    vague: { city: "Cité Ennour", zip: "" },
    goods: [
      { title: "Foulard", price: 38.5, grams: 200 },
      { title: "Jebba", price: 210, grams: 900 },
      { title: "Savon", price: 6.25, grams: 120 },
    ],
  },
  delivety: {
    ...tunisia,
    delivery: 0,
    method: "LOCAL",
    places: [{ city: "La Marsa", zip: "2070" }],
    vague: null,
    goods: [
      { title: "Pizza margherita", price: 14.5, grams: 0, variant: "48001" },
      { title: "Pizza au thon", price: 18, grams: 0, variant: "48002" },
    ],
  },
  ecotrack: {
    currency: "DZD",
    decimals: 2,
    country: "Algeria",
    countryCode: "DZ",
    delivery: 600,
    method: "SHIPPING",
    places: [
      { city: "Bab Ezzouar", zip: "16311", address2: "Alger" },
      { city: "Oran", zip: "", address2: "Oran" },
      { city: "Hydra", zip: "", address2: "Alger" },
    ],
    vague: { city: "El Feth", zip: "", address2: "" },
    phone(random) {
      const national = `${random.pick(["55", "66", "77"])}${digits(random, 7)}`;
      return { national, typed: random.pick([`0${national}`, `+213${national}`]) };
    },
    goods: [
      { title: "Burnous en laine", price: 4500, grams: 1200 },
      { title: "Chèche indigo", price: 900, grams: 150 },
    ],
  },
  dropcolis: {
    currency: "CAD",
    decimals: 2,
    country: "Canada",
    countryCode: "CA",
    province: { name: "Quebec", code: "QC" },
    delivery: 9.5,
    method: "SHIPPING",
    places: [
      { city: "Montréal", zip: "H2S 2K1" },
      { city: "Québec", zip: "G1R 4P5" },
    ],
    vague: null,
    phone(random) {
      const national = `${random.pick(["438", "514"])}55501${digits(random, 2)}`;
      return { national, typed: `${national.slice(0, 3)}-${national.slice(3, 6)}-${national.slice(6)}` };
    },
    goods: [
      { title: "Tuque en laine", price: 38.5, grams: 180 },
      { title: "Sirop d'érable", price: 14.95, grams: 740 },
    ],
  },
};
