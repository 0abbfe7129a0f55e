import { z } from "zod";
import { orderId } from "~/shipping/ids";
import type { OrderQuestion } from "~/shipping/ports/shopify";
import type { ListOrdersQuery, ListOrdersQueryVariables } from "../generated/admin.generated";
import { operation } from "../operation";
import { dateTime, idOf, pageOf } from "./parts";

/** Sorted by what is searched: Shopify's advice for speed, and an order that changes meanwhile only moves further on. */
export const listOrders = operation<ListOrdersQuery, ListOrdersQueryVariables>()(
  `#graphql
  query listOrders($query: String!, $after: String) {
    orders(first: 100, after: $after, query: $query, sortKey: UPDATED_AT) {
      nodes {
        id
        updatedAt
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`,
  {
    answer: z.object({ orders: pageOf(z.object({ id: idOf("Order").pipe(orderId), updatedAt: dateTime })) }),
    cost: 100,
  },
);

/**
 * The question in Shopify's search syntax. What is to be fulfilled is open (neither cancelled nor archived) and not
 * fulfilled: naming every state that asks for work would miss the next one (unshipped, partial, scheduled, on_hold,
 * request_declined …).
 * https://shopify.dev/docs/api/usage/search-syntax
 */
export const ordersQuery = ({ changedSince, toFulfill }: OrderQuestion): string =>
  [
    ...(changedSince === null ? [] : [`updated_at:>='${toWholeSecond(changedSince)}'`]),
    ...(toFulfill ? ["status:open", "-fulfillment_status:fulfilled"] : []),
  ].join(" AND ");

/** Shopify keeps whole seconds: a fraction in the question would leave out what changed within it. */
const toWholeSecond = (moment: Date): string => moment.toISOString().replace(/\.\d+Z$/, "Z");
