import { AppDistribution, shopifyApp } from "@shopify/shopify-app-remix/server";
import { type ShopDomain, shopDomain } from "~/shipping/ids";
import type { Clock } from "~/shipping/ports/clock";
import type { Logger } from "~/shipping/ports/logger";
import { apiVersion } from "./api-version";
import { createLibraryApi, libraryLog } from "./library.server";
import { createStaffNames, type StaffMember } from "./staff-names.server";
import { offlineSessionId, type SessionStorage } from "./session-storage";
import type { TokenLock } from "./token-lock";
import type { AccessTokens } from "./tokens.server";

export interface ShopifyAuthOptions {
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly appUrl: string;
  readonly scopes: readonly string[];
  readonly sessionStorage: SessionStorage;
  readonly lock: TokenLock;
  readonly tokens: AccessTokens;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Called after every token exchange: the first one installs the shop, later ones find it installed. */
  readonly onInstall: (shop: ShopDomain, scopes: string) => Promise<void>;
}

/** The library's own threshold: with less time left it exchanges the session token for a new offline token. */
const libraryExchangesWithin = 5 * 60_000;

/**
 * Install and login of the embedded app: Shopify installs it (managed installation, scopes from shopify.app.toml), and
 * the first request of the admin exchanges its session token for an expiring offline token.
 */
export function createShopifyAuth(options: ShopifyAuthOptions) {
  const { apiKey, apiSecret, sessionStorage, lock, tokens, clock, logger } = options;
  const api = createLibraryApi({ apiKey, apiSecret, logger });
  const names = createStaffNames({ api, sessionStorage, clock, logger });

  const library = shopifyApp({
    apiKey,
    apiSecretKey: apiSecret,
    appUrl: options.appUrl,
    scopes: [...options.scopes],
    apiVersion,
    distribution: AppDistribution.AppStore,
    isEmbeddedApp: true,
    useOnlineTokens: false,
    authPathPrefix: "/auth",
    sessionStorage,
    logger: libraryLog(logger),
    future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
    hooks: {
      afterAuth: async ({ session }) => {
        try {
          await options.onInstall(shopDomain.parse(session.shop), session.scope ?? "");
        } catch (error) {
          // The library answers 500 and tells nobody why.
          logger.error("install failed", { shop: session.shop, error });
          throw error;
        }
      },
    },
  });

  /** The shop a valid session token of this request speaks for; null where the library has to send one first. */
  async function shopOfSessionToken(request: Request): Promise<ShopDomain | null> {
    const token = sessionTokenOf(request);
    if (!token) return null;
    try {
      const { dest } = await api.session.decodeSessionToken(token);
      return shopDomain.safeParse(new URL(dest).hostname).data ?? null;
    } catch {
      return null; // the library judges it again, and answers
    }
  }

  const isActive = async (shop: ShopDomain): Promise<boolean> =>
    (await sessionStorage.loadSession(offlineSessionId(shop)))?.isActive(undefined, libraryExchangesWithin) ??
    false;

  /**
   * The library's `authenticate.admin`, with one change of token at a time: a token near its end is refreshed under the
   * lock first, and where the library has to exchange one, it does so under the same lock, so that ten requests of
   * one opening page make one exchange.
   */
  async function authenticateAdmin(request: Request) {
    const shop = await shopOfSessionToken(request);
    const authenticate = () => library.authenticate.admin(request);
    if (shop === null) return withShop(await authenticate());
    await tokens.freshToken(shop); // a failure shows as an inactive session
    return withShop(
      (await isActive(shop)) ? await authenticate() : await lock.withSessionLock(shop, authenticate),
    );
  }

  return {
    authenticateAdmin,
    /** Of somebody whom `authenticateAdmin` let in with this very request; null where Shopify does not say it. */
    async staffName(request: Request, member: StaffMember): Promise<string | null> {
      const token = sessionTokenOf(request);
      return token ? names.nameOf(member, token) : null;
    },
    /** For entry.server: the frame-ancestors of the embedding admin. */
    addDocumentResponseHeaders: library.addDocumentResponseHeaders,
    /** The form that asks for a shop, for whoever opens the app outside the admin. */
    login: library.login,
  };
}

/** In the header of App Bridge's requests, or in the address of the first page. */
const sessionTokenOf = (request: Request): string | null =>
  request.headers.get("authorization")?.replace("Bearer ", "") ??
  new URL(request.url).searchParams.get("id_token");

/** The library's context and whom it speaks for: the shop, and the staff member as Shopify's user id. */
const withShop = <Context extends { session: { shop: string }; sessionToken: { sub: string } }>(
  context: Context,
) => ({ ...context, shop: shopDomain.parse(context.session.shop), staffId: context.sessionToken.sub });

export type ShopifyAuth = ReturnType<typeof createShopifyAuth>;
