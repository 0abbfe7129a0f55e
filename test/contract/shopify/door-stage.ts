import { afterEach, beforeEach } from "vitest";
import { orderId, shopDomain } from "~/shipping/ids";
import type { ShippingOrder } from "~/shipping/order";
import type { NewFulfillment, Shopify } from "~/shipping/ports/shopify";
import { createShopify } from "~/shopify/index.server";
import { memoryLog, memorySessions, queueLock } from "~/shopify/outside.fixture";
import { createOfflineTokens } from "~/shopify/tokens.server";
import { type RunningStandIn, startStandIn } from "../../stand-ins/kit";
import { standIn } from "../../stand-ins/shopify";

export const shop = shopDomain.parse("boutique-tunis.myshopify.com");
const app = { apiKey: "key", apiSecret: "secret" };
const realFetch = globalThis.fetch;

/**
 * The Shopify door against the Shopify stand-in: real HTTP, the real schema, its own clock and faults. A fresh one for
 * each test of the file that calls this.
 */
export function doorStage() {
  let running: RunningStandIn | undefined;
  let sessionStorage = memorySessions();
  let lock = queueLock();

  const shopify = (): RunningStandIn => {
    if (running === undefined) throw new Error("the stand-in lives only while a test does");
    return running;
  };

  async function start(options: Record<string, string> = {}): Promise<void> {
    await running?.close();
    running = await startStandIn(standIn, {
      options: { shop, "no-echoes": "", ...options },
      env: { SHOPIFY_API_KEY: app.apiKey, SHOPIFY_API_SECRET: app.apiSecret },
    });
    // What the preload does for the app, done here for the test.
    globalThis.fetch = (input, init) => {
      const url = new URL(new Request(input).url);
      if (!url.hostname.endsWith(".myshopify.com")) return realFetch(input, init);
      const headers = new Headers(init?.headers);
      headers.set("x-forwarded-host", url.hostname);
      return realFetch(shopify().url + url.pathname, { ...init, headers });
    };
    sessionStorage = memorySessions();
    lock = queueLock();
    await processTokens().save(shop, {
      accessToken: "shpat_brought",
      scope: "",
      refreshToken: "shprt_brought",
      expires: new Date(shopify().clock.now().getTime() + 3_600_000),
    });
  }

  const processTokens = () =>
    createOfflineTokens({ sessionStorage, lock, clock: shopify().clock, logger: memoryLog(), ...app });

  /** The door of another process each time: what it keeps to itself, over the storage and the lock that all share. */
  const door = (timeout = 20_000): Shopify =>
    createShopify({ tokens: processTokens(), clock: shopify().clock, logger: memoryLog(), timeout });

  beforeEach(() => start());
  afterEach(async () => {
    globalThis.fetch = realFetch;
    await running?.close();
    running = undefined;
  });

  return {
    /** Starts the stand-in again, with other options. */
    start,
    shopify,
    door,
    async read(id: string): Promise<ShippingOrder> {
      const order = await door().readOrder(shop, orderId.parse(id));
      if (!order.ok || order.value === null) throw new Error(`not read: ${JSON.stringify(order)}`);
      return order.value;
    },
    /** Something that happens in the shop, told to nobody. */
    change: (id: string, change: unknown) => shopify().control.post(`orders/${id}?silent=1`, change),
    /** The order as its webhooks show it now. */
    async payloadOf(id: string): Promise<string> {
      const answer = await realFetch(`${shopify().url}/_control/orders`);
      const { orders } = (await answer.json()) as { orders: { id: number }[] }; // the control's documented answer
      return JSON.stringify(orders.find((order) => String(order.id) === id));
    },
    callsOf: (operation: string) =>
      shopify()
        .ledger.calls()
        .filter((call) => call.operation.split(" ").includes(operation)),
    throttledCalls: () =>
      shopify()
        .ledger.calls()
        .filter(({ note }) => JSON.stringify(note ?? null).includes("Throttled")),
  };
}

/** All that remains of everything, or of the fulfillment orders at these places in the list. */
export function newFulfillment(order: ShippingOrder, ...which: readonly number[]): NewFulfillment {
  const taken = order.fulfillmentOrders.filter((_, index) => which.length === 0 || which.includes(index));
  return {
    fulfillmentOrders: taken.map(({ id, lines }) => ({
      id,
      lines: lines
        .filter(({ remaining }) => remaining > 0)
        .map((line) => ({ id: line.id, quantity: line.remaining })),
    })),
    trackingCompany: "First Delivery Group",
    trackingNumber: "FD-1",
    trackingUrl: "https://tracking.example/FD-1",
    notifyCustomer: true,
  };
}
