import { z } from "zod";
import { orderId } from "~/shipping/ids";
import type {
  OrderOfFulfillmentOrderQuery,
  OrderOfFulfillmentOrderQueryVariables,
} from "../generated/admin.generated";
import { operation } from "../operation";
import { idOf } from "./parts";

/** Which order a fulfillment order belongs to: webhooks about fulfillment orders do not say it. */
export const orderOfFulfillmentOrder = operation<
  OrderOfFulfillmentOrderQuery,
  OrderOfFulfillmentOrderQueryVariables
>()(
  `#graphql
  query orderOfFulfillmentOrder($id: ID!) {
    fulfillmentOrder(id: $id) {
      orderId
    }
  }
`,
  {
    answer: z.object({ fulfillmentOrder: z.object({ orderId: idOf("Order").pipe(orderId) }).nullable() }),
    cost: 1,
  },
);
