import { z } from "zod";
import { fulfillmentId } from "~/shipping/ids";
import type { KnownFulfillment } from "~/shipping/order";
import { idOf } from "./parts";

export const fulfillmentFields = `#graphql
  fragment FulfillmentFields on Fulfillment {
    id
    status
    trackingInfo(first: 3) {
      company
      number
    }
  }
`;

export const fulfillmentNode = z.object({
  id: idOf("Fulfillment").pipe(fulfillmentId),
  status: z.enum(["CANCELLED", "ERROR", "FAILURE", "OPEN", "PENDING", "SUCCESS"]),
  trackingInfo: z.array(z.object({ company: z.string().nullable(), number: z.string().nullable() })),
});
export type FulfillmentNode = z.infer<typeof fulfillmentNode>;

const ended = ["CANCELLED", "ERROR", "FAILURE"];

/** One fulfillment in our spelling. */
export const toKnownFulfillment = (node: FulfillmentNode): KnownFulfillment => ({
  id: node.id,
  active: !ended.includes(node.status),
  trackingNumbers: node.trackingInfo.flatMap(({ number }) => (number ? [number] : [])),
  company: node.trackingInfo.find(({ company }) => company)?.company ?? null,
});
