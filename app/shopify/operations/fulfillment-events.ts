import { z } from "zod";
import { type FulfillmentEventStatus, fulfillmentEventStatuses } from "~/shipping/ports/shopify";
import type { FulfillmentEventsQuery, FulfillmentEventsQueryVariables } from "../generated/admin.generated";
import { operation } from "../operation";
import { pageOf } from "./parts";

const eventNode = z.object({ status: z.string() });

export const fulfillmentEvents = operation<FulfillmentEventsQuery, FulfillmentEventsQueryVariables>()(
  `#graphql
  query fulfillmentEvents($id: ID!, $after: String) {
    fulfillment(id: $id) {
      events(first: 20, after: $after) {
        nodes {
          status
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
    answer: z.object({ fulfillment: z.object({ events: pageOf(eventNode) }).nullable() }),
    cost: 21,
  },
);

/** The events we could have written; others (a label another app bought) are not ours to know. */
export const toEventStatuses = (nodes: readonly z.infer<typeof eventNode>[]): FulfillmentEventStatus[] =>
  fulfillmentEventStatuses.filter((status) => nodes.some((node) => node.status === status));
