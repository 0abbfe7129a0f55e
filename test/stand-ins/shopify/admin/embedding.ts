/** The address under which Shopify's admin shows an embedded app: with shop, host, session token and signature. */
import { createHmac, randomUUID } from "node:crypto";
import { type App, makeSessionToken } from "../auth/session-token";

/** `host` names the admin, in base64: the app library decodes it to come back to the admin. */
export function hostOf(shop: string): string {
  return Buffer.from(`admin.shopify.com/store/${shop.replace(/\.myshopify\.com$/, "")}`).toString("base64");
}

/** Real time: the app compares `timestamp` and the token with its own clock. */
export function embeddedUrl(app: App, appUrl: string, path: string, shop: string, locale: string): string {
  const url = new URL(path, appUrl);
  const params = new URLSearchParams([
    ...url.searchParams,
    ["embedded", "1"],
    ["host", hostOf(shop)],
    ["id_token", makeSessionToken(app, shop)],
    ["locale", locale],
    ["session", randomUUID().replaceAll("-", "")],
    ["shop", shop],
    ["timestamp", String(Math.floor(Date.now() / 1000))],
  ]);
  params.set("hmac", adminHmac(params, app.secret));
  url.search = params.toString();
  return url.href;
}

/** Hex HMAC-SHA256 over the parameters but `hmac`, sorted by name, as @shopify/shopify-api checks it. */
export function adminHmac(params: URLSearchParams, secret: string): string {
  const sorted = new URLSearchParams(
    [...params].filter(([name]) => name !== "hmac").sort(([a], [b]) => a.localeCompare(b)),
  );
  const text = sorted.toString().replaceAll("+", "%20");
  return createHmac("sha256", secret).update(text).digest("hex");
}
