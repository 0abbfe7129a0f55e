import { z } from "zod";
import { fulfillmentOrderId } from "~/shipping/ids";
import { deliveryMethods, type FulfillmentOrder, type LocationAddress } from "~/shipping/order";
import { dateTime, idOf, pageOf } from "./parts";

/** Ten lines in the first page: more are rare, and every line asked for costs points whether it exists or not. */
export const fulfillmentOrderFields = `#graphql
  fragment FulfillmentOrderFields on FulfillmentOrder {
    id
    status
    fulfillAt
    deliveryMethod {
      methodType
      minDeliveryDateTime
      maxDeliveryDateTime
    }
    assignedLocation {
      name
      address1
      address2
      city
      zip
      province
      countryCode
      phone
      location {
        id
      }
    }
    fulfillmentHolds {
      displayReason
    }
    supportedActions {
      action
    }
    lineItems(first: 10) {
      nodes {
        ...FulfillmentOrderLineFields
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`;

export const fulfillmentOrderLineFields = `#graphql
  fragment FulfillmentOrderLineFields on FulfillmentOrderLineItem {
    id
    remainingQuantity
    lineItem {
      id
    }
  }
`;

export const fulfillmentOrderLineNode = z.object({
  id: idOf("FulfillmentOrderLineItem"),
  remainingQuantity: z.int().nonnegative(),
  lineItem: z.object({ id: idOf("LineItem") }),
});
export type FulfillmentOrderLineNode = z.infer<typeof fulfillmentOrderLineNode>;

const assignedLocation = z.object({
  name: z.string(),
  address1: z.string().nullable(),
  address2: z.string().nullable(),
  city: z.string().nullable(),
  zip: z.string().nullable(),
  province: z.string().nullable(),
  countryCode: z.string(),
  phone: z.string().nullable(),
  /** Null once the location is deleted. */
  location: z.object({ id: idOf("Location") }).nullable(),
});

export const fulfillmentOrderNode = z.object({
  id: idOf("FulfillmentOrder").pipe(fulfillmentOrderId),
  status: z.enum(["OPEN", "IN_PROGRESS", "SCHEDULED", "ON_HOLD", "CLOSED", "CANCELLED", "INCOMPLETE"]),
  fulfillAt: dateTime.nullable(),
  deliveryMethod: z
    .object({
      methodType: z.enum(deliveryMethods),
      minDeliveryDateTime: dateTime.nullable(),
      maxDeliveryDateTime: dateTime.nullable(),
    })
    .nullable(),
  assignedLocation,
  fulfillmentHolds: z.array(z.object({ displayReason: z.string() })),
  supportedActions: z.array(z.object({ action: z.string() })),
  lineItems: pageOf(fulfillmentOrderLineNode),
});
export type FulfillmentOrderNode = z.infer<typeof fulfillmentOrderNode>;

/** One fulfillment order in our spelling, with all its lines, those of later pages included. */
export function toFulfillmentOrder(
  node: FulfillmentOrderNode,
  lines: readonly FulfillmentOrderLineNode[],
  order: { readonly requiresShipping: boolean },
): FulfillmentOrder {
  return {
    id: node.id,
    status: node.status,
    // Shopify has none for orders that other systems brought in; those with physical goods are shipped.
    deliveryMethod: node.deliveryMethod?.methodType ?? (order.requiresShipping ? "SHIPPING" : "NONE"),
    locationId: node.assignedLocation.location?.id ?? null,
    locationName: node.assignedLocation.name,
    locationAddress: addressOf(node.assignedLocation),
    deliverAfter: node.deliveryMethod?.minDeliveryDateTime ?? null,
    deliverBefore: node.deliveryMethod?.maxDeliveryDateTime ?? null,
    fulfillAt: node.fulfillAt,
    // Not the notes: staff write names and phones into them, and reasons are shown and kept outside the snapshot.
    holdReasons: node.fulfillmentHolds.map(({ displayReason }) => displayReason),
    canCreateFulfillment: canCreateFulfillment(node),
    lines: lines.map((line) => ({
      id: line.id,
      orderLineId: line.lineItem.id,
      remaining: line.remainingQuantity,
    })),
  };
}

/** Null where the shop has only named the location. */
function addressOf(location: z.infer<typeof assignedLocation>): LocationAddress | null {
  const { address1, address2, city, zip, province, countryCode, phone } = location;
  if (!address1 && !city && !zip) return null;
  return {
    address1: address1 ?? "",
    address2: address2?.trim() || null,
    city: city ?? "",
    zip: zip ?? "",
    province: province ?? "",
    country: countryCode,
    phone: phone?.trim() || null,
  };
}

const thirdPartyActions = ["REQUEST_FULFILLMENT", "REQUEST_CANCELLATION", "EXTERNAL"];

/**
 * Whether we may create its fulfillment, or another app's fulfillment service has the goods. Where work is possible
 * Shopify says so. On hold, scheduled or closed, CREATE_FULFILLMENT is missing for everyone, so that only what a
 * fulfillment service alone is asked for gives it away.
 */
function canCreateFulfillment(node: FulfillmentOrderNode): boolean {
  const actions = node.supportedActions.map(({ action }) => action);
  if (node.status === "OPEN" || node.status === "IN_PROGRESS") return actions.includes("CREATE_FULFILLMENT");
  return !actions.some((action) => thirdPartyActions.includes(action));
}
