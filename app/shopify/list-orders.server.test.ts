import { describe, expect, it } from "vitest";
import { shopDomain } from "~/shipping/ids";
import { ok } from "~/shipping/result";
import { createShopify } from "./index.server";
import { type AskedOfShopify, clockAt, json, memoryLog, shopifyAnswers } from "./outside.fixture";

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

describe("listing orders", () => {
  const page = (ids: readonly number[], endCursor: string | null) =>
    answers({
      orders: {
        nodes: ids.map((id) => ({ id: `gid://shopify/Order/${id}`, updatedAt: "2026-11-20T09:05:00Z" })),
        pageInfo: { hasNextPage: endCursor !== null, endCursor: endCursor ?? "the end" },
      },
    });

  it("asks for what changed since, to the second, and goes on where a page ended", async () => {
    const asked = shopifyAnswers(page([1, 2], "c2"), page([3], null));
    const question = { changedSince: new Date("2026-11-19T08:30:00.999Z"), toFulfill: false, after: null };
    const updatedAt = new Date("2026-11-20T09:05:00Z");
    expect(await shopify.listOrders(shop, question)).toEqual({
      ok: true,
      value: {
        orders: [
          { id: "1", updatedAt },
          { id: "2", updatedAt },
        ],
        next: "c2",
      },
    });
    expect(await shopify.listOrders(shop, { ...question, after: "c2" })).toEqual({
      ok: true,
      value: { orders: [{ id: "3", updatedAt }], next: null },
    });
    expect(variables(asked)).toEqual([
      { query: "updated_at:>='2026-11-19T08:30:00Z'", after: null },
      { query: "updated_at:>='2026-11-19T08:30:00Z'", after: "c2" },
    ]);
  });

  it("does not go round in circles, or end before the end", async () => {
    const question = { changedSince: null, toFulfill: true, after: "c2" };
    shopifyAnswers(page([1], "c2"));
    expect(await shopify.listOrders(shop, question)).toMatchObject({
      error: { kind: "unavailable", words: "Shopify's list leads back to itself" },
    });
    shopifyAnswers(answers({ orders: { nodes: [], pageInfo: { hasNextPage: true, endCursor: null } } }));
    expect(await shopify.listOrders(shop, question)).toMatchObject({
      error: { kind: "unavailable", words: "listOrders: orders.pageInfo" },
    });
  });

  it.each([
    [null, true, "status:open AND -fulfillment_status:fulfilled"],
    [
      new Date("2026-11-19T08:30:00Z"),
      true,
      "updated_at:>='2026-11-19T08:30:00Z' AND status:open AND -fulfillment_status:fulfilled",
    ],
    [null, false, ""],
  ])("since %s, to fulfill %s: %s", async (changedSince, toFulfill, query) => {
    const asked = shopifyAnswers(page([], null));
    await shopify.listOrders(shop, { changedSince, toFulfill, after: null });
    expect(variables(asked)).toEqual([{ query, after: null }]);
  });
});
