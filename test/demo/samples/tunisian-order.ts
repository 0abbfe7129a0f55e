import { payload, type Buyer, type Line, type Purchase } from "./payload";
import type { AdminOrder } from "./sample";

export const scarf: Line = { title: "Foulard en soie", price: "38.5", sku: "FOU-01", variantId: 41_001 };
export const oil: Line = { title: "Huile d'olive 1 L", price: "24", sku: "HUI-1L", grams: 1_000 };
export const fouta: Line = { title: "Fouta rayée", price: "31.75", quantity: 2, sku: "FOU-R2" };

export const amel: Buyer = {
  first: "Amel",
  last: "Trabelsi",
  phone: "+216 20 123 456",
  address1: "12 rue de Marseille",
  city: "Tunis",
  zip: "1000",
};
export const living = (city: string, more: Partial<Buyer> = {}): Buyer => ({ ...amel, city, ...more });

/** A phone for each order: with one for all, orders of the same goods would be asked about as twins. */
export const phoneOf = (name: string): string => `+216 20 10${name.slice(1, 2)} ${name.slice(2)}`;

/** An order of a Tunisian shop, in dinars, delivery included at 7 DT. */
export function bought(name: string, more: Partial<Purchase> = {}): AdminOrder {
  const { buyer = amel } = more;
  const phone = buyer.phone === amel.phone ? phoneOf(name) : buyer.phone;
  return payload({ name, lines: [scarf], ...more, buyer: { ...buyer, phone } });
}
