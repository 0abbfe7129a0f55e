/** Order, as GraphQL shows it. A field that is not here is not played, and asking for it says so. */
import { gid } from "../../ids";
import { textOf } from "../../json";
import { fromMinor } from "../../money";
import { discountOn } from "../../orders/current-discounts";
import { presentmentOutstanding } from "../../orders/new-order";
import { displayFulfillmentStatus, netPaymentMinor, refundedMinor } from "../../orders/order-status";
import type { Metafield, Order } from "../../orders/order-type";
import { connection, firstOf, listConnection, type PageArgs } from "../connection";
import { discountAllocations, discountApplication } from "./discount";
import { fulfillmentObject } from "./fulfillment";
import { fulfillmentOrderObject } from "./fulfillment-order";
import { lineItem } from "./line-item";
import { bagOf, moneyBag } from "./money";
import { customer, mailingAddress } from "./people";

export function orderObject(order: Order): Record<string, unknown> {
  const { rest } = order;
  const net = netPaymentMinor(order);
  const refunded = refundedMinor(order);
  const address = (held: typeof rest.shipping_address, kind: string): unknown =>
    held === null ? null : mailingAddress(held, `${rest.id}${kind}`);
  return {
    __typename: "Order",
    id: gid("Order", rest.id),
    legacyResourceId: rest.id,
    name: rest.name,
    number: rest.order_number,
    createdAt: rest.created_at,
    updatedAt: rest.updated_at,
    processedAt: rest.processed_at,
    cancelledAt: rest.cancelled_at,
    cancelReason: rest.cancel_reason?.toUpperCase() ?? null,
    closedAt: rest.closed_at,
    closed: rest.closed_at !== null,
    confirmed: true,
    confirmationNumber: rest["confirmation_number"] ?? null,
    test: rest.test,
    edited: order.edited,
    note: rest.note,
    tags: rest.tags
      .split(",")
      .map((tag) => tag.trim())
      .filter(Boolean),
    email: rest.email,
    phone: rest.phone,
    customerLocale: rest.customer_locale,
    sourceName: rest["source_name"] ?? null,
    poNumber: rest["po_number"] ?? null,
    customAttributes: rest.note_attributes.map(({ name, value }) => ({
      __typename: "Attribute",
      key: name,
      value,
    })),
    currencyCode: rest.currency,
    presentmentCurrencyCode: rest.presentment_currency,
    displayFinancialStatus: rest.financial_status.toUpperCase(),
    displayFulfillmentStatus: displayFulfillmentStatus(order),
    returnStatus: "NO_RETURN",
    fullyPaid: rest.financial_status === "paid",
    unpaid: net === 0n,
    requiresShipping: rest.line_items.some((line) => line.requires_shipping),
    canMarkAsPaid: canMarkAsPaid(order),
    fulfillable: order.fulfillmentOrders.some(({ status }) => status === "OPEN"),
    totalOutstandingSet: bagOf(order, rest.total_outstanding, presentmentOutstanding(order)),
    totalPriceSet: moneyBag(rest.total_price_set),
    originalTotalPriceSet: moneyBag(rest.total_price_set),
    currentTotalPriceSet: moneyBag(rest.current_total_price_set),
    subtotalPriceSet: bagOf(order, textOf(rest["subtotal_price"])),
    currentSubtotalPriceSet: moneyBag(rest.current_subtotal_price_set),
    totalShippingPriceSet: bagOf(order, shippingPrice(order)),
    totalDiscountsSet: moneyBag(rest.total_discounts_set),
    currentTotalDiscountsSet: moneyBag(rest.current_total_discounts_set),
    cartDiscountAmountSet: bagOf(order, offWholeOrder(order)),
    discountCode: rest.discount_codes[0]?.code ?? null,
    discountCodes: rest.discount_codes.map(({ code }) => code),
    discountApplications: (args: PageArgs) =>
      listConnection([...rest.discount_applications.entries()], args, ([index, held]) =>
        discountApplication(order, held, index),
      ),
    totalTaxSet: bagOf(order, fromMinor(0n, rest.currency)),
    totalReceivedSet: bagOf(order, net + refunded),
    netPaymentSet: bagOf(order, net),
    totalRefundedSet: bagOf(order, refunded),
    totalTipReceivedSet: bagOf(order, 0n),
    totalWeight: textOf(rest["total_weight"] ?? 0),
    currentTotalWeight: String(
      rest.line_items.reduce((grams, line) => grams + line.grams * line.current_quantity, 0),
    ),
    subtotalLineItemsQuantity: rest.line_items.reduce((total, line) => total + line.quantity, 0),
    currentSubtotalLineItemsQuantity: rest.line_items.reduce(
      (total, line) => total + line.current_quantity,
      0,
    ),
    paymentGatewayNames: rest.payment_gateway_names,
    statusPageUrl: () => rest["order_status_url"],
    shippingAddress: address(rest.shipping_address, "1"),
    billingAddress: address(rest.billing_address, "2"),
    displayAddress: address(rest.shipping_address ?? rest.billing_address, "1"),
    customer: rest.customer === null ? null : customer(rest.customer),
    shippingLine: rest.shipping_lines[0] === undefined ? null : shippingLine(order, rest.shipping_lines[0]),
    shippingLines: (args: PageArgs) =>
      listConnection(rest.shipping_lines, args, (line) => shippingLine(order, line)),
    lineItems: (args: PageArgs) => listConnection(rest.line_items, args, (line) => lineItem(order, line)),
    fulfillmentOrders: (args: PageArgs) =>
      listConnection(order.fulfillmentOrders, args, (held) => fulfillmentOrderObject(order, held)),
    fulfillments: (args: { readonly first?: number | null }) =>
      firstOf(order.fulfillments, args).map((held) => fulfillmentObject(order, held)),
    fulfillmentsCount: () => ({ __typename: "Count", count: order.fulfillments.length, precision: "EXACT" }),
    refunds: (args: { readonly first?: number | null }) =>
      firstOf(rest.refunds, args).map((refund) => ({
        __typename: "Refund",
        id: gid("Refund", refund.id),
        legacyResourceId: refund.id,
        createdAt: refund.created_at,
        note: refund.note,
      })),
    metafield: ({ namespace, key }: { readonly namespace?: string | null; readonly key: string }) => {
      const held = order.metafields.find(
        (one) => one.key === key && one.namespace === appNamespace(namespace),
      );
      return held === undefined ? null : metafieldObject(held, order);
    },
    metafields: ({ namespace, ...args }: PageArgs & { readonly namespace?: string | null }) =>
      connection(
        order.metafields.filter((one) => !namespace || one.namespace === appNamespace(namespace)),
        args,
        (one) => one.id.padStart(20, "0"),
        (one) => metafieldObject(one, order),
      ),
  };
}

