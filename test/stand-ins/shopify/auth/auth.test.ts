import "@shopify/shopify-api/adapters/node";
import { ApiVersion, LogSeverity, RequestedTokenType, shopifyApi } from "@shopify/shopify-api";
import { setAbstractFetchFunc } from "@shopify/shopify-api/runtime";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RunningStandIn } from "../../kit";
import { APP, graphql, SHOP, startShopify } from "../test-shop";
import { makeSessionToken, problemWithSessionToken } from "./session-token";

let shopify: RunningStandIn;
beforeEach(async () => {
  shopify = await startShopify({ "token-seconds": "60" });
});
afterEach(() => shopify.close());

const OFFLINE = "urn:shopify:params:oauth:token-type:offline-access-token";
const ONLINE = "urn:shopify:params:oauth:token-type:online-access-token";

async function ask(
  body: Record<string, string>,
  shop = SHOP,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const answer = await fetch(`${shopify.url}/admin/oauth/access_token`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-forwarded-host": shop },
    body: JSON.stringify({ client_id: APP.key, client_secret: APP.secret, ...body }),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }; // looked at below
}

const exchange = (more: Record<string, string | undefined> = {}) =>
  ask({
    grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
    subject_token: makeSessionToken(APP, SHOP),
    subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
    requested_token_type: OFFLINE,
    expiring: "1",
    ...more,
  });
const refresh = (token: unknown, shop = SHOP) =>
  ask({ grant_type: "refresh_token", refresh_token: String(token) }, shop);
const opens = async (token: unknown): Promise<boolean> =>
  (await graphql(shopify, "{ shop { name } }", {}, { token: String(token) })).status === 200;

describe("token exchange", () => {
  it("gives an expiring offline token with a refresh token", async () => {
    const { status, body } = await exchange();
    expect([status, body]).toEqual([
      200,
      {
        access_token: expect.stringMatching(/^shpat_/),
        scope: "",
        expires_in: 60,
        refresh_token: expect.stringMatching(/^shprt_/),
        refresh_token_expires_in: 7_776_000,
      },
    ]);
    expect(await opens(body["access_token"])).toBe(true);
  });

  it("gives one that lives for ever, and an online one with its user", async () => {
    expect((await exchange({ expiring: "0" })).body).toEqual({ access_token: expect.any(String), scope: "" });
    expect((await exchange({ requested_token_type: ONLINE })).body).toMatchObject({
      expires_in: 86_399,
      associated_user: { id: 42, email: expect.any(String) },
    });
  });

  it.each([
    ["another app's secret", () => makeSessionToken({ ...APP, secret: "other" }, SHOP)],
    ["another app's key", () => makeSessionToken({ ...APP, key: "other" }, SHOP)],
    ["another shop", () => makeSessionToken(APP, "other.myshopify.com")],
    ["a minute long past", () => makeSessionToken(APP, SHOP, Date.now() - 120_000)],
  ])("refuses a session token of %s", async (_what, token) => {
    expect(await exchange({ subject_token: token() })).toMatchObject({
      status: 400,
      body: { error: "invalid_subject_token" },
    });
  });

  it.each([
    ["an unknown kind of token", { requested_token_type: "urn:shopify:params:oauth:token-type:other" }],
    ["no kind of token", { requested_token_type: undefined }],
    ["something else than a session token", { subject_token_type: undefined }],
  ])("refuses to exchange for, or from, %s", async (_what, change) => {
    expect(await exchange(change)).toMatchObject({ status: 400, body: { error: "invalid_request" } });
  });

  it("refuses a wrong client secret", async () => {
    expect(await exchange({ client_secret: "guessed" })).toMatchObject({
      status: 401,
      body: { error: "invalid_client" },
    });
  });
});

describe("expiry and refresh", () => {
  it("refuses an expired token, and rotates the refresh token", async () => {
    const first = (await exchange()).body;
    await shopify.control.post("clock", { now: new Date(Date.now() + 61_000).toISOString() });
    expect(await opens(first["access_token"])).toBe(false);
    const second = await refresh(first["refresh_token"]);
    expect(second.status).toBe(200);
    expect(second.body["refresh_token"]).not.toBe(first["refresh_token"]);
    expect(await opens(second.body["access_token"])).toBe(true);
    expect(await refresh(first["refresh_token"])).toMatchObject({
      status: 400,
      body: { error: "invalid_grant" },
    });
    expect((await refresh(second.body["refresh_token"])).status).toBe(200);
    expect(await shopify.control.get("ledger")).toMatchObject({
      tokens: { granted: 1, refreshed: 2, refused: 1 },
    });
  });

  it("refuses a refresh token of another shop, and a revoked one", async () => {
    const { body } = await exchange();
    expect((await refresh(body["refresh_token"], "other.myshopify.com")).status).toBe(400);
    expect(await shopify.control.post("tokens", { revoke: SHOP })).toEqual({ revoked: 2 });
    expect((await refresh(body["refresh_token"])).status).toBe(400);
    expect(await opens(body["access_token"])).toBe(false);
  });

  it("takes a used refresh token again until its successor is used, where that is asked", async () => {
    const lenient = await startShopify({ "refresh-again": "true" });
    const strict = shopify;
    shopify = lenient;
    try {
      const { body } = await exchange();
      const lost = await refresh(body["refresh_token"]);
      const again = await refresh(body["refresh_token"]);
      expect([lost.status, again.status]).toEqual([200, 200]);
      expect((await refresh(again.body["refresh_token"])).status).toBe(200);
      expect((await refresh(body["refresh_token"])).status).toBe(400);
    } finally {
      await lenient.close();
      shopify = strict;
    }
  });
});

describe("the app's own library", () => {
  it("takes the session tokens, exchanges and refreshes them, and asks the Admin API", async () => {
    const { auth, clients, session } = library();
    const sessionToken = makeSessionToken(APP, SHOP);
    expect(problemWithSessionToken(APP, SHOP, sessionToken)).toBeUndefined();
    expect(await session.decodeSessionToken(sessionToken)).toMatchObject({
      iss: `https://${SHOP}/admin`,
      dest: `https://${SHOP}`,
      aud: APP.key,
      sub: "42",
      jti: expect.any(String),
      sid: expect.any(String),
    });
    const offline = RequestedTokenType.OfflineAccessToken;
    const first = await auth.tokenExchange({
      shop: SHOP,
      sessionToken,
      requestedTokenType: offline,
      expiring: true,
    });
    const { session: second } = await auth.refreshToken({
      shop: SHOP,
      refreshToken: first.session.refreshToken ?? "",
    });
    expect(second).toMatchObject({ id: `offline_${SHOP}`, isOnline: false, expires: expect.any(Date) });
    expect(second.accessToken).not.toBe(first.session.accessToken);
    const { data } = await new clients.Graphql({ session: second }).request("{ shop { myshopifyDomain } }");
    expect(data).toEqual({ shop: { myshopifyDomain: SHOP } });
  });
});

/** The library, its calls sent to the stand-in as the preload sends them. */
function library() {
  setAbstractFetchFunc((input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const headers = new Headers(init?.headers);
    headers.set("x-forwarded-host", url.hostname);
    return fetch(shopify.url + url.pathname, { ...init, headers });
  });
  return shopifyApi({
    apiKey: APP.key,
    apiSecretKey: APP.secret,
    apiVersion: ApiVersion.July26,
    hostName: "127.0.0.1",
    isEmbeddedApp: true,
    logger: { level: LogSeverity.Error },
  });
}
