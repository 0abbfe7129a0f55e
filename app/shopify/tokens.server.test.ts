import { describe, expect, it } from "vitest";
import { shopDomain } from "~/shipping/ids";
import {
  clockAt,
  json,
  memoryLog,
  memorySessions,
  networkFailure,
  queueLock,
  shopifyAnswers,
} from "./outside.fixture";
import { createOfflineTokens } from "./tokens.server";

const shop = shopDomain.parse("savons.myshopify.com");
const id = "offline_savons.myshopify.com";
const noon = "2026-11-20T12:00:00Z";

/** A shop whose token has `minutes` left, and as many processes as a test wants over one storage and one lock. */
async function shopWith(minutes: number | null, refreshToken: string | null = "shprt_1") {
  const clock = clockAt(noon);
  const sessionStorage = memorySessions();
  const lock = queueLock();
  const logger = memoryLog();
  const process = () =>
    createOfflineTokens({ sessionStorage, lock, clock, logger, apiKey: "key", apiSecret: "secret" });
  await process().save(shop, {
    accessToken: "shpat_1",
    scope: "read_orders",
    refreshToken,
    expires: minutes === null ? null : new Date(Date.parse(noon) + minutes * 60_000),
  });
  return { clock, stored: sessionStorage.stored, tokens: process(), process };
}

const newPair = (n: number) =>
  json(200, {
    access_token: `shpat_${n}`,
    scope: "read_orders,write_fulfillments",
    expires_in: 3_600,
    refresh_token: `shprt_${n}`,
    refresh_token_expires_in: 7_776_000,
  });
const spent = () =>
  json(401, { error: "invalid_request", error_description: "This request requires an active refresh_token" });

describe("an offline token", () => {
  it("with more than ten minutes left is used as it is, as is one that never ends", async () => {
    shopifyAnswers();
    for (const minutes of [11, null]) {
      const { tokens } = await shopWith(minutes);
      expect(await tokens.freshToken(shop)).toEqual({ ok: true, value: "shpat_1" });
    }
  });

  it.each([{ expires_in: 1e300 }, { refresh_token_expires_in: 1e300 }, { expires_in: 1e12 }])(
    "lives no longer than a year, whatever Shopify says: %o",
    async (strange) => {
      const { tokens, stored } = await shopWith(9);
      shopifyAnswers(json(200, { access_token: "shpat_2", ...strange }));
      expect(await tokens.freshToken(shop)).toEqual({ ok: true, value: "shpat_2" });
      const { expires, refreshTokenExpires } = stored.get(id) ?? {};
      for (const end of [expires, refreshTokenExpires]) {
        expect(end?.getTime() ?? 0).toBeLessThanOrEqual(Date.parse("2027-11-20T12:00:00Z"));
      }
    },
  );

  it("that no header can carry is none", async () => {
    const { tokens } = await shopWith(9);
    shopifyAnswers(json(200, { access_token: "shpat\n2" }));
    expect(await tokens.freshToken(shop)).toEqual({ ok: true, value: "shpat_1" });
  });

  it("near its end is refreshed once by ten simultaneous calls in each of two processes", async () => {
    const { process, stored } = await shopWith(9);
    const asked = shopifyAnswers(newPair(2));
    const [one, other] = [process(), process()];
    const all = await Promise.all(
      Array.from({ length: 10 }, () => [one.freshToken(shop), other.freshToken(shop)]).flat(),
    );
    expect(new Set(all.map((token) => token.ok && token.value))).toEqual(new Set(["shpat_2"]));
    expect(asked).toEqual([
      {
        url: "https://savons.myshopify.com/admin/oauth/access_token",
        token: null,
        body: {
          client_id: "key",
          client_secret: "secret",
          grant_type: "refresh_token",
          refresh_token: "shprt_1",
        },
      },
    ]);
    expect(stored.get(id)?.toObject()).toEqual({
      id,
      shop,
      state: "",
      isOnline: false,
      scope: "read_orders,write_fulfillments",
      accessToken: "shpat_2",
      expires: new Date("2026-11-20T13:00:00Z"),
      refreshToken: "shprt_2",
      refreshTokenExpires: new Date("2027-02-18T12:00:00Z"),
    });
  });

  it("whose refresh brings no answer is used while it lasts, and refreshed later with the same refresh token", async () => {
    const { tokens, clock } = await shopWith(9);
    const asked = shopifyAnswers(
      networkFailure("ECONNRESET"),
      new Response("error code: 520", { status: 520 }),
      newPair(2),
    );
    expect(await tokens.freshToken(shop)).toEqual({ ok: true, value: "shpat_1" });
    expect(await tokens.freshToken(shop)).toEqual({ ok: true, value: "shpat_1" });
    expect(asked).toHaveLength(1);
    clock.pass(9 * 60_000);
    expect(await tokens.freshToken(shop)).toEqual({
      ok: false,
      error: {
        kind: "unavailable",
        words: "Shopify answered 520",
        retryAt: new Date("2026-11-20T12:09:30Z"),
      },
    });
    expect(await tokens.freshToken(shop)).toEqual({ ok: true, value: "shpat_2" });
    expect(asked.map(({ body }) => body.refresh_token)).toEqual(["shprt_1", "shprt_1", "shprt_1"]);
  });

  it("whose refresh token is spent serves its time, then only the merchant can help", async () => {
    const { tokens, clock, stored } = await shopWith(9);
    shopifyAnswers(spent());
    expect(await tokens.freshToken(shop)).toEqual({ ok: true, value: "shpat_1" });
    expect(stored.get(id)?.refreshToken).toBeUndefined();
    clock.pass(9 * 60_000);
    const access = { ok: false, error: { kind: "access", words: null, retryAt: null } };
    expect(await tokens.freshToken(shop)).toEqual(access);
    // Without an access token the library exchanges a new pair when the app is opened.
    expect(stored.get(id)?.accessToken).toBeUndefined();
    expect(await tokens.freshToken(shop)).toEqual(access);
  });

  it("that the library has thrown away is brought back by its refresh token", async () => {
    const { tokens, stored } = await shopWith(30);
    const session = stored.get(id);
    if (!session) throw new Error("saved above");
    delete session.accessToken;
    shopifyAnswers(newPair(2));
    expect(await tokens.freshToken(shop)).toEqual({ ok: true, value: "shpat_2" });
  });

  it("is not thrown away because our own secret is wrong", async () => {
    const { tokens, stored } = await shopWith(-1);
    shopifyAnswers(json(401, { error: "invalid_client", error_description: "Client authentication failed" }));
    expect(await tokens.freshToken(shop)).toEqual({
      ok: false,
      error: { kind: "access", words: "Client authentication failed", retryAt: null },
    });
    expect(stored.get(id)).toMatchObject({ accessToken: "shpat_1", refreshToken: "shprt_1" });
  });

  it("lives an hour where Shopify forgets to say how long, and keeps its refresh token where it says none", async () => {
    const { tokens, stored } = await shopWith(-1);
    shopifyAnswers(json(200, { access_token: "shpat_2" }));
    expect(await tokens.freshToken(shop)).toEqual({ ok: true, value: "shpat_2" });
    expect(stored.get(id)).toMatchObject({
      scope: "read_orders",
      refreshToken: "shprt_1",
      expires: new Date("2026-11-20T13:00:00Z"),
    });
  });

  it("does not exist before the install, nor after it is forgotten", async () => {
    const { tokens } = await shopWith(30);
    await tokens.forget(shop);
    expect(await tokens.freshToken(shop)).toMatchObject({ ok: false, error: { kind: "access" } });
  });
});