export function canMarkAsPaid({ rest }: Order): boolean {
  return (
    rest.cancelled_at === null && ["pending", "partially_paid", "authorized"].includes(rest.financial_status)
  );
}

/** `$app` is the namespace of the app that asks. */
export function appNamespace(namespace: string | null | undefined): string {
  return !namespace || namespace === "$app" ? "app--1" : namespace.replace(/^\$app:/, "app--1--");
}

export function metafieldObject(held: Metafield, order: Order) {
  return {
    __typename: "Metafield",
    id: gid("Metafield", held.id),
    legacyResourceId: held.id,
    namespace: held.namespace,
    key: held.key,
    type: held.type,
    value: held.value,
    jsonValue: () => (held.type === "json" ? (JSON.parse(held.value) as unknown) : held.value),
    createdAt: held.createdAt,
    updatedAt: held.updatedAt,
    ownerType: "ORDER",
    owner: () => orderObject(order),
  };
}

/** What the discounts of the whole order took off; those of single lines are not in it. */
function offWholeOrder(order: Order): bigint {
  const { line_items: lines, shipping_lines: shipping } = order.rest;
  return [...lines, ...shipping].reduce(
    (sum, line) => sum + discountOn(order, line, ({ target_selection: selection }) => selection === "all"),
    0n,
  );
}

function shippingPrice(order: Order): string {
  return order.rest.shipping_lines[0]?.price ?? fromMinor(0n, order.rest.currency);
}

function shippingLine(order: Order, line: Order["rest"]["shipping_lines"][number]) {
  return {
    __typename: "ShippingLine",
    id: gid("ShippingLine", line.id),
    title: line.title,
    code: line["code"] ?? null,
    source: line["source"] ?? null,
    carrierIdentifier: line["carrier_identifier"] ?? null,
    phone: null,
    custom: false,
    isRemoved: false,
    deliveryCategory: null,
    originalPriceSet: bagOf(order, line.price),
    discountedPriceSet: bagOf(order, line.discounted_price),
    currentDiscountedPriceSet: bagOf(order, line.discounted_price),
    discountAllocations: discountAllocations(order, line),
  };
}
