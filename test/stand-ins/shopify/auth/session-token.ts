/** The session token that App Bridge hands to the app: a JWT signed with the app's secret (HS256). */
import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { parseJson } from "../../kit";

/** The staff member who is signed in to the stand-in's admin. */
export const STAFF = { id: "42", firstName: "Staff", lastName: "Member", email: "staff@shop.example" };

/** Shopify's session tokens live a minute. */
const LIFETIME_SECONDS = 60;

export type App = { readonly key: string; readonly secret: string };

const claims = z.object({
  iss: z.string(),
  dest: z.url(),
  aud: z.string(),
  sub: z.string(),
  exp: z.number(),
  nbf: z.number(),
});

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");
const signature = (text: string, secret: string): string =>
  createHmac("sha256", secret).update(text).digest("base64url");

/**
 * Real time, not the stand-in's: the app compares the token with its own clock, which cannot be moved from here.
 */
export function makeSessionToken(app: App, shop: string, now = Date.now()): string {
  const seconds = Math.floor(now / 1000);
  const text = [
    base64url({ alg: "HS256", typ: "JWT" }),
    base64url({
      iss: `https://${shop}/admin`,
      dest: `https://${shop}`,
      aud: app.key,
      sub: STAFF.id,
      exp: seconds + LIFETIME_SECONDS,
      nbf: seconds - 5,
      iat: seconds - 5,
      jti: randomUUID(),
      sid: randomUUID(),
      sig: createHmac("sha256", app.secret).update(shop).digest("hex"),
    }),
  ].join(".");
  return `${text}.${signature(text, app.secret)}`;
}

/** Why a session token is refused, or undefined when it is good for this shop. */
export function problemWithSessionToken(
  app: App,
  shop: string,
  token: string,
  now = Date.now(),
): string | undefined {
  const [header = "", payload = "", signed = ""] = token.split(".");
  const expected = Buffer.from(signature(`${header}.${payload}`, app.secret));
  const given = Buffer.from(signed);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return "its signature is wrong";
  const parsed = claims.safeParse(parseJson(Buffer.from(payload, "base64url")));
  if (!parsed.success) return "a claim is missing";
  const seconds = now / 1000;
  if (parsed.data.exp < seconds - 10) return "it has expired";
  if (parsed.data.nbf > seconds + 10) return "it is not valid yet";
  if (parsed.data.aud !== app.key) return "it is for another app";
  if (new URL(parsed.data.dest).hostname !== shop) return "it is for another shop";
  return undefined;
}
