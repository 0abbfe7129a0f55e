/** Controls of everything around the orders: shops, fulfillments, tokens, the cost bucket, the app's address. */
import { z } from "zod";
import { json, type Route, withBody } from "../../kit";
import type { Tokens } from "../auth/tokens";
import { displayStatus } from "../orders/fulfillments";
import { locationAddress, readLocationAddress } from "../orders/location-input";
import type { Fulfillment, Order } from "../orders/order-type";
import type { Shops } from "../shops";
import type { Throttle } from "../graphql/throttle";

const shopInput = z.strictObject({
  shop: z.string().endsWith(".myshopify.com"),
  name: z.string().optional(),
  email: z.string().optional(),
  currency: z.string().length(3).optional(),
  countryCode: z.string().length(2).optional(),
  locale: z.string().optional(),
  timezone: z.string().optional(),
  /** Of the shop's first location, where orders are fulfilled that name no other. */
  location: z.strictObject({ name: z.string().optional(), ...locationAddress }).optional(),
});

export type StateControls = {
  readonly shops: Shops;
  readonly tokens: Tokens;
  readonly throttle: Throttle;
  readonly setAppUrl: (url: string) => void;
};

export function stateControls({ shops, tokens, throttle, setAppUrl }: StateControls): readonly Route[] {
  return [
    { method: "GET", path: "/_control/shops", handler: () => json(200, { shops: shops.shops() }) },
    {
      method: "POST",
      path: "/_control/shops",
      handler: (request) =>
        withBody(shopInput, request.json(), ({ shop, location, ...changes }) => {
          const held = shops.shop(shop, changes.currency === undefined ? {} : { currency: changes.currency });
          const [home] = held.locations;
          if (home !== undefined) {
            const { name = home.name, ...address } = location ?? {};
            if (changes.countryCode !== undefined) home.countryCode = changes.countryCode;
            Object.assign(home, { name }, readLocationAddress(address));
          }
          return json(200, Object.assign(held, changes));
        }),
    },
    {
      method: "GET",
      path: "/_control/fulfillments",
      handler: (request) => {
        const shop = request.query.get("shop");
        const orders = shops.orders().filter((order) => shop === null || order.shop === shop);
        return json(200, { fulfillments: orders.flatMap(fulfillmentsOf) });
      },
    },
    {
      method: "POST",
      path: "/_control/tokens",
      handler: (request) =>
        withBody(z.strictObject({ revoke: z.string() }), request.json(), ({ revoke }) =>
          json(200, { revoked: tokens.revoke(revoke) }),
        ),
    },
    {
      method: "POST",
      path: "/_control/throttle",
      handler: (request) =>
        withBody(z.strictObject({ shop: z.string(), available: z.number() }), request.json(), (wish) => {
          throttle.set(wish.shop, wish.available);
          return json(200, throttle.status(wish.shop));
        }),
    },
    {
      method: "POST",
      path: "/_control/app",
      handler: (request) =>
        withBody(z.strictObject({ url: z.url() }), request.json(), ({ url }) => {
          setAppUrl(url);
          return json(200, { url });
        }),
    },
  ];
}

/** What a test reads of an order's fulfillments. */
export function fulfillmentsOf(order: Order): readonly Record<string, unknown>[] {
  return order.fulfillments.map((fulfillment: Fulfillment) => ({
    id: fulfillment.id,
    orderId: order.rest.id,
    orderName: order.rest.name,
    shop: order.shop,
    status: fulfillment.status,
    displayStatus: displayStatus(fulfillment),
    createdAt: fulfillment.createdAt,
    trackingCompany: fulfillment.tracking[0]?.company ?? null,
    trackingNumber: fulfillment.tracking[0]?.number ?? null,
    trackingUrl: fulfillment.tracking[0]?.url ?? null,
    trackingNumbers: fulfillment.tracking.map(({ number }) => number),
    notifyCustomer: fulfillment.notifyCustomer,
    location: fulfillment.location.name,
    lineItems: fulfillment.lines.map((line) => ({ lineItemId: line.lineItemId, quantity: line.quantity })),
    events: fulfillment.events.map(({ status, happenedAt }) => ({ status, happenedAt })),
  }));
}
