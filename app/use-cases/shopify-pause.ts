import type { ShopifyError } from "~/shipping/ports/shopify";
import { inMilliseconds } from "./outcome";
import type { World } from "./world";

/** When to come back after Shopify said no: soon, unless only the merchant can open the door again. */
export const retryAfterShopify = (world: World, error: ShopifyError): Date =>
  error.retryAt ?? inMilliseconds(world, error.kind === "access" ? 10 * 60_000 : 10_000);
