import { createHmac, randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { shopDomain } from "~/shipping/ids";
import { createLibraryApi } from "./library.server";
import { clockAt, json, memoryLog, memorySessions, shopifyAnswers } from "./outside.fixture";
import { createStaffNames } from "./staff-names.server";

const shop = shopDomain.parse("savons.myshopify.com");
const app = { apiKey: "key", apiSecret: "shpss_secret" };
const member = { shop, staffId: "42" };

/** The library checks it before it sends it on, by the system's clock. */
function sessionToken() {
  const now = Math.floor(Date.now() / 1_000);
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const times = { exp: now + 60, nbf: now - 5, iat: now - 5 };
  const about = { iss: `https://${shop}/admin`, dest: `https://${shop}`, aud: app.apiKey, sub: "42" };
  const signed = [
    part({ alg: "HS256", typ: "JWT" }),
    part({ ...about, ...times, jti: randomUUID(), sid: randomUUID() }),
  ].join(".");
  return `${signed}.${createHmac("sha256", app.apiSecret).update(signed).digest("base64url")}`;
}

const user = (names: Record<string, unknown>, id = 42) => ({
  access_token: "shpua_online",
  scope: "read_orders",
  expires_in: 86_399,
  associated_user_scope: "read_orders",
  associated_user: { id, email: "salma@example.com", ...names },
});
const salma = { first_name: "Salma", last_name: "Ben Youssef" };

function stage() {
  const sessionStorage = memorySessions();
  const logger = memoryLog();
  const clock = clockAt(new Date().toISOString());
  const api = createLibraryApi({ ...app, logger });
  const names = () => createStaffNames({ api, sessionStorage, clock, logger });
  return { names, stored: sessionStorage.stored, clock };
}

describe("the name of a staff member", () => {
  it("is asked of Shopify once a day, by whatever process, and kept without a token", async () => {
    const { names, stored, clock } = stage();
    const asked = shopifyAnswers(
      json(200, user(salma)),
      json(200, user({ ...salma, last_name: "Trabelsi" })),
    );
    const one = names();
    const together = await Promise.all([1, 2, 3].map(() => one.nameOf(member, sessionToken())));
    expect(together).toEqual(["Salma Ben Youssef", "Salma Ben Youssef", "Salma Ben Youssef"]);
    expect(await names().nameOf(member, sessionToken())).toBe("Salma Ben Youssef");
    expect(asked).toMatchObject([
      { body: { requested_token_type: "urn:shopify:params:oauth:token-type:online-access-token" } },
    ]);
    const kept = stored.get("savons.myshopify.com_42");
    expect(kept).toMatchObject({ isOnline: true });
    expect(kept?.accessToken).toBeUndefined();
    expect(kept?.onlineAccessInfo?.associated_user.email).toBe("");
    clock.pass(24 * 3_600_000);
    expect(await names().nameOf(member, sessionToken())).toBe("Salma Trabelsi");
    expect(asked).toHaveLength(2);
  });

  it("is not known where Shopify refuses, and is not asked for again with every request", async () => {
    const { names, clock } = stage();
    const refusal = json(400, { error: "invalid_subject_token" });
    const asked = shopifyAnswers(refusal, json(200, user(salma)));
    const one = names();
    expect(await one.nameOf(member, sessionToken())).toBeNull();
    expect(await one.nameOf(member, sessionToken())).toBeNull();
    expect(asked).toHaveLength(1);
    clock.pass(11 * 60_000);
    expect(await one.nameOf(member, sessionToken())).toBe("Salma Ben Youssef");
  });

  it.each([
    ["nobody's name", {}, 42],
    ["somebody else's", salma, 43],
    ["one that would pass for the app's own", { first_name: "App", last_name: "" }, 42],
    ["one that would pass for a number", { first_name: "staff", last_name: "7" }, 42],
  ])("is not %s", async (_what, given, id) => {
    shopifyAnswers(json(200, user(given, id)));
    expect(await stage().names().nameOf(member, sessionToken())).toBeNull();
  });

  it("is not known from an answer that is none", async () => {
    shopifyAnswers(new Response("<html>", { status: 200 }));
    expect(await stage().names().nameOf(member, sessionToken())).toBeNull();
  });
});
