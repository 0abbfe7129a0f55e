import type { Money } from "~/shipping/money";
import type { Address, ShippingOrder } from "~/shipping/order";
import { owedMoney } from "./amounts";
import { type DiscountNode, toOrderDiscount } from "./operations/order-discounts";
import { type FulfillmentLineNode, type FulfillmentNode, toKnownFulfillment } from "./operations/fulfillment";
import {
  type FulfillmentOrderLineNode,
  type FulfillmentOrderNode,
  toFulfillmentOrder,
} from "./operations/fulfillment-order";
import { type OrderLineNode, toOrderLine } from "./operations/order-line";
import type { OrderNode } from "./operations/read-order";

/** The lists of an order, all pages of them. */
export interface OrderLists {
  readonly lines: readonly OrderLineNode[];
  readonly fulfillmentOrders: readonly {
    readonly node: FulfillmentOrderNode;
    readonly lines: readonly FulfillmentOrderLineNode[];
  }[];
  readonly fulfillments: readonly {
    readonly node: FulfillmentNode;
    readonly lines: readonly FulfillmentLineNode[];
  }[];
  readonly discounts: readonly DiscountNode[];
  /** Null where Shopify's amount could not be read. */
  readonly discountTotal: Money | null;
}

/** Shopify's order in the core's spelling: nothing is judged, repaired or left out that shipping could need. */
export const toShippingOrder = (order: OrderNode, lists: OrderLists): ShippingOrder => ({
  id: order.id,
  name: order.name,
  createdAt: order.createdAt,
  updatedAt: order.updatedAt,
  cancelledAt: order.cancelledAt,
  test: order.test,
  customerId: order.customer?.id ?? null,
  email: order.email,
  phones: phonesOf(order),
  shippingAddress: order.shippingAddress === null ? null : toAddress(order.shippingAddress),
  lines: lists.lines.map(toOrderLine),
  currency: order.presentmentCurrencyCode,
  owed: owedMoney(order.totalOutstandingSet.presentmentMoney),
  paymentGateways: order.paymentGatewayNames,
  financialStatus: order.displayFinancialStatus,
  discounts: lists.discounts.map(toOrderDiscount),
  discountTotal: lists.discountTotal,
  note: order.note,
  attributes: order.customAttributes.map(({ key, value }) => ({ name: key, value: value ?? "" })),
  tags: order.tags,
  fulfillmentOrders: lists.fulfillmentOrders.map(({ node, lines }) => toFulfillmentOrder(node, lines, order)),
  fulfillments: lists.fulfillments.map(({ node, lines }) => toKnownFulfillment(node, lines)),
});

/** Every phone once, best first: whoever gets the parcel, then the order's, then the customer's own. */
function phonesOf(order: OrderNode): string[] {
  const phones = [
    order.shippingAddress?.phone,
    order.phone,
    order.customer?.defaultPhoneNumber?.phoneNumber,
    order.billingAddress?.phone,
    order.customer?.defaultAddress?.phone,
  ];
  return [...new Set(phones.flatMap((phone) => phone?.trim() || []))];
}

function toAddress(address: NonNullable<OrderNode["shippingAddress"]>): Address {
  const nameOfParts = [address.firstName, address.lastName].flatMap((part) => part?.trim() || []).join(" ");
  return {
    name: address.name?.trim() || nameOfParts,
    company: address.company?.trim() || null,
    address1: address.address1 ?? "",
    address2: address.address2?.trim() || null,
    city: address.city ?? "",
    zip: address.zip ?? "",
    province: address.province ?? "",
    provinceCode: address.provinceCode || null,
    country: address.countryCodeV2 ?? "",
    phone: address.phone?.trim() || null,
  };
}
