import type { OldOrders } from "./old-orders";
import { algerianSamples } from "./samples/algeria";
import { algerianSamplesThatChange } from "./samples/algeria-changes";
import { manualSamples } from "./samples/manual";
import { restaurantProducts } from "./samples/meal";
import { quebecSamples } from "./samples/quebec";
import { quebecSamplesThatChange } from "./samples/quebec-changes";
import { quebecPurchase } from "./samples/quebec-order";
import { restaurantSamples } from "./samples/restaurant";
import { restaurantSamplesThatChange } from "./samples/restaurant-changes";
import type { Sample } from "./samples/sample";
import { tunisianSamples } from "./samples/tunisia";
import { tunisianSamplesAfterSending } from "./samples/tunisia-after-sending";
import { tunisianSamplesBeforeSending } from "./samples/tunisia-before-sending";

/** A shop of the demo, with its carrier and its orders. */
export interface DemoShop {
  readonly domain: string;
  readonly about: string;
  readonly carrier: string;
  readonly currency: string;
  readonly countryCode: string;
  /** Automatic unless said. */
  readonly mode?: "manual";
  /** SHIPPING unless said. */
  readonly deliveryMethod?: string;
  /** For each connection, what differs from the carrier's usual settings; one without difference unless said. */
  readonly connections?: readonly Readonly<Record<string, unknown>>[];
  /** What it has open when it installs the app. */
  readonly oldOrders?: OldOrders;
  /** Beside the mode of shipping. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Where its goods are, as Shopify knows it. */
  readonly location: Readonly<Record<string, string>>;
  readonly samples: readonly Sample[];
}

export const demoShops: readonly DemoShop[] = [
  {
    domain: "navette-demo-tn.myshopify.com",
    about: "Tunisia, First Delivery Group",
    carrier: "first-delivery",
    currency: "TND",
    countryCode: "TN",
    settings: {},
    location: {
      name: "Tunis",
      address1: "7 rue Charles de Gaulle",
      city: "Tunis",
      zip: "1000",
      country_code: "TN",
      phone: "+216 71 123 456",
    },
    samples: [...tunisianSamples, ...tunisianSamplesBeforeSending, ...tunisianSamplesAfterSending],
  },
  {
    domain: "navette-demo-qc.myshopify.com",
    about: "Quebec, Dropcolis",
    carrier: "dropcolis",
    currency: "CAD",
    countryCode: "CA",
    settings: {
      pickup: {
        name: "Atelier du Plateau",
        phone: "+1 514 555 0123",
        email: "expedition@example.com",
        address: {
          line1: "4200 rue Saint-Denis",
          line2: "",
          city: "Montréal",
          province: "QC",
          postalCode: "H2J 2K8",
          country: "CA",
        },
        hours: { start: "09:00", end: "17:00" },
        instructions: "Sonner à la porte de côté",
      },
      parcel: { weightGrams: 500, lengthCm: 30, widthCm: 20, heightCm: 10 },
    },
    location: {
      name: "Montréal",
      address1: "4200 rue Saint-Denis",
      city: "Montréal",
      zip: "H2J 2K8",
      province: "Quebec",
      province_code: "QC",
      country_code: "CA",
      phone: "+1 514 555 0123",
    },
    oldOrders: { count: 50, purchase: quebecPurchase },
    samples: [...quebecSamples, ...quebecSamplesThatChange],
  },
  {
    domain: "navette-demo-dz.myshopify.com",
    about: "Algeria, ECOTRACK",
    carrier: "ecotrack",
    currency: "DZD",
    countryCode: "DZ",
    settings: {},
    location: {
      name: "Alger",
      address1: "12 rue Didouche Mourad",
      city: "Alger",
      zip: "16000",
      country_code: "DZ",
      phone: "+213 21 63 00 00",
    },
    // Through the second, parcels are handed over by hand, so that changes come in time.
    connections: [{}, { token: "demo-token-ecotrack-by-hand", validate: "by-hand" }],
    samples: [...algerianSamples, ...algerianSamplesThatChange],
  },
  {
    domain: "navette-demo-resto.myshopify.com",
    about: "a restaurant in Tunis, Delivety",
    carrier: "delivety",
    currency: "TND",
    countryCode: "TN",
    settings: { products: restaurantProducts },
    location: {
      name: "La Marsa",
      address1: "3 avenue Habib Bourguiba",
      city: "La Marsa",
      zip: "2070",
      country_code: "TN",
      phone: "+216 71 740 000",
    },
    deliveryMethod: "LOCAL",
    samples: [...restaurantSamples, ...restaurantSamplesThatChange],
  },
  {
    domain: "navette-demo-manual.myshopify.com",
    about: "Tunisia, First Delivery Group, shipped by hand",
    carrier: "first-delivery",
    currency: "TND",
    countryCode: "TN",
    mode: "manual",
    connections: [{ token: "demo-token-first-delivery-by-hand" }],
    settings: {},
    location: {
      name: "Sfax",
      address1: "2 avenue Habib Thameur",
      city: "Sfax",
      zip: "3000",
      country_code: "TN",
      phone: "+216 74 220 000",
    },
    samples: manualSamples,
  },
];
