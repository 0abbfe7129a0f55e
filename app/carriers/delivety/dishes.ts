import type { Money } from "~/shipping/money";
import type { Parcel, ParcelLine } from "~/shipping/ports/carrier";
import { problemOf, type Problem } from "~/shipping/problem";
import { fail, ok, type Result } from "~/shipping/result";

/** Lines of an order as dishes of the menu. */
export interface Dish {
  readonly apiId: number;
  readonly count: number;
  /** Of one, before any discount. */
  readonly price: Money;
  /** What all of them are cheaper by, in minor units. */
  readonly discounted: number;
}

export interface Dishes {
  /** What is ordered: `products`. Never empty. */
  readonly ordered: readonly Dish[];
  /** What a promotion gives on top: `resulted_dishes`. */
  readonly free: readonly Dish[];
}

/**
 * The parcel's lines by the shop's map from variant to `api_id`. A free line is a dish that results of a promotion
 * ("Vous ne devez pas envoyer ce plat dans le tableau des produits"), with two exceptions: where everything is free,
 * it is the order itself that is discounted; and a dish that is also paid for stands once, with its free pieces as a
 * discount.
 */
export function dishesOf({ contents, settings }: Parcel): Result<Dishes, Problem> {
  const apiIds = new Map(settings.products.map(({ variantId, apiId }) => [numericIdOf(variantId), apiId]));
  const lines = contents.map((line) => ({ line, apiId: apiIds.get(numericIdOf(line.variantId ?? "")) }));
  const unmapped = lines.filter(({ apiId }) => apiId === undefined).map(({ line }) => line.title);
  if (unmapped.length > 0) {
    const values = { title: [...new Set(unmapped)].join(", ") };
    return fail(problemOf("product_unmapped", { field: "products", values }));
  }
  const dishes = lines.flatMap(({ line, apiId }) => (apiId === undefined ? [] : [dishOf(line, apiId)]));
  const paid = new Set(dishes.filter(({ isFree }) => !isFree).map(({ apiId }) => apiId));
  const isGift = (dish: ReadDish): boolean => dish.isFree && paid.size > 0 && !paid.has(dish.apiId);
  return ok({
    ordered: merged(dishes.filter((dish) => !isGift(dish))),
    free: merged(dishes.filter(isGift)),
  });
}

interface ReadDish extends Dish {
  readonly isFree: boolean;
}

const dishOf = (line: ParcelLine, apiId: number): ReadDish => ({
  apiId,
  count: line.quantity,
  price: line.originalUnitPrice,
  discounted: (line.originalUnitPrice.minor - line.unitPrice.minor) * line.quantity,
  isFree: line.unitPrice.minor === 0,
});

/** One row per dish and price, in the order of the lines: the kitchen counts rows. */
function merged(dishes: readonly Dish[]): readonly Dish[] {
  const rows = new Map<string, Dish>();
  for (const { apiId, count, price, discounted } of dishes) {
    const key = `${apiId} ${price.minor}`;
    const row = rows.get(key);
    rows.set(key, {
      apiId,
      price,
      count: count + (row?.count ?? 0),
      discounted: discounted + (row?.discounted ?? 0),
    });
  }
  return [...rows.values()];
}

/** Variant ids are copied in both of Shopify's spellings: digits, and gid://shopify/ProductVariant/digits. */
const numericIdOf = (variantId: string): string => variantId.trim().replace(/^.*\//, "");

/** The value of dishes before any discount, in minor units. */
export const valueOf = (dishes: readonly Dish[]): number =>
  dishes.reduce((sum, { price, count }) => sum + price.minor * count, 0);
