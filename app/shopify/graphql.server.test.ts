import { describe, expect, it } from "vitest";
import { shopDomain } from "~/shipping/ids";
import { ok } from "~/shipping/result";
import { createAdminApi } from "./graphql.server";
import { createFulfillmentEvent } from "./operations/create-fulfillment-event";
import { orderOfFulfillmentOrder } from "./operations/order-of-fulfillment-order";
import { clockAt, json, memoryLog, networkFailure, shopifyAnswers } from "./outside.fixture";
import type { AccessTokens } from "./tokens.server";

const shop = shopDomain.parse("savons.myshopify.com");
const id = { id: "gid://shopify/FulfillmentOrder/1" };
const event = {
  event: { fulfillmentId: "gid://shopify/Fulfillment/1", status: "DELIVERED" as const },
};

function adminApi() {
  const clock = clockAt("2026-11-20T12:00:00Z");
  const logger = memoryLog();
  const tokens: AccessTokens = {
    freshToken: async () => ok("shpat_1"),
    replaceRefusedToken: async () => ok("shpat_2"),
  };
  return { admin: createAdminApi({ tokens, clock, logger, sleep: clock.sleep }), clock, logger };
}

const cost = (requestedQueryCost: number, currentlyAvailable: number) => ({
  cost: {
    requestedQueryCost,
    actualQueryCost: 1,
    throttleStatus: { maximumAvailable: 1_000, currentlyAvailable, restoreRate: 100 },
  },
});
const found = (extensions: object = {}) =>
  json(200, { data: { fulfillmentOrder: { orderId: "gid://shopify/Order/7" } }, extensions });
const throttledAnswer = (requested: number, available: number) =>
  json(200, {
    errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }],
    extensions: cost(requested, available),
  });
const answer = { ok: true, value: { fulfillmentOrder: { orderId: "7" } } };

describe("a query", () => {
  it("goes to the shop's Admin API of our version with its token", async () => {
    const asked = shopifyAnswers(found());
    const { admin, logger } = adminApi();
    expect(await admin.ask(shop, orderOfFulfillmentOrder, id)).toEqual(answer);
    expect(asked).toEqual([
      {
        url: "https://savons.myshopify.com/admin/api/2026-07/graphql.json",
        token: "shpat_1",
        body: {
          query: orderOfFulfillmentOrder.document,
          variables: id,
          operationName: "orderOfFulfillmentOrder",
        },
      },
    ]);
    expect(JSON.stringify(logger.lines)).not.toContain("shpat");
  });

  it("is asked again when nothing comes back, with growing pauses, then given up", async () => {
    const { admin, clock } = adminApi();
    shopifyAnswers(networkFailure("ECONNRESET"), new Response("", { status: 503 }), found());
    expect(await admin.ask(shop, orderOfFulfillmentOrder, id)).toEqual(answer);
    expect(clock.slept).toEqual([500, 1_000]);

    shopifyAnswers(networkFailure("A"), networkFailure("B"), networkFailure("ENOTFOUND"));
    expect(await admin.ask(shop, orderOfFulfillmentOrder, id)).toEqual({
      ok: false,
      error: { kind: "unavailable", words: "ENOTFOUND", retryAt: new Date("2026-11-20T12:00:33Z") },
    });
  });

  it("refused for its token is asked once more with a new one", async () => {
    const { admin } = adminApi();
    const refused = () => json(401, { errors: "[API] Invalid API key or access token" });
    const asked = shopifyAnswers(refused(), found());
    expect(await admin.ask(shop, orderOfFulfillmentOrder, id)).toEqual(answer);
    expect(asked.map(({ token }) => token)).toEqual(["shpat_1", "shpat_2"]);

    shopifyAnswers(refused(), refused());
    expect(await admin.ask(shop, orderOfFulfillmentOrder, id)).toEqual({
      ok: false,
      error: { kind: "access", words: "[API] Invalid API key or access token", retryAt: null },
    });
  });
});

describe("a mutation", () => {
  it("that was surely not sent is sent again, then unavailable", async () => {
    const { admin } = adminApi();
    shopifyAnswers(networkFailure("ECONNREFUSED"), networkFailure("EAI_AGAIN"), networkFailure("ENOTFOUND"));
    expect(await admin.ask(shop, createFulfillmentEvent, event)).toMatchObject({
      ok: false,
      error: { kind: "unavailable" },
    });
  });

  it.each([
    ["the connection broke", networkFailure("ECONNRESET")],
    ["the time was over", new DOMException("over", "TimeoutError")],
    ["Shopify failed", new Response("", { status: 502 })],
    ["the answer was cut", new Response('{"data":{"fulf')],
    ["the answer was something else", json(200, { data: { other: 1 } })],
  ])("is uncertain and not repeated when %s", async (_what, failure) => {
    const { admin } = adminApi();
    const asked = shopifyAnswers(failure);
    expect(await admin.ask(shop, createFulfillmentEvent, event)).toMatchObject({
      ok: false,
      error: { kind: "uncertain" },
    });
    expect(asked).toHaveLength(1);
  });

  it("is repeated where Shopify says that it did nothing", async () => {
    const { admin } = adminApi();
    const done = { fulfillmentEventCreate: { fulfillmentEvent: { id: "1" }, userErrors: [] } };
    shopifyAnswers(throttledAnswer(10, 5), json(200, { data: done }));
    expect(await admin.ask(shop, createFulfillmentEvent, event)).toMatchObject({ ok: true });
  });
});

describe("the throttle", () => {
  it("is obeyed before Shopify says so: a call waits until its points are there", async () => {
    const { admin, clock } = adminApi();
    shopifyAnswers(found(cost(150, 50)), found(cost(150, 0)));
    await admin.ask(shop, orderOfFulfillmentOrder, id);
    await admin.ask(shop, orderOfFulfillmentOrder, id);
    expect(clock.slept).toEqual([1_000]);
  });

  it("is learned for each shop apart", async () => {
    const { admin, clock } = adminApi();
    shopifyAnswers(found(cost(100, 0)), found());
    await admin.ask(shop, orderOfFulfillmentOrder, id);
    await admin.ask(shopDomain.parse("other.myshopify.com"), orderOfFulfillmentOrder, id);
    expect(clock.slept).toEqual([]);
  });

  it("met all the same is waited out for as long as the points need", async () => {
    const { admin, clock } = adminApi();
    shopifyAnswers(throttledAnswer(400, 150), found());
    expect(await admin.ask(shop, orderOfFulfillmentOrder, id)).toEqual(answer);
    expect(clock.slept).toEqual([1_000, 1_500]);
  });

  it("met again and again is handed back with a time", async () => {
    const { admin, clock } = adminApi();
    const asked = shopifyAnswers(...Array.from({ length: 9 }, () => throttledAnswer(1, 1)));
    expect(await admin.ask(shop, orderOfFulfillmentOrder, id)).toEqual({
      ok: false,
      error: { kind: "throttled", words: null, retryAt: new Date("2026-11-20T12:00:05Z") },
    });
    expect(asked).toHaveLength(5);
    expect(clock.slept).toEqual([1_000, 1_000, 1_000, 1_000]);
  });

  it("never keeps a caller longer than twenty seconds", async () => {
    const { admin } = adminApi();
    shopifyAnswers(json(429, {}, { "retry-after": "60" }));
    expect(await admin.ask(shop, orderOfFulfillmentOrder, id)).toEqual({
      ok: false,
      error: { kind: "throttled", words: null, retryAt: new Date("2026-11-20T12:01:00Z") },
    });
  });
});
