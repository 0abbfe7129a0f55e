import type { ShopDomain } from "~/shipping/ids";
import { apiVersion } from "./api-version";

/** What became of one HTTP request. `never-sent`: no byte of it can have reached Shopify. */
export type Sent =
  | {
      readonly kind: "answered";
      readonly status: number;
      readonly retryAfter: number | null;
      readonly text: string;
    }
  | { readonly kind: "never-sent"; readonly code: string }
  | { readonly kind: "no-answer"; readonly code: string };

/**
 * Posts JSON to a shop. A thin use of fetch and not @shopify/admin-api-client, which turns every failure into one
 * sentence: whether a mutation can have been sent is in the error's cause alone. `globalThis.fetch` is looked up at the
 * call, because a stand-in for Shopify replaces it.
 */
export async function post(
  shop: ShopDomain,
  path: string,
  body: object,
  options: { readonly timeoutMilliseconds: number; readonly accessToken?: string },
): Promise<Sent> {
  try {
    const response = await globalThis.fetch(`https://${shop}${path}`, {
      method: "POST",
      // A redirect would repeat the request as a GET, or carry the token elsewhere.
      redirect: "manual",
      headers: {
        "content-type": "application/json",
        accept: "application/json",
        "user-agent": "Navette",
        ...(options.accessToken !== undefined && { "x-shopify-access-token": options.accessToken }),
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(options.timeoutMilliseconds),
    });
    return {
      kind: "answered",
      status: response.status,
      retryAfter: seconds(response.headers.get("retry-after")),
      text: await response.text(),
    };
  } catch (error) {
    const code = codeOf(error);
    return { kind: neverSent.has(code) ? "never-sent" : "no-answer", code };
  }
}

export const graphqlPath = `/admin/api/${apiVersion}/graphql.json`;
export const tokenPath = "/admin/oauth/access_token";

/** Shopify's pauses are seconds; whoever names more than this has mistyped it. */
const longestPauseSeconds = 3_600;

const seconds = (header: string | null): number | null => {
  const value = Number(header);
  return header !== null && value >= 0 ? Math.min(value, longestPauseSeconds) : null;
};

/** Failures before the connection stood, the handshake of TLS included. A broken connection is not one of them. */
const neverSent = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EADDRNOTAVAIL",
  "UND_ERR_CONNECT_TIMEOUT",
  "CERT_HAS_EXPIRED",
  "DEPTH_ZERO_SELF_SIGNED_CERT",
  "SELF_SIGNED_CERT_IN_CHAIN",
  "UNABLE_TO_VERIFY_LEAF_SIGNATURE",
  "UNABLE_TO_GET_ISSUER_CERT_LOCALLY",
  "ERR_TLS_CERT_ALTNAME_INVALID",
]);

/** fetch says only "fetch failed"; the reason is in the cause, and with several addresses in the first of its errors. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return "UNKNOWN";
  if (error.name === "TimeoutError") return "TIMEOUT";
  const cause: unknown = error.cause;
  if (cause instanceof AggregateError && !("code" in cause && typeof cause.code === "string")) {
    const codes = cause.errors.map(codeOfCause);
    return codes.find((code) => !neverSent.has(code)) ?? codes[0] ?? "UNKNOWN";
  }
  return codeOfCause(cause);
}

const codeOfCause = (cause: unknown): string =>
  cause instanceof Error && "code" in cause && typeof cause.code === "string" ? cause.code : "UNKNOWN";
