import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import { fulfillmentId, fulfillmentOrderId, orderId, shopDomain } from "~/shipping/ids";
import { shippingOrder } from "~/shipping/order";
import type { Shopify, ShopifyError } from "~/shipping/ports/shopify";
import { ok, type Result } from "~/shipping/result";
import { createShopify } from "~/shopify/index.server";
import { clockAt, memoryLog } from "~/shopify/outside.fixture";
import { expectKeepable } from "./keepable";
import { runs } from "./runs";
import { didNothing, type Exchange, played, scripts } from "./shopify-answers";

const realFetch = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = realFetch;
});

const shop = shopDomain.parse("fuzz.myshopify.com");
const order = orderId.parse("1001");
const fulfillment = fulfillmentId.parse("5");

const calls: Readonly<Record<string, (shopify: Shopify) => Promise<Result<unknown, ShopifyError>>>> = {
  readOrder: (shopify) => shopify.readOrder(shop, order),
  orderOfFulfillmentOrder: (shopify) =>
    shopify.orderOfFulfillmentOrder(shop, fulfillmentOrderId.parse("301")),
  findOrderByName: (shopify) => shopify.findOrderByName(shop, '#10"01\\'),
  listOrders: (shopify) => shopify.listOrders(shop, { changedSince: null, toFulfill: true, after: "more" }),
  createFulfillment: (shopify) =>
    shopify.createFulfillment(shop, {
      fulfillmentOrders: [{ id: fulfillmentOrderId.parse("301"), lines: [{ id: "401", quantity: 2 }] }],
      trackingCompany: "First Delivery",
      trackingNumber: "683377360858",
      trackingUrl: null,
      notifyCustomer: false,
    }),
  cancelFulfillment: (shopify) => shopify.cancelFulfillment(shop, fulfillment),
  fulfillmentEvents: (shopify) => shopify.fulfillmentEvents(shop, fulfillment),
  createFulfillmentEvent: (shopify) =>
    shopify.createFulfillmentEvent(shop, {
      fulfillmentId: fulfillment,
      status: "DELIVERED",
      happenedAt: new Date("2026-11-20T09:00:00Z"),
      estimatedDelivery: null,
    }),
};

interface Asked {
  readonly query: string;
  readonly exchange: Exchange | undefined;
}

/** A door of a process of its own, which is given these answers one after the other. */
function doorWith(script: readonly Exchange[]) {
  const clock = clockAt("2026-11-20T12:00:00Z");
  const asked: Asked[] = [];
  globalThis.fetch = async (input, init) => {
    const request = await new Request(input, init).text();
    const { query } = JSON.parse(request) as { query: string }; // our own bytes
    const exchange = script[asked.length];
    asked.push({ query, exchange });
    return played(exchange, request);
  };
  const tokens = { freshToken: async () => ok("shpat_1"), replaceRefusedToken: async () => ok("shpat_2") };
  return { shopify: createShopify({ clock, sleep: clock.sleep, logger: memoryLog(), tokens }), asked, clock };
}

const anHour = 3_600_000;

describe.each(Object.entries(calls))("%s, whatever Shopify answers", (name, call) => {
  it("is a value that can be kept, or an error that says when to come back", async () => {
    await fc.assert(
      fc.asyncProperty(scripts, async (script) => {
        const { shopify, asked, clock } = doorWith(script);
        const answer = await call(shopify);
        // A dozen tries of each of a dozen pages is the most that anything is worth.
        expect(asked.length).toBeLessThanOrEqual(script.length + 12);
        if (answer.ok) {
          expectKeepable(answer.value, name);
          if (name === "readOrder" && answer.value !== null) {
            // As the database gives it back.
            shippingOrder.parse(JSON.parse(JSON.stringify(answer.value)));
          }
        } else {
          const { kind, words, retryAt } = answer.error;
          expect(["access", "throttled", "unavailable", "rejected", "uncertain"]).toContain(kind);
          expectKeepable(words, "words");
          expect((words ?? "").length).toBeLessThanOrEqual(500);
          if (retryAt !== null) {
            expect(retryAt.getTime()).toBeGreaterThanOrEqual(clock.now().getTime());
            expect(retryAt.getTime()).toBeLessThanOrEqual(clock.now().getTime() + anHour);
          }
        }
        const mutations = asked.filter(({ query }) => /^\s*(#graphql\s+)?mutation/.test(query));
        expect(mutations.slice(0, -1).filter(({ exchange }) => !didNothing(exchange))).toEqual([]);
      }),
      runs(200),
    );
  });

  it("goes on after it, as soon as Shopify answers as it should", async () => {
    await fc.assert(
      fc.asyncProperty(scripts, async (script) => {
        const { shopify, asked, clock } = doorWith(script);
        for (let turn = 0; turn < 40 && asked.length < script.length; turn += 1) {
          await call(shopify);
          clock.pass(anHour);
        }
        expect(asked.length).toBeGreaterThanOrEqual(script.length);
      }),
      runs(50),
    );
  });
});
