/** Access and refresh tokens: given out, expired, rotated, revoked. */
import { randomBytes } from "node:crypto";
import type { Clock } from "../../kit";

export type AccessToken = {
  readonly token: string;
  readonly shop: string;
  readonly online: boolean;
  /** Milliseconds of the stand-in's clock; null lives for ever. */
  readonly expiresAt: number | null;
  readonly scope: string;
};

type RefreshToken = {
  readonly token: string;
  readonly shop: string;
  readonly scope: string;
  readonly expiresAt: number;
  used: boolean;
  /** The refresh token that was answered for this one. */
  successor: RefreshToken | null;
};

export type Grant = {
  readonly access: AccessToken;
  readonly expiresIn: number | null;
  readonly refresh: { readonly token: string; readonly expiresIn: number } | null;
};

export type TokenSettings = {
  readonly clock: Clock;
  /** How long an expiring access token lives: 3600 at Shopify. */
  readonly tokenSeconds: number;
  /**
   * Whether a used refresh token works again until its successor is used. Shopify does so since August 2026, to
   * mend lost answers; without it every second use shows, which is what a test of "one refresh at a time" wants.
   */
  readonly refreshAgain: boolean;
};

/** Shopify's online tokens live as long as a day's work. */
const ONLINE_SECONDS = 86_399;

/** Shopify's refresh tokens live 90 days. */
const REFRESH_SECONDS = 90 * 24 * 3600;

export type Tokens = ReturnType<typeof createTokens>;

export function createTokens({ clock, tokenSeconds, refreshAgain }: TokenSettings) {
  const access = new Map<string, AccessToken>();
  const refresh = new Map<string, RefreshToken>();
  const revoked = new Set<string>();
  const counts = { granted: 0, refreshed: 0, refused: 0 };

  const now = (): number => clock.now().getTime();
  const random = (prefix: string): string => `${prefix}_${randomBytes(16).toString("hex")}`;

  function grant(shop: string, scope: string, kind: { online: boolean; expiring: boolean }): Grant {
    const seconds = kind.online ? ONLINE_SECONDS : kind.expiring ? tokenSeconds : null;
    const made: AccessToken = {
      token: random(kind.online ? "shpua" : "shpat"),
      shop,
      online: kind.online,
      expiresAt: seconds === null ? null : now() + seconds * 1000,
      scope,
    };
    access.set(made.token, made);
    if (kind.online || !kind.expiring) return { access: made, expiresIn: seconds, refresh: null };
    const renewal: RefreshToken = {
      token: random("shprt"),
      shop,
      scope,
      expiresAt: now() + REFRESH_SECONDS * 1000,
      used: false,
      successor: null,
    };
    refresh.set(renewal.token, renewal);
    return {
      access: made,
      expiresIn: seconds,
      refresh: { token: renewal.token, expiresIn: REFRESH_SECONDS },
    };
  }

  return {
    grant(shop: string, scope: string, kind: { online: boolean; expiring: boolean }): Grant {
      counts.granted += 1;
      return grant(shop, scope, kind);
    },

    /** A new pair for a refresh token; null when it is unknown, another shop's, expired, revoked or used. */
    renew(shop: string, token: string): Grant | null {
      const held = refresh.get(token) ?? adopt(shop, token);
      const spent = held?.used === true && !(refreshAgain && held.successor?.used === false);
      if (held === undefined || held.shop !== shop || spent || held.expiresAt < now() || revoked.has(token)) {
        counts.refused += 1;
        return null;
      }
      counts.refreshed += 1;
      held.used = true;
      const made = grant(shop, held.scope, { online: false, expiring: true });
      held.successor = made.refresh === null ? null : (refresh.get(made.refresh.token) ?? null);
      return made;
    },

    /**
     * Whether a token opens this shop now. One that we never gave (the operator's `install` brings its own) is
     * taken on trust and bound to the first shop that uses it.
     */
    opens(shop: string, token: string): boolean {
      if (revoked.has(token)) return false;
      const held = access.get(token);
      if (held === undefined) {
        if (!/^(?:shpat|shpca|shpua)_/.test(token)) return false;
        access.set(token, { token, shop, online: false, expiresAt: null, scope: "" });
        return true;
      }
      return held.shop === shop && (held.expiresAt === null || held.expiresAt > now());
    },

    /** Revokes one token, or all that a shop has. Returns how many. */
    revoke(what: string): number {
      const doomed = [...access.values(), ...refresh.values()]
        .filter((held) => held.token === what || held.shop === what)
        .map((held) => held.token);
      for (const token of doomed.length > 0 ? doomed : [what]) revoked.add(token);
      return doomed.length;
    },

    /** For the ledger: counts and lifetimes, never a token. */
    summary: () => ({
      ...counts,
      live: [...access.values()]
        .filter((held) => !revoked.has(held.token) && (held.expiresAt === null || held.expiresAt > now()))
        .map((held) => ({
          shop: held.shop,
          online: held.online,
          expiresAt: held.expiresAt === null ? null : new Date(held.expiresAt).toISOString(),
        })),
    }),
  };

  /** A refresh token that `install` brought, taken on trust like an access token. */
  function adopt(shop: string, token: string): RefreshToken | undefined {
    if (!token.startsWith("shprt_")) return undefined;
    const expiresAt = now() + REFRESH_SECONDS * 1000;
    const adopted: RefreshToken = { token, shop, scope: "", expiresAt, used: false, successor: null };
    refresh.set(token, adopted);
    return adopted;
  }
}
