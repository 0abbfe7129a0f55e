import { z } from "zod";
import type {
  FulfillmentLinesPageQuery,
  FulfillmentLinesPageQueryVariables,
  FulfillmentOrderLinesPageQuery,
  FulfillmentOrderLinesPageQueryVariables,
  OrderFulfillmentOrdersPageQuery,
  OrderFulfillmentOrdersPageQueryVariables,
  OrderFulfillmentsQuery,
  OrderFulfillmentsQueryVariables,
  OrderLinesPageQuery,
  OrderLinesPageQueryVariables,
} from "../generated/admin.generated";
import { operation } from "../operation";
import {
  fulfillmentFields,
  fulfillmentLineFields,
  fulfillmentLineNode,
  fulfillmentNode,
} from "./fulfillment";
import {
  fulfillmentOrderFields,
  fulfillmentOrderLineFields,
  fulfillmentOrderLineNode,
  fulfillmentOrderNode,
} from "./fulfillment-order";
import { orderLineFields, orderLineNode } from "./order-line";
import { pageOf } from "./parts";

/** The later pages of an order's lists: longer ones, since whoever has eleven lines may have a thousand. */

export const orderLinesPage = operation<OrderLinesPageQuery, OrderLinesPageQueryVariables>()(
  `#graphql
  query orderLinesPage($id: ID!, $after: String) {
    order(id: $id) {
      lineItems(first: 100, after: $after) {
        nodes {
          ...OrderLineFields
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
    answer: z.object({ order: z.object({ lineItems: pageOf(orderLineNode) }).nullable() }),
    cost: 701,
    fragments: [orderLineFields],
  },
);

export const orderFulfillmentOrdersPage = operation<
  OrderFulfillmentOrdersPageQuery,
  OrderFulfillmentOrdersPageQueryVariables
>()(
  `#graphql
  query orderFulfillmentOrdersPage($id: ID!, $after: String) {
    order(id: $id) {
      fulfillmentOrders(first: 10, after: $after) {
        nodes {
          ...FulfillmentOrderFields
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
    answer: z.object({ order: z.object({ fulfillmentOrders: pageOf(fulfillmentOrderNode) }).nullable() }),
    cost: 261,
    fragments: [fulfillmentOrderFields, fulfillmentOrderLineFields],
  },
);

export const fulfillmentOrderLinesPage = operation<
  FulfillmentOrderLinesPageQuery,
  FulfillmentOrderLinesPageQueryVariables
>()(
  `#graphql
  query fulfillmentOrderLinesPage($id: ID!, $after: String) {
    fulfillmentOrder(id: $id) {
      lineItems(first: 100, after: $after) {
        nodes {
          ...FulfillmentOrderLineFields
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
      fulfillmentOrder: z.object({ lineItems: pageOf(fulfillmentOrderLineNode) }).nullable(),
    }),
    cost: 201,
    fragments: [fulfillmentOrderLineFields],
  },
);

export const fulfillmentLinesPage = operation<
  FulfillmentLinesPageQuery,
  FulfillmentLinesPageQueryVariables
>()(
  `#graphql
  query fulfillmentLinesPage($id: ID!, $after: String) {
    fulfillment(id: $id) {
      fulfillmentLineItems(first: 100, after: $after) {
        nodes {
          ...FulfillmentLineFields
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
      fulfillment: z.object({ fulfillmentLineItems: pageOf(fulfillmentLineNode) }).nullable(),
    }),
    cost: 201,
    fragments: [fulfillmentLineFields],
  },
);

/** Not a page, and without lines: `fulfillments` has a size and no cursor. More do not fit into the 1,000 points of one call. */
export const orderFulfillments = operation<OrderFulfillmentsQuery, OrderFulfillmentsQueryVariables>()(
  `#graphql
  query orderFulfillments($id: ID!) {
    order(id: $id) {
      fulfillments(first: 240) {
        ...FulfillmentFields
      }
    }
  }
`,
  {
    answer: z.object({ order: z.object({ fulfillments: z.array(fulfillmentNode) }).nullable() }),
    cost: 961,
    fragments: [fulfillmentFields],
  },
);
