import { createHmac, randomUUID } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { type ShopDomain, shopDomain } from "~/shipping/ids";
import { createShopifyAuth } from "./auth.server";
import { createOfflineTokens } from "./tokens.server";
import { json, memoryLog, memorySessions, queueLock, shopifyAnswers } from "./outside.fixture";

const shop = shopDomain.parse("savons.myshopify.com");
const app = { apiKey: "key", apiSecret: "shpss_secret" };
const appUrl = "https://app.example";

/** As App Bridge gets it from Shopify: signed with the app's secret, valid for a minute. */
function sessionToken(change: Record<string, unknown> = {}) {
  const now = Math.floor(Date.now() / 1_000);
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const signed = [
    part({ alg: "HS256", typ: "JWT" }),
    part({
      iss: `https://${shop}/admin`,
      dest: `https://${shop}`,
      aud: app.apiKey,
      sub: "42",
      exp: now + 60,
      nbf: now - 5,
      iat: now - 5,
      jti: randomUUID(),
      sid: randomUUID(),
      ...change,
    }),
  ].join(".");
  return `${signed}.${createHmac("sha256", app.apiSecret).update(signed).digest("base64url")}`;
}

const fromAdmin = (token: string) =>
  new Request(`${appUrl}/app`, {
    headers: {
      authorization: `Bearer ${token}`,
      "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0",
    },
  });

const exchanged = (n: number, expires_in = 3_600) =>
  json(200, {
    access_token: `shpat_${n}`,
    scope: "read_orders",
    expires_in,
    refresh_token: `shprt_${n}`,
    refresh_token_expires_in: 7_776_000,
  });

let installs: [ShopDomain, string][];
let world: ReturnType<typeof newWorld>;

/** What processes share, and a process of them. */
function newWorld() {
  const sessionStorage = memorySessions();
  const lock = queueLock();
  const logger = memoryLog();
  const process = (
    onInstall = async (installed: ShopDomain, scopes: string) => void installs.push([installed, scopes]),
  ) => {
    const clock = { now: () => new Date() };
    const tokens = createOfflineTokens({ sessionStorage, lock, clock, logger, ...app });
    return createShopifyAuth({
      ...app,
      appUrl,
      scopes: ["read_orders"],
      sessionStorage,
      lock,
      tokens,
      clock,
      logger,
      onInstall,
    });
  };
  return { stored: sessionStorage.stored, logger, process };
}

beforeEach(() => {
  installs = [];
  world = newWorld();
});

const responseOf = async (request: Promise<unknown>): Promise<Response> => {
  const thrown: unknown = await request.then(
    () => new Error("no response was thrown"),
    (error: unknown) => error,
  );
  if (thrown instanceof Response) return thrown;
  throw thrown;
};

describe("opening the app", () => {
  it("for the first time exchanges the session token, stores an expiring offline token and installs", async () => {
    const asked = shopifyAnswers(exchanged(1));
    const token = sessionToken();
    const context = await world.process().authenticateAdmin(fromAdmin(token));
    expect(context).toMatchObject({ shop, staffId: "42" });
    expect(asked).toMatchObject([
      {
        url: "https://savons.myshopify.com/admin/oauth/access_token",
        body: {
          subject_token: token,
          requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
          expiring: "1",
        },
      },
    ]);
    expect(world.stored.get("offline_savons.myshopify.com")).toMatchObject({
      accessToken: "shpat_1",
      refreshToken: "shprt_1",
      isOnline: false,
    });
    expect(installs).toEqual([[shop, "read_orders"]]);
  });

  it("by ten requests at once, at two processes, makes one exchange", async () => {
    const asked = shopifyAnswers(exchanged(1));
    const [one, other] = [world.process(), world.process()];
    await Promise.all(
      Array.from({ length: 5 }, () => [
        one.authenticateAdmin(fromAdmin(sessionToken())),
        other.authenticateAdmin(fromAdmin(sessionToken())),
      ]).flat(),
    );
    expect(asked).toHaveLength(1);
    expect(installs).toHaveLength(1);
  });

  it("near the token's end refreshes once instead, and installs nothing", async () => {
    const asked = shopifyAnswers(exchanged(1, 120), exchanged(2));
    await world.process().authenticateAdmin(fromAdmin(sessionToken()));
    const [one, other] = [world.process(), world.process()];
    await Promise.all(
      [one, other, one, other].map((process) => process.authenticateAdmin(fromAdmin(sessionToken()))),
    );
    expect(asked.map(({ body }) => body.grant_type)).toEqual([
      "urn:ietf:params:oauth:grant-type:token-exchange",
      "refresh_token",
    ]);
    expect(installs).toHaveLength(1);
  });

  it("mends a shop whose refresh token is spent, by a new exchange", async () => {
    const asked = shopifyAnswers(exchanged(1, 1), json(400, { error: "invalid_grant" }), exchanged(2));
    await world.process().authenticateAdmin(fromAdmin(sessionToken()));
    const { session } = await world.process().authenticateAdmin(fromAdmin(sessionToken()));
    expect(session.accessToken).toBe("shpat_2");
    expect(asked).toHaveLength(3);
  });

  it("with a forged, foreign or old session token asks Shopify nothing", async () => {
    const asked = shopifyAnswers();
    const { authenticateAdmin } = world.process();
    const now = Math.floor(Date.now() / 1_000);
    for (const token of [
      `${sessionToken()}x`,
      sessionToken({ aud: "another app" }),
      sessionToken({ exp: now - 60, nbf: now - 120 }),
    ]) {
      expect((await responseOf(authenticateAdmin(fromAdmin(token)))).status).toBe(401);
    }
    expect(asked).toEqual([]);
  });

  it("fails for all to see when the install cannot be kept, and says why in the log", async () => {
    shopifyAnswers(exchanged(1));
    const failing = world.process(async () => {
      throw new Error("no database");
    });
    expect((await responseOf(failing.authenticateAdmin(fromAdmin(sessionToken())))).status).toBe(500);
    expect(world.logger.lines).toMatchObject([
      { event: "install failed", shop, error: new Error("no database") },
    ]);
  });

  it("never writes a token into the log", async () => {
    shopifyAnswers(exchanged(1), json(500, {}));
    const { authenticateAdmin } = world.process();
    const token = sessionToken();
    await authenticateAdmin(fromAdmin(token));
    await responseOf(authenticateAdmin(fromAdmin(`${token}x`)));
    const written = JSON.stringify(world.logger.lines, (_key, value: unknown) =>
      value instanceof Error ? value.message : value,
    );
    expect(written).not.toMatch(/shp(at|rt|ss)_|eyJ/);
  });
});

describe("a page asked for outside the admin's frame", () => {
  it("is sent to the bounce page, where App Bridge brings a session token", async () => {
    const host = Buffer.from(`admin.shopify.com/store/savons`).toString("base64url");
    const request = new Request(`${appUrl}/app?shop=${shop}&host=${host}&embedded=1`, {
      headers: { "user-agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0" },
    });
    const response = await responseOf(world.process().authenticateAdmin(request));
    expect(response.status).toBe(302);
    expect(response.headers.get("location")).toMatch(/^\/auth\/session-token\?/);
  });
});
