/** `POST /admin/oauth/access_token`: token exchange and refresh, as @shopify/shopify-api asks for them. */
import { z } from "zod";
import { type Answer, type Handler, json, type StandInRequest } from "../../kit";
import { type App, problemWithSessionToken, STAFF } from "./session-token";
import type { Grant, Tokens } from "./tokens";

const TOKEN_EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";
const ID_TOKEN = "urn:ietf:params:oauth:token-type:id_token";
const ONLINE = "urn:shopify:params:oauth:token-type:online-access-token";
const OFFLINE = "urn:shopify:params:oauth:token-type:offline-access-token";

const asked = z.object({
  client_id: z.string(),
  client_secret: z.string(),
  grant_type: z.string().optional(),
  subject_token: z.string().optional(),
  subject_token_type: z.string().optional(),
  requested_token_type: z.string().optional(),
  refresh_token: z.string().optional(),
  expiring: z.union([z.string(), z.number(), z.boolean()]).transform(String).optional(),
});

export type TokenEndpoint = {
  readonly app: App;
  readonly tokens: Tokens;
  readonly scope: string;
  readonly sawShop: (shop: string) => void;
};

/** The names that a fault may use: `oauth`, or the kind of grant. */
export function tokenOperation(request: StandInRequest): readonly string[] {
  const grantType = asked.partial().safeParse(bodyOf(request)).data?.grant_type;
  const kind =
    grantType === TOKEN_EXCHANGE ? "token-exchange" : grantType === "refresh_token" ? "token-refresh" : "";
  return kind === "" ? ["oauth"] : [kind, "oauth"];
}

export function createTokenEndpoint({ app, tokens, scope, sawShop }: TokenEndpoint): Handler {
  return (request) => {
    const shop = shopOf(request);
    const parsed = asked.safeParse(bodyOf(request));
    if (shop === undefined) return refuse(400, "invalid_request", "no shop: X-Forwarded-Host is missing");
    if (!parsed.success) return refuse(400, "invalid_request", z.prettifyError(parsed.error));
    const body = parsed.data;
    if (body.client_id !== app.key || body.client_secret !== app.secret) {
      return refuse(401, "invalid_client", "the client id or secret is wrong");
    }
    if (body.grant_type === "refresh_token") {
      const grant = tokens.renew(shop, body.refresh_token ?? "");
      return grant === null
        ? refuse(400, "invalid_grant", "the refresh token is unknown, expired, revoked or used already")
        : answer(grant, shop);
    }
    if (body.grant_type !== TOKEN_EXCHANGE) {
      return refuse(
        400,
        "unsupported_grant_type",
        `the stand-in does not play ${body.grant_type ?? "a code"}`,
      );
    }
    if (body.subject_token_type !== ID_TOKEN) {
      return refuse(400, "invalid_request", `subject_token_type is not ${ID_TOKEN}`);
    }
    const wanted = body.requested_token_type;
    if (wanted !== ONLINE && wanted !== OFFLINE) {
      return refuse(400, "invalid_request", "requested_token_type is neither online nor offline");
    }
    const problem = problemWithSessionToken(app, shop, body.subject_token ?? "");
    if (problem !== undefined) return refuse(400, "invalid_subject_token", `the session token: ${problem}`);
    sawShop(shop);
    const online = wanted === ONLINE;
    const expiring = body.expiring === "1" || body.expiring === "true";
    return answer(tokens.grant(shop, scope, { online, expiring }), shop);
  };
}

export function shopOf(request: StandInRequest): string | undefined {
  const forwarded = request.headers["x-forwarded-host"];
  const host = Array.isArray(forwarded) ? forwarded[0] : forwarded;
  return host?.endsWith(".myshopify.com") ? host : undefined;
}

function bodyOf(request: StandInRequest): unknown {
  return request.json() ?? Object.fromEntries(request.form());
}

function refuse(status: number, error: string, description: string): Answer {
  return { ...json(status, { error, error_description: description }), note: { error } };
}

function answer(grant: Grant, shop: string): Answer {
  const body = {
    access_token: grant.access.token,
    scope: grant.access.scope,
    ...(grant.expiresIn === null ? {} : { expires_in: grant.expiresIn }),
    ...(grant.refresh === null
      ? {}
      : { refresh_token: grant.refresh.token, refresh_token_expires_in: grant.refresh.expiresIn }),
    ...(grant.access.online
      ? {
          associated_user_scope: grant.access.scope,
          associated_user: {
            id: Number(STAFF.id),
            first_name: STAFF.firstName,
            last_name: STAFF.lastName,
            email: STAFF.email,
            account_owner: true,
            locale: "fr",
            collaborator: false,
            email_verified: true,
          },
        }
      : {}),
  };
  return { ...json(200, body), note: { shop, online: grant.access.online } };
}
