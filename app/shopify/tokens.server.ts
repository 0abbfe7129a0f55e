import { Session } from "@shopify/shopify-api";
import type { ShopDomain } from "~/shipping/ids";
import type { Clock } from "~/shipping/ports/clock";
import type { Logger } from "~/shipping/ports/logger";
import type { ShopifyError, ShopTokens } from "~/shipping/ports/shopify";
import { ok, type Result } from "~/shipping/result";
import { accessDenied, unavailable } from "./errors";
import { offlineSessionId, type SessionStorage } from "./session-storage";
import { type RefreshedToken, refreshOfflineToken } from "./token-endpoint.server";
import type { TokenLock } from "./token-lock";

export interface AccessTokens {
  /** An access token with time left; `access` where only the merchant can bring one, by opening the app. */
  freshToken(shop: ShopDomain): Promise<Result<string, ShopifyError>>;
  /** After Shopify refused `refused` with 401: the token that replaced it meanwhile, or a new one. */
  replaceRefusedToken(shop: ShopDomain, refused: string): Promise<Result<string, ShopifyError>>;
}

export interface OfflineTokensOptions {
  readonly sessionStorage: SessionStorage;
  readonly lock: TokenLock;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly apiKey: string;
  readonly apiSecret: string;
  /** Milliseconds until a refresh is given up; 20 seconds. */
  readonly timeout?: number;
}

/** Before the library's own five minutes: it would exchange or refresh without our lock. */
const refreshWithin = 10 * 60_000;
/** Between two refreshes by one process while the token works: after one that failed, or brought a short-lived one. */
const pauseBetween = 30_000;

/**
 * Each shop's offline token, in the session storage it shares with the library. Tokens live an hour and their refresh
 * token changes on use; the library refreshes without any lock, so two processes would spend the same refresh token
 * twice. Here one at a time refreshes, under a lock across processes, and reads the session again inside it.
 *
 * What each death leaves: before the request, nothing has happened. Between Shopify's answer and our storing it, the
 * stored refresh token is used up, but Shopify keeps honouring it until its replacement is used (30 days at most): the
 * next call refreshes with it again, so an answer that never came is `unavailable` and no more. When Shopify says
 * that the refresh token is spent, it is deleted: the access token serves its time, after that the error is `access`,
 * and the merchant opening the app brings a new pair by token exchange.
 * https://shopify.dev/changelog/more-resilient-refreshes-for-expiring-offline-access-tokens
 */
export function createOfflineTokens(options: OfflineTokensOptions): ShopTokens & AccessTokens {
  const { sessionStorage, lock, clock, logger } = options;
  const underWay = new Map<string, Promise<Result<string, ShopifyError>>>();
  const pausedUntil = new Map<ShopDomain, number>();

  const load = (shop: ShopDomain) => sessionStorage.loadSession(offlineSessionId(shop));

  const millisecondsLeft = (session: Session): number => {
    if (!session.accessToken) return 0;
    return session.expires ? session.expires.getTime() - clock.now().getTime() : Number.POSITIVE_INFINITY;
  };
  /** The stored token, as long as it has any time left. */
  const stillGood = (session: Session): string | null =>
    session.accessToken && millisecondsLeft(session) > 0 ? session.accessToken : null;

  /** Calls made together in this process share one turn at the lock. */
  function oneAtATime(key: string, work: () => Promise<Result<string, ShopifyError>>) {
    const running = underWay.get(key) ?? work().finally(() => underWay.delete(key));
    underWay.set(key, running);
    return running;
  }

  /**
   * Refreshes under the lock, unless the session read there has become good enough meanwhile. `refused` is a token that
   * Shopify no longer takes, whatever its time.
   */
  async function renew(shop: ShopDomain, refused: string | null): Promise<Result<string, ShopifyError>> {
    const session = await load(shop);
    if (session === undefined) return accessDenied(null);
    const usable = stillGood(session) === refused ? null : stillGood(session);
    if (usable !== null && (refused !== null || millisecondsLeft(session) > refreshWithin)) return ok(usable);

    if (!session.refreshToken) {
      if (usable !== null) return ok(usable);
      await sessionStorage.storeSession(withoutTokens(session, { accessToken: true }));
      return accessDenied(null);
    }
    const refresh = await refreshOfflineToken(shop, session.refreshToken, {
      ...options,
      timeout: options.timeout ?? 20_000,
    });
    logger.info("shopify token refresh", { shop, kind: refresh.kind });
    const nextAt = new Date(clock.now().getTime() + pauseBetween);
    pausedUntil.set(shop, nextAt.getTime());
    switch (refresh.kind) {
      case "refreshed":
        await sessionStorage.storeSession(refreshed(session, refresh.token));
        return ok(refresh.token.accessToken);
      case "spent":
        await sessionStorage.storeSession(withoutTokens(session, { accessToken: usable === null }));
        return usable === null ? accessDenied(null) : ok(usable);
      case "refused":
        return usable === null ? accessDenied(refresh.words) : ok(usable);
      case "unknown":
        return usable === null ? unavailable(refresh.words, nextAt) : ok(usable);
    }
  }

  return {
    async freshToken(shop) {
      const session = await load(shop);
      if (!session?.accessToken && !session?.refreshToken) return accessDenied(null);
      const token = stillGood(session);
      const paused = (pausedUntil.get(shop) ?? 0) > clock.now().getTime();
      if (token !== null && (paused || !session.refreshToken || millisecondsLeft(session) > refreshWithin)) {
        return ok(token);
      }
      return oneAtATime(shop, () => lock.withSessionLock(shop, () => renew(shop, null)));
    },

    replaceRefusedToken: (shop, refused) =>
      oneAtATime(`${shop} ${refused}`, () => lock.withSessionLock(shop, () => renew(shop, refused))),

    save: (shop, token) =>
      lock.withSessionLock(shop, async () => {
        await sessionStorage.storeSession(
          new Session({
            id: offlineSessionId(shop),
            shop,
            state: "",
            isOnline: false,
            accessToken: token.accessToken,
            scope: token.scope,
            ...(token.refreshToken !== null && { refreshToken: token.refreshToken }),
            ...(token.expires !== null && { expires: token.expires }),
          }),
        );
      }),

    forget: (shop) =>
      lock.withSessionLock(shop, async () => {
        await sessionStorage.deleteSession(offlineSessionId(shop));
      }),
  };
}

/** The session with the new pair. Where the answer says nothing of scope or refresh token, the old ones stay. */
const refreshed = (old: Session, token: RefreshedToken): Session =>
  new Session({
    ...old.toObject(),
    accessToken: token.accessToken,
    expires: token.expires,
    ...(token.scope !== null && { scope: token.scope }),
    ...(token.refreshToken !== null && { refreshToken: token.refreshToken }),
    ...(token.refreshTokenExpires !== null && { refreshTokenExpires: token.refreshTokenExpires }),
  });

/** The session without its refresh token, and without its access token where that is dead too: the library then
 * exchanges a new pair as soon as the merchant opens the app. */
function withoutTokens(session: Session, dead: { accessToken: boolean }): Session {
  const { refreshToken: _spent, refreshTokenExpires: _with, accessToken, ...rest } = session.toObject();
  return new Session({ ...rest, ...(!dead.accessToken && accessToken !== undefined && { accessToken }) });
}
