import { z } from "zod";
import type { ShopDomain } from "~/shipping/ids";
import { parseJson } from "~/shipping/parse-json";
import type { Clock } from "~/shipping/ports/clock";
import { post, tokenPath } from "./transport.server";

/** What Shopify said to a refresh token. */
export type Refresh =
  | { readonly kind: "refreshed"; readonly token: RefreshedToken }
  /** This refresh token is worth nothing any more: spent and replaced, expired, or revoked. */
  | { readonly kind: "spent" }
  /** Shopify refuses us, not the token: a wrong secret in our configuration, a closed shop. Nothing is to be deleted. */
  | { readonly kind: "refused"; readonly words: string | null }
  /** No answer, or none that can be read. The same refresh token may be tried again. */
  | { readonly kind: "unknown"; readonly words: string | null };

export interface RefreshedToken {
  readonly accessToken: string;
  readonly scope: string | null;
  readonly refreshToken: string | null;
  readonly expires: Date;
  readonly refreshTokenExpires: Date | null;
}

const answer = z.object({
  // It travels in a header.
  access_token: z.string().regex(/^[\x21-\x7e]{1,4096}$/),
  scope: z.string().optional(),
  expires_in: z.number().positive().optional(),
  refresh_token: z.string().min(1).optional(),
  refresh_token_expires_in: z.number().positive().optional(),
});

const refusal = z.object({ error: z.string(), error_description: z.string().optional() });

/** An offline token lives 60 minutes; an answer that forgets to say so must not make it live for ever. */
const documentedLifetime = 3_600;

/** A year; a refresh token lives 90 days. A longer time is a slip, and may be no time at all. */
const longestLifetime = 365 * 24 * 3_600;

/**
 * Exchanges a refresh token for a new pair. Our own request and not the library's, which has no time-out and cannot tell
 * a refusal from an answer that never came.
 * https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/offline-access-tokens
 */
export async function refreshOfflineToken(
  shop: ShopDomain,
  refreshToken: string,
  app: {
    readonly apiKey: string;
    readonly apiSecret: string;
    readonly clock: Clock;
    readonly timeout: number;
  },
): Promise<Refresh> {
  const sent = await post(
    shop,
    tokenPath,
    {
      client_id: app.apiKey,
      client_secret: app.apiSecret,
      grant_type: "refresh_token",
      refresh_token: refreshToken,
    },
    { timeoutMilliseconds: app.timeout },
  );
  if (sent.kind !== "answered") return { kind: "unknown", words: sent.code };
  const json = parse(sent.text);

  if (sent.status === 200) {
    const read = answer.safeParse(json);
    if (!read.success) return { kind: "unknown", words: null };
    const after = (seconds: number) =>
      new Date(app.clock.now().getTime() + Math.min(seconds, longestLifetime) * 1_000);
    const lifetime = read.data.refresh_token_expires_in;
    return {
      kind: "refreshed",
      token: {
        accessToken: read.data.access_token,
        scope: read.data.scope ?? null,
        refreshToken: read.data.refresh_token ?? null,
        expires: after(read.data.expires_in ?? documentedLifetime),
        refreshTokenExpires: lifetime === undefined ? null : after(lifetime),
      },
    };
  }

  const said = refusal.safeParse(json);
  if (said.success && speaksOfTheToken(said.data)) return { kind: "spent" };
  if (sent.status >= 400 && sent.status < 500 && sent.status !== 408 && sent.status !== 429) {
    return { kind: "refused", words: said.success ? (said.data.error_description ?? said.data.error) : null };
  }
  return { kind: "unknown", words: `Shopify answered ${sent.status}` };
}

/**
 * "invalid_grant" is OAuth's word for it. Shopify itself answers 401 "invalid_request" with "This request requires an
 * active refresh_token", and the library knows 400 "invalid_subject_token".
 */
const speaksOfTheToken = ({ error, error_description }: z.infer<typeof refusal>): boolean =>
  error === "invalid_grant" ||
  error === "invalid_subject_token" ||
  (error === "invalid_request" && /refresh.token/i.test(error_description ?? ""));

function parse(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return null;
  }
}
