import type { PlayedCarrier } from "./carriers";
import { addressOf } from "./carriers";

/** A shop as its merchant would have it, for each carrier. */
export interface ShopKind {
  readonly currency: string;
  readonly countryCode: string;
  readonly location: Readonly<Record<string, string>>;
  /** What the merchant types when connecting; holds secrets. */
  readonly connect: Readonly<Record<string, unknown>>;
  readonly settings: Readonly<Record<string, unknown>>;
  /** What no log may hold. */
  readonly secrets: readonly string[];
}

export const dropcolisWebhookSecret = "whsec_chaos_kept_between_us";

/** What the merchant types: for ECOTRACK also who hands parcels over, for Delivety under which name. */
export const connectionOf = (carrier: PlayedCarrier, byHand: boolean): Readonly<Record<string, unknown>> => ({
  ...shopKinds[carrier].connect,
  ...(carrier === "ecotrack" ? { validate: byHand ? "by-hand" : "at-once" } : {}),
  ...(carrier === "delivety" && byHand ? { deliveredAfterMinutes: 45 } : {}),
});

export const shopKinds: Readonly<Record<PlayedCarrier, ShopKind>> = {
  "first-delivery": {
    currency: "TND",
    countryCode: "TN",
    location: {
      name: "Tunis",
      address1: "7 rue Charles de Gaulle",
      city: "Tunis",
      zip: "1000",
      countryCode: "TN",
    },
    connect: { token: "fd-token-of-chaos" },
    settings: {},
    secrets: ["fd-token-of-chaos"],
  },
  dropcolis: {
    currency: "CAD",
    countryCode: "CA",
    location: {
      name: "Montréal",
      address1: "4200 rue Saint-Denis",
      city: "Montréal",
      zip: "H2J 2K8",
      province: "Quebec",
      provinceCode: "QC",
      countryCode: "CA",
      phone: "+1 514 555 0123",
    },
    connect: {
      publicKey: "pk_test_dropcolis_partner",
      secretKey: "sk_test_secret_dropcolis_partner",
      webhookSecret: dropcolisWebhookSecret,
    },
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
        instructions: "",
      },
      parcel: { weightGrams: 500, lengthCm: 30, widthCm: 20, heightCm: 10 },
    },
    secrets: ["sk_test_secret_dropcolis_partner", dropcolisWebhookSecret],
  },
  ecotrack: {
    currency: "DZD",
    countryCode: "DZ",
    location: {
      name: "Alger",
      address1: "12 rue Didouche Mourad",
      city: "Alger",
      zip: "16000",
      countryCode: "DZ",
    },
    connect: { host: addressOf("ecotrack"), token: "eco-token-of-chaos" },
    settings: {},
    secrets: ["eco-token-of-chaos"],
  },
  delivety: {
    currency: "TND",
    countryCode: "TN",
    location: {
      name: "La Marsa",
      address1: "3 avenue Bourguiba",
      city: "La Marsa",
      zip: "2070",
      countryCode: "TN",
    },
    connect: {
      hookUrl: `${addressOf("delivety")}/hooks/catch/chaos-hook-key`,
      accessToken: "delivety-token-of-chaos",
    },
    settings: {
      products: [
        { variantId: "48001", apiId: 139 },
        { variantId: "48002", apiId: 385 },
      ],
    },
    secrets: ["delivety-token-of-chaos", "chaos-hook-key"],
  },
};
