import type { AdminOrder } from "./sample";

export interface Line {
  readonly title: string;
  readonly price: string;
  readonly quantity?: number;
  readonly sku?: string;
  /** Of a product of the shop: the same goods in two orders have the same. */
  readonly variantId?: number;
  readonly grams?: number;
  readonly requiresShipping?: boolean;
}

export interface Buyer {
  readonly first: string;
  readonly last: string;
  readonly phone: string | null;
  readonly address1: string;
  readonly address2?: string;
  readonly city: string;
  readonly zip?: string;
  readonly countryCode?: string;
  readonly country?: string;
}

export interface Purchase {
  readonly name: string;
  readonly buyer: Buyer;
  readonly lines: readonly Line[];
  readonly currency?: string;
  readonly delivery?: string;
  /** What is already paid; all of it: prepaid. */
  readonly paid?: string;
  readonly more?: Readonly<Record<string, unknown>>;
}

const decimals = (currency: string): number => (currency === "TND" ? 3 : 2);

/** A purchase as Shopify's orders/create payload has it. */
export function payload(purchase: Purchase): AdminOrder {
  const currency = purchase.currency ?? "TND";
  const amount = (value: number): string => value.toFixed(decimals(currency));
  const bag = (value: number) => ({
    shop_money: { amount: amount(value), currency_code: currency },
    presentment_money: { amount: amount(value), currency_code: currency },
  });
  const goods = purchase.lines.reduce((sum, line) => sum + Number(line.price) * (line.quantity ?? 1), 0);
  const delivery = Number(purchase.delivery ?? "7");
  const total = goods + delivery;
  const paid = Number(purchase.paid ?? "0");
  const address = addressOf(purchase.buyer);
  return {
    name: purchase.name,
    email: "client@example.com",
    phone: null,
    currency,
    presentment_currency: currency,
    financial_status: paid === 0 ? "pending" : paid < total ? "partially_paid" : "paid",
    fulfillment_status: null,
    total_price: amount(total),
    total_price_set: bag(total),
    current_total_price: amount(total),
    current_total_price_set: bag(total),
    total_outstanding: amount(total - paid),
    payment_gateway_names: paid >= total ? ["konnect"] : ["Cash on Delivery (COD)"],
    shipping_address: address,
    billing_address: address,
    customer: {
      first_name: purchase.buyer.first,
      last_name: purchase.buyer.last,
      email: "client@example.com",
      phone: null,
    },
    shipping_lines: [
      { title: "Livraison à domicile", code: "home", price: amount(delivery), price_set: bag(delivery) },
    ],
    line_items: purchase.lines.map((line) => ({
      title: line.title,
      name: line.title,
      sku: line.sku ?? null,
      ...(line.variantId === undefined ? {} : { variant_id: line.variantId }),
      quantity: line.quantity ?? 1,
      current_quantity: line.quantity ?? 1,
      fulfillable_quantity: line.quantity ?? 1,
      grams: line.grams ?? 350,
      price: amount(Number(line.price)),
      price_set: bag(Number(line.price)),
      requires_shipping: line.requiresShipping ?? true,
      gift_card: false,
      taxable: true,
      total_discount: amount(0),
    })),
    note: null,
    note_attributes: [],
    tags: "",
    test: false,
    ...purchase.more,
  };
}

const addressOf = (buyer: Buyer) => ({
  first_name: buyer.first,
  last_name: buyer.last,
  name: `${buyer.first} ${buyer.last}`.trim(),
  company: null,
  address1: buyer.address1,
  address2: buyer.address2 ?? null,
  city: buyer.city,
  zip: buyer.zip ?? null,
  province: null,
  province_code: null,
  country: buyer.country ?? "Tunisia",
  country_code: buyer.countryCode ?? "TN",
  phone: buyer.phone,
});
