import { majorUnits } from "~/shipping/money";
import type { Parcel } from "~/shipping/ports/carrier";
import { type Dish, type Dishes, valueOf } from "./dishes";
import { isOwed } from "./payment";
import type { PromotionBody } from "./wire";

/**
 * What the ordered dishes are cheaper by, in minor units. Shopify's unit price after discounts is approximate (10 off
 * three pieces has no exact third), its total is exact but also counts gifts and a discounted delivery: so the total
 * is taken where it agrees with the lines to the rounding, or with what is still owed.
 */
export function discountOf(parcel: Parcel, { ordered, free }: Dishes): number {
  const { order, contents, collect } = parcel;
  const sum = valueOf(ordered);
  const byLines = ordered.reduce((total, { discounted }) => total + discounted, 0);
  const pieces = contents.reduce((count, { quantity }) => count + quantity, 0);
  const isWholeOrder = pieces === order.lines.reduce((count, { quantity }) => count + quantity, 0);
  if (!isWholeOrder || !order.discountTotal) return byLines;

  const byTotal = order.discountTotal.minor - valueOf(free);
  if (byTotal < 0 || byTotal > sum) return byLines;
  const agreesWithLines = Math.abs(byTotal - byLines) <= pieces;
  const agreesWithDebt = isOwed(parcel) && sum - byTotal === collect.minor;
  return agreesWithLines || agreesWithDebt ? byTotal : byLines;
}

/** `promotion` of the document; null where the order has none. */
export function promotionOf(parcel: Parcel, dishes: Dishes, discount: number): PromotionBody | null {
  const { order, collect } = parcel;
  const { ordered, free } = dishes;
  const codes = order.discounts.flatMap(({ code }) => code?.trim() || []);
  const percent = discount > 0 ? percentOf(parcel, discount === valueOf(ordered)) : null;
  const touched = ordered.filter(({ discounted }) => discounted > 0);
  const involved = discount > 0 && touched.length === 0 ? ordered : touched;
  const inMajorUnits = (minor: number): number => majorUnits({ ...collect, minor });

  const promotion: PromotionBody = {
    ...(discount > 0 ? { discount: inMajorUnits(discount) } : {}),
    ...(percent === null ? {} : { discount_percent: percent }),
    ...(codes.length > 0 ? { discount_code: [...new Set(codes)].join(", ") } : {}),
    ...(involved.length > 0
      ? { involved_dishes: involved.map(({ apiId, count }) => ({ api_id: apiId, count })) }
      : {}),
    ...(free.length > 0 ? { resulted_dishes: free.map(resultedDish) } : {}),
  };
  return Object.keys(promotion).length === 0 ? null : promotion;
}

const resultedDish = ({ apiId, count, price }: Dish) => ({
  api_id: apiId,
  count,
  modification: -majorUnits(price) || 0,
});

/**
 * The percentage, where one discount alone explains the figure. "100 %" on an order that is not free is Shopify's way
 * to give a dish away: said of the order it would be wrong, and `resulted_dishes` says it already.
 */
function percentOf({ order }: Parcel, isAllFree: boolean): number | null {
  const onTheDishes = order.discounts.filter(({ percent }) => percent !== 100 || isAllFree);
  const [only, second] = onTheDishes;
  return only && !second ? only.percent : null;
}
