import { WebhookType, WebhookValidationErrorReason } from "@shopify/shopify-api";
import { type ShopDomain, shopDomain } from "~/shipping/ids";
import { fail, ok, type Result } from "~/shipping/result";
import { createLibraryApi } from "./library.server";

export interface VerifiedWebhook {
  readonly shop: ShopDomain;
  /** "orders/create". */
  readonly topic: string;
  readonly webhookId: string;
  /** The same event under several webhook ids, where Shopify says it. */
  readonly eventId: string | null;
  readonly triggeredAt: Date | null;
  /** The body that was verified, as text: byte for byte what was signed. */
  readonly body: string;
}

/**
 * unsigned and forged are answered 401. malformed: the signature is right and the rest is not a webhook of Shopify's.
 */
export type WebhookRefusal = "unsigned" | "forged" | "malformed";

/**
 * Verifies a webhook by the official library's validator (a comparison in constant time) and reads its headers. Not by
 * `authenticate.webhook`, which also loads the session, may refresh its token over the network inside Shopify's five
 * seconds, and fails for shops that have uninstalled.
 *
 * The body must be the bytes as received: a decoded text has lost its byte order mark, and a charset may have been
 * applied to it. Shopify signs bytes, and writes UTF-8.
 */
export async function verifyWebhook(
  rawBody: Uint8Array,
  headers: Headers,
  secret: string,
): Promise<Result<VerifiedWebhook, WebhookRefusal>> {
  const body = utf8(rawBody);
  if (body === null) return fail(headers.has("x-shopify-hmac-sha256") ? "forged" : "unsigned");
  // The validator reads only the headers of the request.
  const rawRequest = new Request("https://localhost/webhooks", { method: "POST", headers });
  const checked = await validatorFor(secret).validate({ rawBody: body, rawRequest });
  if (!checked.valid) {
    switch (checked.reason) {
      case WebhookValidationErrorReason.MissingHmac:
        return fail("unsigned");
      case WebhookValidationErrorReason.MissingHeaders:
        return fail("malformed");
      default:
        // An empty body is said to be missing before its signature is looked at: nothing proves whose it is.
        return fail(headers.has("x-shopify-hmac-sha256") ? "forged" : "unsigned");
    }
  }
  const shop = shopDomain.safeParse(checked.domain);
  if (checked.webhookType !== WebhookType.Webhooks || !shop.success) return fail("malformed");
  const names = [checked.webhookId, checked.eventId ?? "", headers.get("x-shopify-topic") ?? ""];
  if (names.some((name) => name.length > longestName)) return fail("malformed");
  const triggeredAt = new Date(checked.triggeredAt ?? "");
  return ok({
    shop: shop.data,
    // The library spells topics ORDERS_CREATE, which cannot be turned back: fulfillment_orders has an underscore too.
    topic: headers.get("x-shopify-topic")?.trim().toLowerCase() ?? "",
    webhookId: checked.webhookId,
    eventId: checked.eventId ?? null,
    triggeredAt: Number.isNaN(triggeredAt.getTime()) ? null : triggeredAt,
    body,
  });
}

/** Shopify's ids are UUIDs. The headers are not signed: whoever has one webhook can send it again under any. */
const longestName = 255;

/** Exactly the text whose UTF-8 these bytes are, byte order mark included; null where there is none. */
function utf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

let validator: { readonly secret: string; readonly validate: ReturnType<typeof createValidator> } | null =
  null;

const createValidator = (secret: string) =>
  createLibraryApi({ apiKey: "not used to validate", apiSecret: secret, logger: null }).webhooks;

function validatorFor(secret: string) {
  if (validator?.secret !== secret) validator = { secret, validate: createValidator(secret) };
  return validator.validate;
}
