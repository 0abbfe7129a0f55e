import { z } from "zod";
import type { OrderLine } from "~/shipping/order";
import { roundedMoney } from "../amounts";
import { idOf, presentmentMoney } from "./parts";

export const orderLineFields = `#graphql
  fragment OrderLineFields on LineItem {
    id
    sku
    title
    variantTitle
    currentQuantity
    requiresShipping
    isGiftCard
    variant {
      id
    }
    weight {
      unit
      value
    }
    originalUnitPriceSet {
      presentmentMoney {
        amount
        currencyCode
      }
    }
    discountedUnitPriceAfterAllDiscountsSet {
      presentmentMoney {
        amount
        currencyCode
      }
    }
  }
`;

const weight = z.object({ unit: z.enum(["GRAMS", "KILOGRAMS", "OUNCES", "POUNDS"]), value: z.number() });

export const orderLineNode = z.object({
  id: idOf("LineItem"),
  sku: z.string().nullable(),
  title: z.string(),
  variantTitle: z.string().nullable(),
  currentQuantity: z.int().nonnegative(),
  requiresShipping: z.boolean(),
  isGiftCard: z.boolean(),
  /** Null once the variant is deleted, and for items typed in by hand. */
  variant: z.object({ id: idOf("ProductVariant") }).nullable(),
  weight: weight.nullable(),
  originalUnitPriceSet: presentmentMoney,
  discountedUnitPriceAfterAllDiscountsSet: presentmentMoney,
});

export type OrderLineNode = z.infer<typeof orderLineNode>;

/** One order line in our spelling. A line without a SKU often has it as an empty text. */
export const toOrderLine = (node: OrderLineNode): OrderLine => ({
  id: node.id,
  variantId: node.variant?.id ?? null,
  sku: node.sku?.trim() || null,
  title: node.title,
  variantTitle: node.variantTitle,
  quantity: node.currentQuantity,
  requiresShipping: node.requiresShipping,
  giftCard: node.isGiftCard,
  weightGrams: node.weight === null ? null : toGrams(node.weight),
  originalUnitPrice: roundedMoney(node.originalUnitPriceSet.presentmentMoney),
  unitPrice: roundedMoney(node.discountedUnitPriceAfterAllDiscountsSet.presentmentMoney),
});

const gramsIn = { GRAMS: 1, KILOGRAMS: 1_000, OUNCES: 28.349523125, POUNDS: 453.59237 } as const;

/** Rounded to the milligram, because ounces and binary fractions leave a tail. Zero means that nobody weighed it. */
function toGrams({ unit, value }: z.infer<typeof weight>): number | null {
  const grams = Math.round(value * gramsIn[unit] * 1_000) / 1_000;
  return grams > 0 ? grams : null;
}
