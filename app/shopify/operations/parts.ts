import { z } from "zod";
import { currencyCode } from "~/shipping/money";
import { type GidType, numericId } from "../gid";

/** A global id of this type, read as our numeric id. */
export const idOf = (type: GidType) =>
  z.string().transform((text, context) => {
    const id = numericId(type, text);
    if (id !== null) return id;
    context.addIssue({ code: "custom", message: `expected a global id of ${type}` });
    return z.NEVER;
  });

/** Shopify's DateTime: ISO 8601, with a year that can be kept: PostgreSQL writes those beyond four digits otherwise. */
export const dateTime = z.string().transform((text, context) => {
  const date = new Date(text);
  if (date.getUTCFullYear() >= 1900 && date.getUTCFullYear() <= 9999) return date;
  context.addIssue({ code: "custom", message: "expected a date and time" });
  return z.NEVER;
});

/** The scalar Decimal, within what an amount of money can be. */
const decimal = z.string().regex(/^-?\d{1,12}(\.\d{1,12})?$/);

/** An amount as Shopify says it: "45.5" of TND. */
export const decimalMoney = z.object({ amount: decimal, currencyCode: z.string().pipe(currencyCode) });

/** In the currency the shopper was charged in. */
export const presentmentMoney = z.object({ presentmentMoney: decimalMoney });

/** Where a page ends. One that is not the last says behind what the next begins, or the rest would be lost unseen. */
export const pageInfo = z
  .object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() })
  .refine(({ hasNextPage, endCursor }) => !hasNextPage || endCursor !== null);

/** One page of a connection, of nodes like this one. */
export const pageOf = <Node extends z.ZodType>(node: Node) => z.object({ nodes: z.array(node), pageInfo });

export interface Page<Node> {
  readonly nodes: readonly Node[];
  readonly pageInfo: z.infer<typeof pageInfo>;
}

export const userErrors = z.array(z.object({ field: z.array(z.string()).nullable(), message: z.string() }));
export type UserErrors = z.infer<typeof userErrors>;
