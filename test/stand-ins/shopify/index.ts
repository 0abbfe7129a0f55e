/** The Shopify stand-in: what it is made of, put together. */
import { existsSync, readFileSync } from "node:fs";
import {
  closeServer,
  json,
  listen,
  retryAfter,
  type StandIn,
  type StandInContext,
  type StandInModule,
} from "../kit";
import { adminRoutes } from "./admin/routes";
import { createTokenEndpoint, tokenOperation } from "./auth/token-endpoint";
import { createTokens } from "./auth/tokens";
import { orderControls } from "./control/orders";
import { fulfillmentsOf, stateControls } from "./control/shop-state";
import { webhookControls } from "./control/webhooks";
import { createGraphqlEndpoint, graphqlOperation } from "./graphql/endpoint";
import { ADMIN_API_VERSION, adminSchema } from "./graphql/schema";
import { createThrottle } from "./graphql/throttle";
import { OPTIONS, type Options, readOptions } from "./options";
import { createProxy } from "./proxy";
import { createShops } from "./shops";
import { createAnnounce } from "./webhooks/announce";
import { createDeliveries } from "./webhooks/delivery";
import { readSubscriptions } from "./webhooks/subscriptions";

export const standIn: StandInModule = { name: "shopify", options: OPTIONS, create };

async function create({ clock, ledger, options: given, env }: StandInContext): Promise<StandIn> {
  const options = readOptions(given, env);
  const app = { key: options.key, secret: options.secret };
  let { appUrl } = options;
  let shownAt = appUrl;

  const shops = createShops(clock, options.shop);
  const tokens = createTokens({
    clock,
    tokenSeconds: options.tokenSeconds,
    refreshAgain: options.refreshAgain,
  });
  const throttle = createThrottle(options.bucket, options.restore);
  const subscriptions = readSubscriptions(options.tomlPath);
  const scope = readScopes(options);
  const deliveries = createDeliveries({
    secret: options.secret,
    apiVersion: subscriptions.apiVersion,
    appUrl: () => appUrl,
    timeoutSeconds: options.webhookSeconds,
    retrySeconds: options.retrySeconds,
    clock,
  });
  const announce = createAnnounce(shops, deliveries, subscriptions, options.echoes);

  // Nobody asks when a scheduled order falls due; Shopify says so by itself.
  const due = setInterval(() => {
    const opened = shops.openDue();
    const topic = "fulfillment_orders/scheduled_fulfillment_order_ready";
    void announce(
      "change",
      opened.map(({ order, thing }) => ({ topic, order, fulfillmentOrder: thing })),
    );
  }, 1000);
  due.unref();

  const graphql = createGraphqlEndpoint({
    schema: await adminSchema(),
    shops,
    tokens,
    throttle,
    scope,
    happened: (happenings) => void announce("echo", happenings),
  });
  const proxies: Awaited<ReturnType<typeof startProxy>>[] = [];

  return {
    routes: [
      {
        method: "POST",
        path: "/admin/oauth/access_token",
        operation: tokenOperation,
        handler: createTokenEndpoint({ app, tokens, scope, sawShop: shops.sawShop }),
      },
      {
        method: "POST",
        path: `/admin/api/${ADMIN_API_VERSION}/graphql.json`,
        operation: graphqlOperation,
        handler: graphql,
      },
      {
        method: "*",
        path: "/admin/api/*",
        operation: "unknown",
        handler: () => json(404, { errors: "Not Found" }),
      },
      ...adminRoutes({ app, shops, announce, appUrl: () => shownAt, language: options.locale }),
    ],
    control: [
      ...orderControls(shops, announce),
      ...webhookControls(shops, deliveries, subscriptions),
      ...stateControls({
        shops,
        tokens,
        throttle,
        setAppUrl: (url) => {
          if (shownAt === appUrl) shownAt = url;
          appUrl = url;
        },
      }),
    ],
    entities: () => ({
      shops: shops.shops().map(({ domain, currency }) => ({ domain, currency })),
      orders: shops.orders().map(({ shop, rest, fulfillmentOrders }) => ({
        id: rest.id,
        name: rest.name,
        shop,
        financialStatus: rest.financial_status,
        fulfillmentStatus: rest.fulfillment_status,
        outstanding: rest.total_outstanding,
        tags: rest.tags,
        fulfillmentOrders: fulfillmentOrders.map(({ id, status }) => ({ id, status })),
      })),
      fulfillments: shops.orders().flatMap(fulfillmentsOf),
      webhooks: deliveries.records(),
      tokens: tokens.summary(),
    }),
    faultAnswers: {
      "401": () =>
        json(401, { errors: "[API] Invalid API key or access token (unrecognized login or wrong password)" }),
      "429": (fault) =>
        json(429, { errors: "Exceeded the rate limit. Please retry later." }, retryAfter(fault)),
      "500": () => json(500, { errors: "Internal Server Error" }),
    },
    async started(url) {
      const home = `shopify admin ${url}/admin${options.shop === null ? "" : `?shop=${options.shop}`}`;
      if (options.proxyPort === null) return [home];
      const proxy = await startProxy(options.proxyPort, () => appUrl, url);
      proxies.push(proxy);
      shownAt = proxy.url;
      return [home, `shopify proxy ${proxy.url} app ${appUrl}`];
    },
    async close() {
      clearInterval(due);
      deliveries.close();
      await Promise.all(proxies.map(({ server }) => closeServer(server)));
      ledger.event("closed", {});
    },
  };
}

async function startProxy(port: number, appUrl: () => string, standInUrl: string) {
  const server = createProxy({ appUrl, standInUrl });
  return { server, url: await listen(server, port) };
}

/** What the app asks for in its configuration is what it is granted. */
function readScopes({ tomlPath }: Options): string {
  const toml = existsSync(tomlPath) ? readFileSync(tomlPath, "utf8") : "";
  const scopes = /^\s*scopes\s*=\s*"([^"]*)"/m.exec(toml)?.[1] ?? "";
  return scopes
    .split(",")
    .map((scope) => scope.trim())
    .filter(Boolean)
    .join(",");
}
