import { describe, expect, it } from "vitest";
import { fulfillmentId, shopDomain } from "~/shipping/ids";
import { ok } from "~/shipping/result";
import { createShopify } from "./index.server";
import {
  type AskedOfShopify,
  clockAt,
  json,
  memoryLog,
  networkFailure,
  shopifyAnswers,
} from "./outside.fixture";

const shop = shopDomain.parse("savons.myshopify.com");
const clock = clockAt("2026-11-20T12:00:00Z");
const shopify = createShopify({
  clock,
  sleep: clock.sleep,
  logger: memoryLog(),
  tokens: { freshToken: async () => ok("shpat_1"), replaceRefusedToken: async () => ok("shpat_2") },
});
const answers = (data: object) => json(200, { data });
const variables = (asked: readonly AskedOfShopify[]) => asked.map(({ body }) => body.variables);

describe("cancelling a fulfillment", () => {
  const id = fulfillmentId.parse("5");
  const cancelled = (...messages: string[]) =>
    answers({
      fulfillmentCancel: {
        fulfillment: messages.length > 0 ? null : { id: "gid://shopify/Fulfillment/5" },
        userErrors: messages.map((message) => ({ field: ["id"], message })),
      },
    });
  const present = (status: string | null) => answers({ fulfillment: status && { status } });

  it("is asked once", async () => {
    const asked = shopifyAnswers(cancelled());
    expect(await shopify.cancelFulfillment(shop, id)).toEqual({ ok: true, value: null });
    expect(variables(asked)).toEqual([{ id: "gid://shopify/Fulfillment/5" }]);
  });

  it.each([
    ["it is cancelled already", "CANCELLED"],
    ["it failed", "FAILURE"],
    ["Shopify does not have it", null],
  ])("is done where %s", async (_why, status) => {
    shopifyAnswers(cancelled("Cannot be cancelled"), present(status));
    expect(await shopify.cancelFulfillment(shop, id)).toEqual({ ok: true, value: null });
  });

  it("is rejected in Shopify's words where it still stands", async () => {
    shopifyAnswers(cancelled("Picked up already", "Sorry"), present("SUCCESS"));
    expect(await shopify.cancelFulfillment(shop, id)).toEqual({
      ok: false,
      error: { kind: "rejected", words: "Picked up already; Sorry", retryAt: null },
    });
  });

  it("whose answer is lost, or says nothing, is uncertain, and is asked again later", async () => {
    const uncertain = { kind: "uncertain", retryAt: new Date("2026-11-20T12:00:30Z") };
    const asked = shopifyAnswers(networkFailure("ECONNRESET"));
    expect(await shopify.cancelFulfillment(shop, id)).toMatchObject({ error: uncertain });
    expect(asked).toHaveLength(1);
    shopifyAnswers(answers({ fulfillmentCancel: null }));
    expect(await shopify.cancelFulfillment(shop, id)).toMatchObject({ error: uncertain });
  });
});
