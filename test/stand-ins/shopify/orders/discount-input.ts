/** Discounts as they may be given: REST's spelling, or what graphql-spelling.ts makes of GraphQL's. */
import { z } from "zod";

const amount = z.union([z.string(), z.number()]).transform(String);
const money = z.looseObject({ shop_money: z.looseObject({ amount }) });
const lower = z.string().transform((word) => word.toLowerCase());

const CODE_TYPES = ["fixed_amount", "percentage", "shipping"] as const;

/**
 * A code of `discount_codes`; a bare text is a code that takes nothing off. A percentage's `amount` is the percentage, as
 * in REST's creation of orders; where the order's other amounts show that it is the sum taken off, as in REST's answers,
 * it is read so.
 */
export const discountCodeInput = z.union([
  z.string().transform((code) => ({ code, amount: "0", type: "fixed_amount" as const })),
  z.looseObject({
    code: z.string(),
    amount: amount.default("0"),
    type: z.enum(CODE_TYPES).default("fixed_amount"),
  }),
]);
export type DiscountCodeInput = z.output<typeof discountCodeInput>;

export const discountApplicationInput = z
  .looseObject({
    type: z.enum(["discount_code", "automatic", "manual", "script"]).optional(),
    __typename: z.string().optional(),
    code: z.string().optional(),
    value: z.union([
      amount,
      z
        .object({ percentage: z.number() })
        .transform(({ percentage }) => ({ percentage: String(percentage) })),
      z.looseObject({ amount }),
    ]),
    value_type: z.enum(["percentage", "fixed_amount"]).optional(),
    allocation_method: lower.pipe(z.enum(["across", "each", "one"])).default("across"),
    target_selection: lower.pipe(z.enum(["all", "entitled", "explicit"])).default("all"),
    target_type: lower.pipe(z.enum(["line_item", "shipping_line"])).default("line_item"),
  })
  .transform(({ __typename: typename, value, ...given }) => ({
    ...given,
    type:
      given.type ?? GRAPHQL_TYPES[typename ?? ""] ?? (given.code === undefined ? "manual" : "discount_code"),
    ...readValue(value, given.value_type),
  }));
export type DiscountApplicationInput = z.output<typeof discountApplicationInput>;

const GRAPHQL_TYPES: Readonly<Record<string, "discount_code" | "automatic" | "manual" | "script">> = {
  DiscountCodeApplication: "discount_code",
  AutomaticDiscountApplication: "automatic",
  ManualDiscountApplication: "manual",
  ScriptDiscountApplication: "script",
};

/** GraphQL says which kind of value it is by its shape, and may write percentages below zero. */
function readValue(
  value: string | { readonly percentage: string } | { readonly amount: string },
  said: "percentage" | "fixed_amount" | undefined,
): { readonly value: string; readonly value_type: "percentage" | "fixed_amount" } {
  if (typeof value === "string") return { value: unsigned(value), value_type: said ?? "fixed_amount" };
  return "percentage" in value
    ? { value: unsigned(value.percentage), value_type: "percentage" }
    : { value: unsigned(value.amount), value_type: "fixed_amount" };
}

const unsigned = (text: string): string => text.trim().replace(/^-/, "");

/** What one discount took off one line; without an index it is the first one. */
export const discountAllocationInput = z
  .looseObject({
    amount: amount.optional(),
    amount_set: money.optional(),
    allocated_amount_set: money.optional(),
    discount_application_index: z.int().min(0).default(0),
  })
  .transform((given) => ({
    amount:
      given.amount ??
      given.amount_set?.shop_money.amount ??
      given.allocated_amount_set?.shop_money.amount ??
      "0",
    discount_application_index: given.discount_application_index,
  }));
export type DiscountAllocationInput = z.output<typeof discountAllocationInput>;
