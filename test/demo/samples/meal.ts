import { payload, type Buyer } from "./payload";
import type { AdminOrder } from "./sample";

/** A dish of the menu: its variant at Shopify, its id in Delivety's menu, its price in dinars. */
interface Dish {
  readonly title: string;
  readonly sku: string;
  readonly variantId: string;
  readonly apiId: number;
  readonly price: number;
}

export const margherita: Dish = {
  title: "Pizza margherita",
  sku: "PZ-MAR",
  variantId: "48001",
  apiId: 139,
  price: 14.5,
};
export const thon: Dish = {
  title: "Pizza au thon",
  sku: "PZ-THO",
  variantId: "48002",
  apiId: 385,
  price: 18,
};
export const salade: Dish = {
  title: "Salade mechouia",
  sku: "SA-MEC",
  variantId: "48003",
  apiId: 212,
  price: 9,
};
export const limonade: Dish = {
  title: "Citronnade",
  sku: "BO-CIT",
  variantId: "48004",
  apiId: 640,
  price: 4.5,
};
export const makroudh: Dish = { title: "Makroudh", sku: "DE-MAK", variantId: "48005", apiId: 598, price: 6 };
/** New on the menu, and nobody has linked it yet. */
export const platDuJour: Dish = { title: "Plat du jour", sku: "PJ", variantId: "48999", apiId: 0, price: 16 };

/** What the merchant links in the settings: every dish but the new one. */
export const restaurantProducts = [margherita, thon, salade, limonade, makroudh].map(
  ({ variantId, apiId }) => ({ variantId, apiId }),
);

export const yasmine: Buyer = {
  first: "Yasmine",
  last: "Gharbi",
  phone: "+216 20 456 789",
  address1: "5 rue du Lac Huron",
  address2: "Appartement 3",
  city: "La Marsa",
  zip: "2070",
};

interface Discount {
  readonly code?: string;
  readonly percent?: number;
  readonly fixed?: number;
}

interface Meal {
  readonly dishes?: readonly (readonly [dish: Dish, quantity: number])[];
  readonly buyer?: Buyer;
  /** In dinars; local delivery is free unless said otherwise. */
  readonly delivery?: number;
  readonly paid?: "online" | number;
  readonly discounts?: readonly Discount[];
  /** A dish of the meal that the restaurant gives. */
  readonly gift?: Dish;
  readonly more?: Readonly<Record<string, unknown>>;
}

export const dinars = (amount: number): string => amount.toFixed(3);

/** A phone for each order: with one for all, meals of the same dishes would be asked about as twins. */
export const phoneOf = (name: string): string => `+216 20 40${name.slice(1, 2)} ${name.slice(2)}`;

/** A meal as Shopify's orders/create payload has it. */
export function meal(name: string, given: Meal = {}): AdminOrder {
  const { dishes = [[margherita, 1]], delivery = 0, discounts = [], gift } = given;
  const goods = dishes.reduce((sum, [dish, quantity]) => sum + dish.price * quantity, 0);
  const off = discounts.reduce(
    (sum, { percent = 0, fixed = 0 }) => sum + (goods * percent) / 100 + fixed,
    gift?.price ?? 0,
  );
  const total = goods - off + delivery;
  const paid = given.paid === "online" ? total : (given.paid ?? 0);
  const isPaid = paid >= total;
  const { buyer = yasmine } = given;
  const phone = buyer.phone === yasmine.phone ? phoneOf(name) : buyer.phone;
  const lines = dishes.map(([{ title, sku, price }, quantity]) => ({
    title,
    sku,
    quantity,
    price: dinars(price),
  }));
  const base = payload({ name, buyer: { ...buyer, phone }, lines, delivery: dinars(delivery) });
  return {
    ...base,
    line_items: dishes.map(([dish, quantity]) => lineOf(dish, quantity, dish === gift)),
    ...(gift ? { discount_applications: [giftOf(gift)] } : {}),
    ...(discounts.length > 0 ? { discount_applications: discounts.map(applicationOf) } : {}),
    ...totalsOf(total),
    total_discounts: dinars(off),
    total_outstanding: dinars(total - paid),
    financial_status: isPaid ? "paid" : paid > 0 ? "partially_paid" : "pending",
    payment_gateway_names: total === 0 ? [] : [isPaid ? "konnect" : "Cash on Delivery (COD)"],
    ...given.more,
  };
}

const lineOf = ({ title, sku, variantId, price }: Dish, quantity: number, isGift: boolean) => ({
  title,
  name: title,
  sku,
  variant_id: Number(variantId),
  quantity,
  grams: 500,
  price: dinars(price),
  ...(isGift
    ? { discount_allocations: [{ amount: dinars(price * quantity), discount_application_index: 0 }] }
    : {}),
});

const giftOf = ({ title }: Dish) => ({
  type: "automatic",
  title: `${title} offert`,
  value: "100.0",
  value_type: "percentage",
  allocation_method: "each",
  target_selection: "explicit",
  target_type: "line_item",
});

const applicationOf = ({ code, percent, fixed = 0 }: Discount) => ({
  ...(code === undefined ? { type: "automatic", title: "Remise" } : { type: "discount_code", code }),
  ...(percent === undefined
    ? { value: dinars(fixed), value_type: "fixed_amount" }
    : { value: String(percent), value_type: "percentage" }),
  allocation_method: "across",
  target_selection: "all",
  target_type: "line_item",
});

function totalsOf(total: number): Readonly<Record<string, unknown>> {
  const money = { amount: dinars(total), currency_code: "TND" };
  const bag = { shop_money: money, presentment_money: money };
  return {
    total_price: dinars(total),
    total_price_set: bag,
    current_total_price: dinars(total),
    current_total_price_set: bag,
  };
}
