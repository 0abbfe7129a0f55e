import { setTimeout as pause } from "node:timers/promises";
import { RequestedTokenType, Session } from "@shopify/shopify-api";
import { keepableText } from "~/shipping/parse-json";
import type { ShopDomain } from "~/shipping/ids";
import type { Clock } from "~/shipping/ports/clock";
import type { Logger } from "~/shipping/ports/logger";
import type { createLibraryApi } from "./library.server";
import type { SessionStorage } from "./session-storage";

export interface StaffMember {
  readonly shop: ShopDomain;
  /** Shopify's user id: the `sub` of their session token. */
  readonly staffId: string;
}

export interface StaffNames {
  /** First and last name; null where Shopify has not said them, or not yet. Never fails. */
  nameOf(member: StaffMember, sessionToken: string): Promise<string | null>;
}

export interface StaffNamesOptions {
  readonly api: ReturnType<typeof createLibraryApi>;
  readonly sessionStorage: SessionStorage;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** A page does not wait longer for a name: the number is said until it is known. */
const patienceMilliseconds = 3_000;

/** After Shopify would not say it. */
const pauseMilliseconds = 10 * 60_000;

/**
 * Who staff are, for the journal. A session token names nobody; exchanged for an online access token it does, along
 * with the person's name. One exchange per person and life of that token (a day), the name kept encrypted in their
 * session. The token itself is not kept: nothing is done in their name at Shopify.
 * https://shopify.dev/docs/apps/build/authentication-authorization/access-tokens/token-exchange
 */
export function createStaffNames({ api, sessionStorage, clock, logger }: StaffNamesOptions): StaffNames {
  const underWay = new Map<string, Promise<string | null>>();
  const pausedUntil = new Map<string, number>();

  async function exchanged({ shop, staffId }: StaffMember, id: string, sessionToken: string) {
    const requestedTokenType = RequestedTokenType.OnlineAccessToken;
    try {
      const { session } = await api.auth.tokenExchange({ shop, sessionToken, requestedTokenType });
      const user = session.onlineAccessInfo?.associated_user;
      if (String(user?.id) !== staffId) throw new Error("the answer is about somebody else");
      await sessionStorage.storeSession(withoutToken(session, id));
      return nameIn(session);
    } catch (error) {
      pausedUntil.set(id, clock.now().getTime() + pauseMilliseconds);
      logger.warn("staff name unknown", { shop, error });
      return null;
    }
  }

  async function find(member: StaffMember, id: string, sessionToken: string): Promise<string | null> {
    const session = await sessionStorage.loadSession(id);
    if (session && !isOver(session, clock.now())) return nameIn(session);
    if ((pausedUntil.get(id) ?? 0) > clock.now().getTime()) return session ? nameIn(session) : null;
    return exchanged(member, id, sessionToken);
  }

  return {
    async nameOf(member, sessionToken) {
      const id = api.session.getJwtSessionId(member.shop, member.staffId);
      const running = underWay.get(id) ?? find(member, id, sessionToken).finally(() => underWay.delete(id));
      underWay.set(id, running);
      return Promise.race([running, pause(patienceMilliseconds, null, { ref: false })]);
    },
  };
}

const isOver = ({ expires }: Session, now: Date): boolean => expires === undefined || expires <= now;

/** What is kept: whose it is, their name, and until when it is believed. */
function withoutToken(session: Session, id: string): Session {
  const { accessToken: _token, refreshToken: _refresh, onlineAccessInfo, ...rest } = session.toObject();
  const user = onlineAccessInfo && { ...onlineAccessInfo.associated_user, email: "" };
  return new Session({
    ...rest,
    id,
    ...(user && { onlineAccessInfo: { ...onlineAccessInfo, associated_user: user } }),
  });
}

/** What the journal's own actors are called: nobody may pass for them. */
const taken = /^(app|operator|time rule|staff \d+)$/i;

function nameIn({ onlineAccessInfo }: Session): string | null {
  const { first_name: first, last_name: last } = onlineAccessInfo?.associated_user ?? {};
  const name = [first, last]
    // The session storage reads a name that is not there back as the word "null".
    .filter((part) => typeof part === "string" && part !== "null")
    .join(" ")
    .trim()
    .slice(0, 100);
  return name === "" || taken.test(name) || keepableText(name) !== name ? null : name;
}
