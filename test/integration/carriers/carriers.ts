import { standIn as delivetyStandIn } from "../../stand-ins/delivety";
import { standIn as dropcolisStandIn } from "../../stand-ins/dropcolis";
import { standIn as ecotrackStandIn } from "../../stand-ins/ecotrack";
import type { TestCarrier } from "../path/test-carrier";

/** The pair of the document's sandbox, which the stand-in knows. */
export const sandboxKeys = {
  publicKey: "pk_test_dropcolis_partner",
  secretKey: "sk_test_secret_dropcolis_partner",
};
export const firstSecret = "whsec_first";

const montreal = {
  first: "Julie",
  last: "Gagnon",
  phone: "+1 438 555 0102",
  address1: "456 boulevard Rosemont",
  city: "Montréal",
  zip: "H2S 2K1",
};

/** A Quebec shop; checkout makes its shoppers choose the province, which the samples' Tunisian address lacks. */
export const dropcolis: TestCarrier = {
  name: "dropcolis",
  standIn: dropcolisStandIn,
  options: {},
  environment: (url) => ({ DROPCOLIS_API_URL: url }),
  settings: () => ({ ...sandboxKeys, webhookSecret: firstSecret }),
  shopSettings: {
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
      instructions: "",
    },
    parcel: { weightGrams: 500, lengthCm: 30, widthCm: 20, heightCm: 10 },
  },
  shop: { currency: "CAD", countryCode: "CA" },
  purchase: {
    buyer: montreal,
    lines: [{ title: "Tuque en laine", price: "38.50", grams: 180 }],
    currency: "CAD",
    delivery: "9.50",
    more: {
      shipping_address: {
        first_name: montreal.first,
        last_name: montreal.last,
        name: "Julie Gagnon",
        address1: montreal.address1,
        city: montreal.city,
        zip: montreal.zip,
        province: "Quebec",
        province_code: "QC",
        country: "Canada",
        country_code: "CA",
        phone: montreal.phone,
      },
    },
  },
};

export const ecotrackToken = "path-token-ecotrack";

/** An Algerian shop that hands its parcels over by hand. */
export const ecotrack: TestCarrier = {
  name: "ecotrack",
  standIn: ecotrackStandIn,
  options: { "no-limits": "true", history: "true" },
  environment: () => ({ CARRIER_PRIVATE_HOSTS: "allow" }),
  settings: (url) => ({ host: url, token: ecotrackToken }),
  shop: { currency: "DZD", countryCode: "DZ" },
  purchase: {
    buyer: {
      first: "Lina",
      last: "Meziane",
      phone: "0550 12 34 56",
      address1: "12 rue Didouche Mourad",
      // Shopify has no provinces for Algeria: the wilaya stands where the shop's form puts it.
      address2: "Alger",
      city: "Bab Ezzouar",
      countryCode: "DZ",
      country: "Algeria",
    },
    lines: [{ title: "Burnous en laine", price: "4500", grams: 1_200 }],
    currency: "DZD",
    delivery: "600",
  },
};

/** A dish as a line of an order, by its variant. */
export const dish = (title: string, variantId: number, price: string) => ({
  title,
  name: title,
  variant_id: variantId,
  quantity: 1,
  price,
  requires_shipping: true,
});
export const margherita = dish("Pizza margherita", 48_001, "14.500");

/** A restaurant in Tunis that has linked one dish. */
export const delivety: TestCarrier = {
  name: "delivety",
  standIn: delivetyStandIn,
  options: { "no-limits": "true" },
  environment: () => ({ CARRIER_PRIVATE_HOSTS: "allow" }),
  settings: (url) => ({ hookUrl: `${url}/hooks/catch/path`, accessToken: "path-token-delivety" }),
  shopSettings: { products: [{ variantId: "48001", apiId: 139 }] },
  purchase: {
    buyer: {
      first: "Yasmine",
      last: "Gharbi",
      phone: "+216 20 456 789",
      address1: "5 rue du Lac Huron",
      city: "La Marsa",
      zip: "2070",
    },
    lines: [{ title: "Pizza margherita", price: "14.5" }],
    delivery: "0",
    more: { line_items: [margherita] },
  },
  besides: { delivery_method: "LOCAL" },
  // The menu's dishes are the same in every order, and two of one guest on one day would be taken for twins.
  phoneOf: (nth) => `+216 20 456 ${String(100 + nth)}`,
};
