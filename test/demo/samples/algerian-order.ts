import { payload, type Buyer, type Line, type Purchase } from "./payload";
import type { AdminOrder } from "./sample";

export const burnous: Line = {
  title: "Burnous en laine",
  price: "4500",
  sku: "BUR-01",
  variantId: 43_001,
  grams: 1_200,
};
export const cheche: Line = { title: "Chèche indigo", price: "900", quantity: 2, sku: "CHE-01", grams: 150 };

export const lina: Buyer = {
  first: "Lina",
  last: "Meziane",
  phone: "0550 12 34 56",
  address1: "12 rue Didouche Mourad",
  address2: "Alger",
  city: "Bab Ezzouar",
  zip: "16311",
  countryCode: "DZ",
  country: "Algeria",
};
/** Shopify has no provinces for Algeria: the wilaya stands where the shop's form puts it. */
export const living = (city: string, wilaya: string, more: Partial<Buyer> = {}): Buyer => ({
  ...lina,
  city,
  address2: wilaya,
  zip: "",
  ...more,
});

/** A phone for each order: with one for all, orders of the same goods would be asked about as twins. */
export const phoneOf = (name: string): string => `0550 10 ${name.slice(1, 3)} ${name.slice(3)}`;

/** An order of an Algerian shop, in dinars, delivery included at 600 DA. */
export function bought(name: string, more: Partial<Purchase> = {}): AdminOrder {
  const { buyer = lina } = more;
  const phone = buyer.phone === lina.phone ? phoneOf(name) : buyer.phone;
  const purchase = { name, lines: [burnous], currency: "DZD", delivery: "600", ...more };
  return payload({ ...purchase, buyer: { ...buyer, phone } });
}
