import type { Result } from "./shipping/result";
import type { ShopifyAuth } from "./shopify/auth.server";
import type { VerifiedWebhook, WebhookRefusal } from "./shopify/webhooks.server";
import type { World } from "./use-cases/world";

/**
 * What the composition root hands to every route, through Remix' load context. Routes import no server objects: what
 * they may touch is listed here.
 */
export interface WebContext {
  readonly shopify: ShopifyAuth;
  /** By the app's secret, which routes do not see. */
  readonly verifyWebhook: (
    rawBody: Uint8Array,
    headers: Headers,
  ) => Promise<Result<VerifiedWebhook, WebhookRefusal>>;
  readonly world: World;
  /** Shopify's public identifier of the app; App Bridge reads it from the page. */
  readonly apiKey: string;
}

declare module "@remix-run/node" {
  interface AppLoadContext extends WebContext {}
}
