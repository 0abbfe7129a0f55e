import { payload, type Buyer, type Line, type Purchase } from "./payload";
import type { AdminOrder } from "./sample";

export const tuque: Line = {
  title: "Tuque en laine",
  price: "38.50",
  sku: "TUQ-01",
  variantId: 42_001,
  grams: 180,
};
export const syrup: Line = { title: "Sirop d'érable 540 ml", price: "14.95", sku: "SIR-540", grams: 740 };
export const quilt: Line = { title: "Courtepointe", price: "265", sku: "COU-Q", grams: 2_400 };
export const unweighed: Line = { title: "Affiche", price: "20", sku: "AFF-A2", grams: 0 };

export interface Resident extends Buyer {
  readonly province: string;
  readonly provinceCode: string;
}

export const julie: Resident = {
  first: "Julie",
  last: "Gagnon",
  phone: "438-555-0102",
  address1: "456 boulevard Rosemont",
  city: "Montréal",
  zip: "H2S 2K1",
  province: "Quebec",
  provinceCode: "QC",
};
export const living = (more: Partial<Resident>): Resident => ({ ...julie, ...more });

interface Bought extends Omit<Partial<Purchase>, "name" | "buyer"> {
  readonly buyer?: Resident;
  readonly tags?: string;
}

/** A phone for each order: with one for all, orders of the same goods would be asked about as twins. */
export const phoneOf = (name: string): string => `438-555-${name.slice(1)}`;

/** A Canadian purchase: in its own dollars, and with the province that Shopify's checkout makes shoppers choose. */
function purchaseBy(
  buyer: Resident,
  { tags, more, ...purchase }: Omit<Bought, "buyer"> = {},
): Omit<Purchase, "name"> {
  const address = {
    first_name: buyer.first,
    last_name: buyer.last,
    name: `${buyer.first} ${buyer.last}`,
    company: null,
    address1: buyer.address1,
    address2: buyer.address2 ?? null,
    city: buyer.city,
    zip: buyer.zip ?? null,
    province: buyer.province,
    province_code: buyer.provinceCode,
    country: buyer.country ?? "Canada",
    country_code: buyer.countryCode ?? "CA",
    phone: buyer.phone,
  };
  return {
    buyer,
    lines: [tuque],
    currency: "CAD",
    delivery: "9.50",
    ...purchase,
    more: {
      shipping_address: address,
      billing_address: address,
      ...(tags === undefined ? {} : { tags }),
      ...more,
    },
  };
}

/** What anybody buys. */
export const quebecPurchase = purchaseBy(julie);

export function bought(name: string, { buyer = julie, ...purchase }: Bought = {}): AdminOrder {
  const phone = buyer.phone === julie.phone ? phoneOf(name) : buyer.phone;
  return payload({ name, ...purchaseBy({ ...buyer, phone }, purchase) });
}
