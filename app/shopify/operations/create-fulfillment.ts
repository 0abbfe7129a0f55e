import { z } from "zod";
import { fulfillmentId } from "~/shipping/ids";
import type { NewFulfillment } from "~/shipping/ports/shopify";
import type {
  CreateFulfillmentMutation,
  CreateFulfillmentMutationVariables,
} from "../generated/admin.generated";
import { gid } from "../gid";
import { operation } from "../operation";
import { idOf, userErrors } from "./parts";

export const createFulfillment = operation<CreateFulfillmentMutation, CreateFulfillmentMutationVariables>()(
  `#graphql
  mutation createFulfillment($fulfillment: FulfillmentInput!) {
    fulfillmentCreate(fulfillment: $fulfillment) {
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
      fulfillmentCreate: z
        .object({
          fulfillment: z.object({ id: idOf("Fulfillment").pipe(fulfillmentId) }).nullable(),
          userErrors,
        })
        .nullable(),
    }),
    cost: 12,
  },
);

/** Input arrays have at most 250 elements. https://shopify.dev/docs/api/usage/limits */
export const mostLinesInOneFulfillment = 250;

/** The lines of each fulfillment order, in the order of the new fulfillment. */
export type LinesToSend = readonly (NewFulfillment["fulfillmentOrders"][number]["lines"] | "all")[];

/**
 * The mutation's input. Without lines Shopify fulfills all that remains of a fulfillment order. A field we have
 * nothing for is left out: an empty tracking URL is refused, and an absent one lets Shopify make its own.
 */
export const toFulfillmentInput = (
  fulfillment: NewFulfillment,
  linesToSend: LinesToSend,
): CreateFulfillmentMutationVariables => ({
  fulfillment: {
    lineItemsByFulfillmentOrder: fulfillment.fulfillmentOrders.map(({ id: fulfillmentOrderId }, index) => {
      const lines = linesToSend[index] ?? "all";
      return {
        fulfillmentOrderId: gid("FulfillmentOrder", fulfillmentOrderId),
        ...(lines !== "all" && {
          fulfillmentOrderLineItems: lines.map(({ id, quantity }) => ({
            id: gid("FulfillmentOrderLineItem", id),
            quantity,
          })),
        }),
      };
    }),
    notifyCustomer: fulfillment.notifyCustomer,
    trackingInfo: {
      company: fulfillment.trackingCompany,
      ...(fulfillment.trackingNumber !== null && { number: fulfillment.trackingNumber }),
      ...(fulfillment.trackingUrl !== null && { url: fulfillment.trackingUrl }),
    },
  },
});
