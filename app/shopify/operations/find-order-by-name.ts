import { z } from "zod";
import { type OrderId, orderId } from "~/shipping/ids";
import type { FindOrderByNameQuery, FindOrderByNameQueryVariables } from "../generated/admin.generated";
import { operation } from "../operation";
import { idOf } from "./parts";

const answer = z.object({
  orders: z.object({ nodes: z.array(z.object({ id: idOf("Order").pipe(orderId), name: z.string() })) }),
});

export const findOrderByName = operation<FindOrderByNameQuery, FindOrderByNameQueryVariables>()(
  `#graphql
  query findOrderByName($query: String!) {
    orders(first: 10, query: $query, sortKey: CREATED_AT, reverse: true) {
      nodes {
        id
        name
      }
    }
  }
`,
  { answer, cost: 10 },
);

/**
 * The search for a name, in Shopify's search syntax: quoted, so that nothing in the name is read as an operator.
 * https://shopify.dev/docs/api/usage/search-syntax
 */
export const orderNameQuery = (name: string): string => `name:"${name.replace(/["\\]/g, "\\$&")}"`;

/** The order that has exactly this name: the search also finds names that only resemble it. */
export const orderWithName = (found: z.infer<typeof answer>, name: string): OrderId | null =>
  found.orders.nodes.find((order) => order.name === name)?.id ?? null;
