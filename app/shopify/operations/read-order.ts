import { z } from "zod";
import { orderId } from "~/shipping/ids";
import { currencyCode } from "~/shipping/money";
import type { ReadOrderQuery, ReadOrderQueryVariables } from "../generated/admin.generated";
import { operation } from "../operation";
import { fulfillmentFields, fulfillmentLineFields, fulfillmentWithLinesNode } from "./fulfillment";
import {
  fulfillmentOrderFields,
  fulfillmentOrderLineFields,
  fulfillmentOrderNode,
} from "./fulfillment-order";
import { orderLineFields, orderLineNode } from "./order-line";
import { dateTime, idOf, pageOf, presentmentMoney } from "./parts";

/**
 * An order and the first page of each of its lists. Shopify reserves points for what is asked, not for what is there:
 * pages are as long as an ordinary order needs, and longer orders are paged (read-order.server.ts).
 */
const document = `#graphql
  query readOrder($id: ID!) {
    order(id: $id) {
      id
      name
      createdAt
      updatedAt
      cancelledAt
      test
      requiresShipping
      email
      phone
      note
      tags
      paymentGatewayNames
      displayFinancialStatus
      presentmentCurrencyCode
      totalDiscountsSet {
        presentmentMoney {
          amount
          currencyCode
        }
      }
      totalOutstandingSet {
        presentmentMoney {
          amount
          currencyCode
        }
      }
      customAttributes {
        key
        value
      }
      customer {
        id
        defaultPhoneNumber {
          phoneNumber
        }
        defaultAddress {
          phone
        }
      }
      billingAddress {
        phone
      }
      shippingAddress {
        name
        firstName
        lastName
        company
        address1
        address2
        city
        zip
        province
        provinceCode
        countryCodeV2
        phone
      }
      lineItems(first: 10) {
        nodes {
          ...OrderLineFields
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
      fulfillmentOrders(first: 3) {
        nodes {
          ...FulfillmentOrderFields
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
      fulfillments(first: 5) {
        ...FulfillmentFields
        fulfillmentLineItems(first: 5) {
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
  }
`;

const shippingAddress = z.object({
  name: z.string().nullable(),
  firstName: z.string().nullable(),
  lastName: z.string().nullable(),
  company: z.string().nullable(),
  address1: z.string().nullable(),
  address2: z.string().nullable(),
  city: z.string().nullable(),
  zip: z.string().nullable(),
  province: z.string().nullable(),
  provinceCode: z.string().nullable(),
  countryCodeV2: z.string().nullable(),
  phone: z.string().nullable(),
});

const order = z.object({
  id: idOf("Order").pipe(orderId),
  // Prefix, number and suffix, of some letters each.
  name: z.string().max(255),
  createdAt: dateTime,
  updatedAt: dateTime,
  cancelledAt: dateTime.nullable(),
  test: z.boolean(),
  requiresShipping: z.boolean(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  note: z.string().nullable(),
  tags: z.array(z.string()),
  paymentGatewayNames: z.array(z.string()),
  presentmentCurrencyCode: z.string().pipe(currencyCode),
  displayFinancialStatus: z.string().nullable(),
  totalDiscountsSet: presentmentMoney.nullable(),
  totalOutstandingSet: presentmentMoney,
  customAttributes: z.array(z.object({ key: z.string(), value: z.string().nullable() })),
  /** Null for guests. */
  customer: z
    .object({
      id: idOf("Customer"),
      defaultPhoneNumber: z.object({ phoneNumber: z.string() }).nullable(),
      defaultAddress: z.object({ phone: z.string().nullable() }).nullable(),
    })
    .nullable(),
  billingAddress: z.object({ phone: z.string().nullable() }).nullable(),
  /** Null for what is not sent: digital goods, pickups. */
  shippingAddress: shippingAddress.nullable(),
  lineItems: pageOf(orderLineNode),
  fulfillmentOrders: pageOf(fulfillmentOrderNode),
  fulfillments: z.array(fulfillmentWithLinesNode),
});
export type OrderNode = z.infer<typeof order>;

/** As many fulfillments as the document asks for: the field has no pages, only a size. */
export const fulfillmentsRead = 5;

export const readOrder = operation<ReadOrderQuery, ReadOrderQueryVariables>()(document, {
  answer: z.object({ order: order.nullable() }),
  cost: 229,
  fragments: [
    orderLineFields,
    fulfillmentOrderFields,
    fulfillmentOrderLineFields,
    fulfillmentFields,
    fulfillmentLineFields,
  ],
});
