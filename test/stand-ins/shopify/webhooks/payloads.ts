/** The body of each topic, as Shopify writes it at API version 2026-07 (shopify.dev, "Webhooks", sample payloads). */
import { gid } from "../ids";
import { displayStatus } from "../orders/fulfillments";
import type { Fulfillment, FulfillmentOrder, Order, RestOrder } from "../orders/order-type";
import type { RoutingEvent } from "../orders/routing-event";
import type { Shop } from "../shops";
import { fulfillmentOrderPayload } from "./fulfillment-order-payloads";

export type PayloadSubject = {
  readonly shop: Shop;
  readonly order: Order | undefined;
  readonly fulfillment?: Fulfillment | undefined;
  readonly fulfillmentOrder?: FulfillmentOrder | undefined;
  /** Of an order edit: what was added and what was taken away. */
  readonly edit?: OrderEdit | undefined;
  readonly routing?: RoutingEvent | undefined;
  readonly now: string;
};

export type OrderEdit = {
  readonly additions: readonly { readonly id: string; readonly delta: number }[];
  readonly removals: readonly { readonly id: string; readonly delta: number }[];
};

/** Returns undefined when the topic needs an order (or a fulfillment of it) that there is not. */
export function payloadOf(topic: string, subject: PayloadSubject): unknown {
  const { order, shop } = subject;
  switch (topic) {
    case "app/uninstalled":
      return shopPayload(shop);
    case "app/scopes_update":
      return { id: 1, shop_id: gid("Shop", shop.id), previous: [], current: [], updated_at: subject.now };
    case "shop/redact":
      return { shop_id: shop.id, shop_domain: shop.domain };
    default:
      return order === undefined ? undefined : payloadOfOrder(topic, subject, order);
  }
}

function payloadOfOrder(topic: string, subject: PayloadSubject, order: Order): unknown {
  const { shop } = subject;
  const customer = { id: order.rest.customer?.id ?? "1", email: order.rest.email, phone: order.rest.phone };
  switch (topic) {
    case "customers/data_request":
      return {
        shop_id: shop.id,
        shop_domain: shop.domain,
        orders_requested: [order.rest.id],
        customer,
        data_request: { id: "9999" },
      };
    case "customers/redact":
      return { shop_id: shop.id, shop_domain: shop.domain, customer, orders_to_redact: [order.rest.id] };
    case "orders/edited":
      return orderEditPayload(order, subject.edit, subject.now);
    case "orders/delete":
      return { id: order.rest.id };
    case "refunds/create":
      return order.rest.refunds.at(-1);
    case "fulfillments/create":
    case "fulfillments/update": {
      const fulfillment = subject.fulfillment ?? order.fulfillments.at(-1);
      return fulfillment === undefined ? undefined : fulfillmentPayload(order, fulfillment);
    }
    default:
      if (topic.startsWith("orders/")) return orderPayload(order);
      if (topic.startsWith("fulfillment_orders/")) return fulfillmentOrderPayload(topic, order, subject);
      return undefined;
  }
}

/** The order as REST and webhooks show it: with its fulfillments. */
export function orderPayload(order: Order): RestOrder {
  return {
    ...order.rest,
    fulfillments: order.fulfillments.map((fulfillment) => fulfillmentPayload(order, fulfillment)),
  };
}

export function fulfillmentPayload(order: Order, fulfillment: Fulfillment): Record<string, unknown> {
  const [tracking] = fulfillment.tracking;
  const last = displayStatus(fulfillment);
  return {
    id: fulfillment.id,
    admin_graphql_api_id: gid("Fulfillment", fulfillment.id),
    order_id: order.rest.id,
    status: fulfillment.status.toLowerCase(),
    created_at: fulfillment.createdAt,
    service: "manual",
    updated_at: fulfillment.updatedAt,
    tracking_company: tracking?.company ?? null,
    shipment_status: fulfillment.events.length === 0 ? null : last.toLowerCase(),
    location_id: fulfillment.location.id,
    origin_address: null,
    email: order.rest.email,
    destination: order.rest.shipping_address,
    line_items: fulfillment.lines.flatMap((line) => {
      const sold = order.rest.line_items.find(({ id }) => id === line.lineItemId);
      return sold === undefined ? [] : [{ ...sold, quantity: line.quantity }];
    }),
    tracking_number: tracking?.number ?? null,
    tracking_numbers: fulfillment.tracking.flatMap(({ number }) => (number === null ? [] : [number])),
    tracking_url: tracking?.url ?? null,
    tracking_urls: fulfillment.tracking.flatMap(({ url }) => (url === null ? [] : [url])),
    receipt: {},
    name: fulfillment.name,
  };
}

function orderEditPayload(order: Order, edit: OrderEdit | undefined, now: string): unknown {
  return {
    order_edit: {
      id: "1",
      app_id: null,
      created_at: now,
      notify_customer: false,
      order_id: order.rest.id,
      staff_note: "",
      user_id: null,
      line_items: { additions: edit?.additions ?? [], removals: edit?.removals ?? [] },
      discounts: { line_item: { additions: [], removals: [] } },
      shipping_lines: { additions: [], removals: [] },
    },
  };
}

function shopPayload(shop: Shop): unknown {
  return {
    id: shop.id,
    name: shop.name,
    email: shop.email,
    domain: shop.domain,
    myshopify_domain: shop.domain,
    country: shop.countryCode,
    country_code: shop.countryCode,
    currency: shop.currency,
    primary_locale: shop.locale,
    iana_timezone: shop.timezone,
    plan_name: "partner_test",
  };
}
