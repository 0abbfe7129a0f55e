import { z } from "zod";
import type {
  CreateFulfillmentEventMutation,
  CreateFulfillmentEventMutationVariables,
} from "../generated/admin.generated";
import { operation } from "../operation";
import { userErrors } from "./parts";

export const createFulfillmentEvent = operation<
  CreateFulfillmentEventMutation,
  CreateFulfillmentEventMutationVariables
>()(
  `#graphql
  mutation createFulfillmentEvent($event: FulfillmentEventInput!) {
    fulfillmentEventCreate(fulfillmentEvent: $event) {
      fulfillmentEvent {
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
      fulfillmentEventCreate: z
        .object({ fulfillmentEvent: z.object({ id: z.string() }).nullable(), userErrors })
        .nullable(),
    }),
    cost: 12,
  },
);
