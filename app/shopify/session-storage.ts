import type { Session } from "@shopify/shopify-api";
import type { ShopDomain } from "~/shipping/ids";

/** The official session storage interface, as far as this folder and the library use it. */
export interface SessionStorage {
  storeSession(session: Session): Promise<boolean>;
  loadSession(id: string): Promise<Session | undefined>;
  deleteSession(id: string): Promise<boolean>;
  deleteSessions(ids: string[]): Promise<boolean>;
  findSessionsByShop(shop: string): Promise<Session[]>;
}

/** Where the library keeps a shop's offline session. */
export const offlineSessionId = (shop: ShopDomain): string => `offline_${shop}`;
