import { z } from "zod";
import { fulfillmentId } from "~/shipping/ids";
import type { KnownFulfillment } from "~/shipping/order";
import { idOf, pageOf } from "./parts";

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

export const fulfillmentLineFields = `#graphql
  fragment FulfillmentLineFields on FulfillmentLineItem {
    quantity
    lineItem {
      id
    }
  }
`;

export const fulfillmentStatuses = ["CANCELLED", "ERROR", "FAILURE", "OPEN", "PENDING", "SUCCESS"] as const;

export const fulfillmentNode = z.object({
  id: idOf("Fulfillment").pipe(fulfillmentId),
  status: z.enum(fulfillmentStatuses),
  trackingInfo: z.array(z.object({ company: z.string().nullable(), number: z.string().nullable() })),
});
export type FulfillmentNode = z.infer<typeof fulfillmentNode>;

export const fulfillmentLineNode = z.object({
  quantity: z.int().nullable(),
  lineItem: z.object({ id: idOf("LineItem") }),
});
export type FulfillmentLineNode = z.infer<typeof fulfillmentLineNode>;

/** One that is asked for with the first page of its lines. */
export const fulfillmentWithLinesNode = fulfillmentNode.extend({
  fulfillmentLineItems: pageOf(fulfillmentLineNode),
});

/** Whether it fulfills nothing (any more). */
export const isEnded = (status: FulfillmentNode["status"]): boolean =>
  status === "CANCELLED" || status === "ERROR" || status === "FAILURE";

/** One fulfillment in our spelling, with all its lines; an ended one has none. */
export const toKnownFulfillment = (
  node: FulfillmentNode,
  lines: readonly FulfillmentLineNode[],
): KnownFulfillment => ({
  id: node.id,
  active: !isEnded(node.status),
  trackingNumbers: node.trackingInfo.flatMap(({ number }) => (number ? [number] : [])),
  company: node.trackingInfo.find(({ company }) => company)?.company ?? null,
  lines: byOrderLine(isEnded(node.status) ? [] : lines),
});

/** Once for each order line, which comes twice where it was taken from two fulfillment orders. */
function byOrderLine(lines: readonly FulfillmentLineNode[]): KnownFulfillment["lines"] {
  const quantities = new Map<string, number>();
  for (const { lineItem, quantity } of lines) {
    quantities.set(lineItem.id, (quantities.get(lineItem.id) ?? 0) + (quantity ?? 0));
  }
  return [...quantities].map(([orderLineId, quantity]) => ({ orderLineId, quantity }));
}
