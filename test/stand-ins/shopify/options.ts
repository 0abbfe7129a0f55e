/** The options of `npm run stand-in -- shopify`, read once. */
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";

export const OPTIONS = {
  shop: "the shop of an order that names none, before any shop has called (NAME.myshopify.com)",
  app: "the app's own address (SHOPIFY_APP_URL, else http://127.0.0.1:3000)",
  "proxy-port": "also show the app on this port, framed by the admin (0 takes a free one)",
  toml: "the app's configuration, for its webhook subscriptions and scopes (shopify.app.toml of this project)",
  "token-seconds": "how long an expiring access token lives (3600)",
  "refresh-again": "a used refresh token works until its successor is used, as at Shopify since August 2026",
  "no-echoes": "do not send the app's own writes back as webhooks",
  "retry-seconds": "seconds before each further try of a webhook (1,2,4,8,15,30,60,120)",
  "webhook-seconds": "how long the app may take to answer a webhook (5)",
  bucket: "points that the cost bucket of a shop holds (2000)",
  restore: "points that come back each second (100)",
  locale: "language of the admin, fr or en (fr)",
} as const;

export type Options = {
  readonly shop: string | null;
  readonly appUrl: string;
  readonly proxyPort: number | null;
  readonly tomlPath: string;
  readonly tokenSeconds: number;
  readonly refreshAgain: boolean;
  readonly echoes: boolean;
  readonly retrySeconds: readonly number[];
  readonly webhookSeconds: number;
  readonly bucket: number;
  readonly restore: number;
  readonly locale: "fr" | "en";
  readonly key: string;
  readonly secret: string;
};

type Given = Readonly<Record<string, string | undefined>>;

/** Throws one line for an option that is no number where a number is wanted. */
export function readOptions(given: Given, env: Given): Options {
  const number = (name: keyof typeof OPTIONS, otherwise: number): number => {
    const value = Number(given[name] ?? otherwise);
    if (!Number.isFinite(value) || value < 0) throw new Error(`--${name} ${given[name]} is no number`);
    return value;
  };
  const project = fileURLToPath(new URL("../../..", import.meta.url));
  return {
    shop: given["shop"] ?? null,
    appUrl: given["app"] ?? env["SHOPIFY_APP_URL"] ?? "http://127.0.0.1:3000",
    proxyPort: given["proxy-port"] === undefined ? null : number("proxy-port", 0),
    tomlPath: resolve(project, given["toml"] ?? "shopify.app.toml"),
    tokenSeconds: number("token-seconds", 3600),
    refreshAgain: given["refresh-again"] !== undefined,
    echoes: given["no-echoes"] === undefined,
    retrySeconds: (given["retry-seconds"] ?? "1,2,4,8,15,30,60,120").split(",").filter(Boolean).map(Number),
    webhookSeconds: number("webhook-seconds", 5),
    bucket: number("bucket", 2000),
    restore: number("restore", 100),
    locale: given["locale"] === "en" ? "en" : "fr",
    key: env["SHOPIFY_API_KEY"] ?? "stand-in-key",
    secret: env["SHOPIFY_API_SECRET"] ?? "stand-in-secret",
  };
}