describe("a token that Shopify refuses", () => {
  it("is replaced once, whoever noticed first", async () => {
    const { process } = await shopWith(30);
    const asked = shopifyAnswers(newPair(2));
    const [one, other] = [process(), process()];
    const replaced = await Promise.all([
      one.replaceRefusedToken(shop, "shpat_1"),
      one.replaceRefusedToken(shop, "shpat_1"),
      other.replaceRefusedToken(shop, "shpat_1"),
    ]);
    expect(replaced).toEqual(Array.from({ length: 3 }, () => ({ ok: true, value: "shpat_2" })));
    expect(asked).toHaveLength(1);
  });

  it("and cannot be replaced is dead: the next opening of the app exchanges a new one", async () => {
    const { tokens, stored } = await shopWith(30);
    shopifyAnswers(spent());
    expect(await tokens.replaceRefusedToken(shop, "shpat_1")).toMatchObject({ error: { kind: "access" } });
    expect(stored.get(id)).toMatchObject({ accessToken: undefined, refreshToken: undefined });

    const withoutRefresh = await shopWith(null, null);
    expect(await withoutRefresh.tokens.replaceRefusedToken(shop, "shpat_1")).toMatchObject({
      error: { kind: "access" },
    });
    expect(withoutRefresh.stored.get(id)?.accessToken).toBeUndefined();
  });

  it("stays while Shopify does not answer", async () => {
    const { tokens, stored } = await shopWith(30);
    shopifyAnswers(networkFailure("ENOTFOUND"));
    expect(await tokens.replaceRefusedToken(shop, "shpat_1")).toMatchObject({
      error: { kind: "unavailable" },
    });
    expect(stored.get(id)).toMatchObject({ accessToken: "shpat_1", refreshToken: "shprt_1" });
  });
});
