import { z } from "zod";
import type { ShopifyFulfillment, ShopifyOrder } from "../oracle/ledgers";
import type { RealInstallation } from "./installation";
import type { Placed, Traffic } from "./traffic";

/** The stand-in writes ids as numbers, these ones short enough for JavaScript. */
const id = z.union([z.string(), z.number()]).transform(String);

const orderAnswer = z.object({
  fulfillmentOrders: z.array(
    z.object({
      id,
      status: z.string(),
      methodType: z.string(),
      lines: z.array(z.object({ lineItemId: id, remaining: z.number() })),
    }),
  ),
  order: z.object({
    cancelled_at: z.string().nullish(),
    total_outstanding: z.string(),
    shipping_address: z.object({ address1: z.string() }),
    line_items: z.array(z.object({ id, current_quantity: z.number(), requires_shipping: z.boolean() })),
  }),
});

const fulfillmentsAnswer = z.object({
  fulfillments: z.array(
    z.object({
      id,
      orderId: id,
      status: z.string(),
      trackingCompany: z.string().nullable(),
      trackingNumbers: z.array(z.string().nullable()),
      lineItems: z.array(z.object({ lineItemId: id, quantity: z.number() })),
      events: z.array(z.object({ status: z.string() })),
    }),
  ),
});

/** Shopify's book of every order that was placed. */
export async function shopifyOrders(
  { shopify }: RealInstallation,
  { placed, most }: Traffic,
): Promise<readonly ShopifyOrder[]> {
  const { fulfillments } = fulfillmentsAnswer.parse(await shopify.get("fulfillments"));
  const byOrder = Map.groupBy(fulfillments, ({ orderId }) => orderId);
  const orders: ShopifyOrder[] = [];
  for (const order of placed) {
    const answer = orderAnswer.parse(await shopify.get(`orders/${order.id}`));
    const theirs = (byOrder.get(order.id) ?? []).map((one): ShopifyFulfillment => ({
      id: one.id,
      active: one.status === "SUCCESS",
      company: one.trackingCompany,
      numbers: one.trackingNumbers.filter((number) => number !== null),
      lines: one.lineItems.map(({ lineItemId, quantity }) => ({ line: lineItemId, quantity })),
      events: one.events.map(({ status }) => status),
    }));
    orders.push(shopifyOrder(order, answer, theirs, most));
  }
  return orders;
}

function shopifyOrder(
  { id: order, name, shop, carrier, phone, isCashOnDelivery }: Placed,
  { order: rest, fulfillmentOrders }: z.output<typeof orderAnswer>,
  fulfillments: readonly ShopifyFulfillment[],
  most: ReadonlyMap<string, number>,
): ShopifyOrder {
  return {
    id: order,
    name,
    shop,
    carrier,
    phone,
    mode: "automatic",
    mayBeOld: false,
    isVague: false,
    isCashOnDelivery,
    street: rest.shipping_address.address1,
    cancelled: Boolean(rest.cancelled_at),
    outstanding: rest.total_outstanding,
    lines: rest.line_items
      .filter((line) => line.requires_shipping)
      .map(({ id: line, current_quantity: wanted }) => ({
        id: line,
        wanted,
        most: Math.max(wanted, most.get(line) ?? wanted),
      })),
    fulfillmentOrders: fulfillmentOrders.map(({ id: one, status, methodType, lines }) => ({
      id: one,
      status,
      method: methodType,
      lines: lines.map(({ lineItemId, remaining }) => ({ line: lineItemId, remaining })),
    })),
    fulfillments,
  };
}
