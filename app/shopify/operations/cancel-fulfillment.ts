import { z } from "zod";
import type {
  CancelFulfillmentMutation,
  CancelFulfillmentMutationVariables,
  FulfillmentStatusQuery,
  FulfillmentStatusQueryVariables,
} from "../generated/admin.generated";
import { operation } from "../operation";
import { fulfillmentStatuses, isEnded } from "./fulfillment";
import { userErrors } from "./parts";

/** What was fulfilled can be fulfilled again: Shopify opens its fulfillment order anew, mostly under another id. */
export const cancelFulfillment = operation<CancelFulfillmentMutation, CancelFulfillmentMutationVariables>()(
  `#graphql
  mutation cancelFulfillment($id: ID!) {
    fulfillmentCancel(id: $id) {
      fulfillment {
        id
      }
      userErrors {
        field
        message
      }
    }
  }
`,
  {
    answer: z.object({
      fulfillmentCancel: z
        .object({ fulfillment: z.object({ id: z.string() }).nullable(), userErrors })
        .nullable(),
    }),
    cost: 12,
  },
);

const statusAnswer = z.object({
  fulfillment: z.object({ status: z.enum(fulfillmentStatuses) }).nullable(),
});

/** Why a cancellation was refused, as far as it is no reason: it is over already. */
export const fulfillmentStatus = operation<FulfillmentStatusQuery, FulfillmentStatusQueryVariables>()(
  `#graphql
  query fulfillmentStatus($id: ID!) {
    fulfillment(id: $id) {
      status
    }
  }
`,
  { answer: statusAnswer, cost: 1 },
);

/** Whether there is nothing to cancel: it is cancelled, it failed, or Shopify does not have it. */
export const nothingToCancel = ({ fulfillment }: z.infer<typeof statusAnswer>): boolean =>
  fulfillment === null || isEnded(fulfillment.status);
