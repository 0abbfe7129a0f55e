import { sign } from "../../stand-ins/shopify/webhooks/delivery";
import type { Letter } from "./post-office";
import { app, type Announcement } from "./shopify";

/** An announcement as Shopify sends it, signed; `n` tells one event from another. */
export function letterOf({ shop, topic, orderName, body, triggeredAt }: Announcement, n: number): Letter {
  return {
    from: "shopify",
    path: "/webhooks",
    body,
    about: `${topic} of ${orderName}`,
    headers: {
      "content-type": "application/json",
      "x-shopify-topic": topic,
      "x-shopify-shop-domain": shop,
      "x-shopify-api-version": "2026-07",
      "x-shopify-webhook-id": `webhook-${n}`,
      "x-shopify-event-id": `event-${n}`,
      "x-shopify-triggered-at": triggeredAt,
      "x-shopify-hmac-sha256": sign(body, app.secret),
    },
  };
}
