import { z } from "zod";
import type { OrderDiscount } from "~/shipping/order";
import { exactMoney } from "../amounts";
import type { OrderDiscountsQuery, OrderDiscountsQueryVariables } from "../generated/admin.generated";
import { operation } from "../operation";
import { decimalMoney, pageOf, presentmentMoney } from "./parts";

const discountNode = z.object({
  /** Only discount codes have one. */
  code: z.string().optional(),
  value: z.union([z.object({ percentage: z.number() }), decimalMoney]),
});
export type DiscountNode = z.infer<typeof discountNode>;

/** The discounts of an order: asked only where something was discounted. */
export const orderDiscounts = operation<OrderDiscountsQuery, OrderDiscountsQueryVariables>()(
  `#graphql
  query orderDiscounts($id: ID!, $after: String) {
    order(id: $id) {
      currentTotalDiscountsSet {
        presentmentMoney {
          amount
          currencyCode
        }
      }
      discountApplications(first: 20, after: $after) {
        nodes {
          value {
            ... on MoneyV2 {
              amount
              currencyCode
            }
            ... on PricingPercentageValue {
              percentage
            }
          }
          ... on DiscountCodeApplication {
            code
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`,
  {
    answer: z.object({
      order: z
        .object({ currentTotalDiscountsSet: presentmentMoney, discountApplications: pageOf(discountNode) })
        .nullable(),
    }),
    cost: 43,
  },
);

/** One discount in our spelling. Shopify's documents write percentages below zero, its answers mostly above. */
export const toOrderDiscount = ({ code, value }: DiscountNode): OrderDiscount =>
  "percentage" in value
    ? { code: code ?? null, kind: "percent", percent: Math.abs(value.percentage), amount: null }
    : { code: code ?? null, kind: "fixed", percent: null, amount: exactMoney(value) };
