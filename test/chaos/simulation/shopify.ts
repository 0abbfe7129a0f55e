/**
 * The Shopify stand-in, put together from its parts: the same state, GraphQL and tokens as the one with sockets, but what it
 * announces goes to the post office of this world instead of over HTTP.
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createLedger, json, retryAfter, type Clock, type StandIn } from "../../stand-ins/kit";
import { createTokenEndpoint, tokenOperation } from "../../stand-ins/shopify/auth/token-endpoint";
import { createTokens } from "../../stand-ins/shopify/auth/tokens";
import { createGraphqlEndpoint, graphqlOperation } from "../../stand-ins/shopify/graphql/endpoint";
import { ADMIN_API_VERSION, adminSchema } from "../../stand-ins/shopify/graphql/schema";
import { createThrottle } from "../../stand-ins/shopify/graphql/throttle";
import { stringifyWithNumericIds } from "../../stand-ins/shopify/json";
import { cancelFulfillment } from "../../stand-ins/shopify/orders/fulfillments";
import { changeOrder, orderChange } from "../../stand-ins/shopify/orders/change-order";
import { addOrder, newOrderInput } from "../../stand-ins/shopify/orders/new-order";
import type { Order } from "../../stand-ins/shopify/orders/order-type";
import { createShops, type Shop } from "../../stand-ins/shopify/shops";
import type { Happening } from "../../stand-ins/shopify/webhooks/announce";
import { payloadOf } from "../../stand-ins/shopify/webhooks/payloads";
import { parseSubscriptions } from "../../stand-ins/shopify/webhooks/subscriptions";
import type { Party } from "./party";

export const app = { key: "chaos-key", secret: "chaos-secret-of-the-app" };

const toml = readFileSync(fileURLToPath(new URL("../../../shopify.app.toml", import.meta.url)), "utf8");
const { topics } = parseSubscriptions(toml);

/** A webhook as it leaves Shopify. */
export interface Announcement {
  readonly shop: string;
  readonly topic: string;
  readonly orderName: string;
  readonly body: string;
  readonly triggeredAt: string;
}

export interface ShopifyOutside extends Party {
  addShop(
    domain: string,
    about: { currency: string; countryCode: string; location: Readonly<Record<string, string>> },
  ): void;
  /** What `installShop` is given: a token of the kind that expires in an hour. */
  grant(domain: string): {
    accessToken: string;
    refreshToken: string | null;
    expires: Date | null;
    scope: string;
  };
  /** Every access token of the shop is worth nothing from now on; its refresh token still is. */
  expireTokens(domain: string): void;
  /** Announces orders/create and the routing. */
  placeOrder(domain: string, order: unknown): Order;
  /** What staff or a shopper change; false when Shopify refuses. */
  change(order: Order, change: unknown): boolean;
  /** Staff cancel the newest fulfillment that is active; false: there is none. */
  cancelFulfillment(order: Order): boolean;
  /** Opens what was scheduled for now or before, and says so. */
  openDue(): void;
  /** Tells a shop's own topic: it leaves, it or a customer is to be forgotten, its grants change. */
  tell(domain: string, topic: string): void;
  orders(): readonly Order[];
}

export async function createShopifyOutside(
  clock: Clock,
  announced: (announcement: Announcement) => void,
): Promise<ShopifyOutside> {
  const shops = createShops(clock, null);
  let outdated = 0;
  // Tokens have a clock of their own, so that they can be old by decree.
  const tokenClock = { ...clock, now: () => new Date(clock.now().getTime() + outdated) };
  const tokens = createTokens({ clock: tokenClock, tokenSeconds: 3600, refreshAgain: true });
  const plenty = 1_000_000_000;
  const throttle = createThrottle(plenty, plenty, () => clock.now().getTime());

  const send = (shop: string, topic: string, orderName: string, payload: unknown): void =>
    announced({ shop, topic, orderName, body: stringifyWithNumericIds(payload), triggeredAt: shops.now() });
  const announce = (happenings: readonly Happening[]): void => {
    for (const { topic, order, ...rest } of happenings) {
      if (!topics.includes(topic) || order.shop === null) continue;
      const shop: Shop = shops.shop(order.shop);
      send(order.shop, topic, order.rest.name, payloadOf(topic, { shop, order, ...rest, now: shops.now() }));
    }
  };
  const graphql = createGraphqlEndpoint({
    schema: await adminSchema(),
    shops,
    tokens,
    throttle,
    scope: scopes,
    happened: announce,
  });
  const standIn: Pick<StandIn, "routes" | "faultAnswers" | "entities"> = {
    routes: [
      {
        method: "POST",
        path: "/admin/oauth/access_token",
        operation: tokenOperation,
        handler: createTokenEndpoint({ app, tokens, scope: scopes, sawShop: shops.sawShop }),
      },
      {
        method: "POST",
        path: `/admin/api/${ADMIN_API_VERSION}/graphql.json`,
        operation: graphqlOperation,
        handler: graphql,
      },
    ],
    entities: () => ({}),
    faultAnswers: {
      "401": () => json(401, { errors: "[API] Invalid API key or access token" }),
      "429": (fault) => json(429, { errors: "Exceeded the rate limit" }, retryAfter(fault)),
      "500": () => json(500, { errors: "Internal Server Error" }),
    },
  };

  return {
    name: "shopify",
    standIn,
    ledger: createLedger(clock),
    clock,
    orders: shops.orders,
    addShop(domain, { currency, countryCode, location }) {
      const shop = shops.shop(domain, { currency });
      shop.countryCode = countryCode;
      Object.assign(shop.locations[0] ?? {}, location);
    },
    grant(domain) {
      const { access, refresh } = tokens.grant(domain, scopes, { online: false, expiring: true });
      return {
        accessToken: access.token,
        scope: scopes,
        refreshToken: refresh?.token ?? null,
        expires: access.expiresAt === null ? null : new Date(access.expiresAt - outdated),
      };
    },
    expireTokens() {
      outdated += 3_600_000;
    },
    placeOrder(domain, given) {
      const order = addOrder(shops, newOrderInput.parse(given), domain);
      announce([
        { topic: "orders/create", order },
        ...order.fulfillmentOrders.map((fulfillmentOrder) => ({
          topic: "fulfillment_orders/order_routing_complete",
          order,
          fulfillmentOrder,
        })),
      ]);
      return order;
    },
    change(order, given) {
      const changed = changeOrder(shops, order, orderChange.parse(given));
      if (changed.ok) announce(changed.happenings);
      return changed.ok;
    },
    cancelFulfillment(order) {
      const fulfillment = order.fulfillments.findLast(({ status }) => status === "SUCCESS");
      if (!fulfillment) return false;
      const cancelled = cancelFulfillment(order, fulfillment, shops.nextId, shops.now());
      if (cancelled.ok) {
        announce([
          { topic: "fulfillments/update", order, fulfillment },
          { topic: "orders/updated", order },
        ]);
      }
      return cancelled.ok;
    },
    openDue: () =>
      announce(
        shops.openDue().map(({ order, thing }) => ({
          topic: "fulfillment_orders/scheduled_fulfillment_order_ready",
          order,
          fulfillmentOrder: thing,
        })),
      ),
    tell(domain, topic) {
      const order = shops.orders().find(({ shop }) => shop === domain);
      const payload = payloadOf(topic, { shop: shops.shop(domain), order, now: shops.now() });
      if (payload !== undefined) send(domain, topic, order?.rest.name ?? domain, payload);
    },
  };
}

const scopes = /^\s*scopes\s*=\s*"([^"]*)"/m.exec(toml)?.[1] ?? "";
