import { Session } from "@shopify/shopify-api";
import { shopDomain, type ShopDomain } from "~/shipping/ids";
import type { Sessions } from "~/store/sessions.server";
import { Turns } from "~/store/turns";
import { directAccess } from "./access";
import type { SessionRow, Tables } from "./tables";

/** Sessions of Shopify's library beside the store, as the app's own are. */
export function createMemorySessions(tables: Tables): Sessions {
  const { run } = directAccess(tables);
  const { sessions } = tables;
  const turns = new Map<ShopDomain, Turns>();
  return {
    storage: {
      storeSession: (session) =>
        run(() => {
          sessions.put(session.id, { shop: shopDomain.parse(session.shop), params: session.toObject() });
          return true;
        }),
      loadSession: (id) =>
        run(() => {
          const row = sessions.get(id);
          return row ? sessionOf(row) : undefined;
        }),
      deleteSession: (id) =>
        run(() => {
          sessions.deleteWhere(({ params }) => params.id === id);
          return true;
        }),
      deleteSessions: (ids) =>
        run(() => {
          sessions.deleteWhere(({ params }) => ids.includes(params.id));
          return true;
        }),
      findSessionsByShop: (shop) =>
        run(() =>
          sessions
            .where((row) => row.shop === shop)
            .toSorted((a, b) => endOf(b) - endOf(a))
            .map(sessionOf),
        ),
    },
    deleteSessions: (shop) => run(() => void sessions.deleteWhere((row) => row.shop === shop)),
    withSessionLock: async (shop, work) => {
      const ofShop = turns.get(shop) ?? new Turns();
      turns.set(shop, ofShop);
      const release = await ofShop.take();
      try {
        return await work();
      } finally {
        release();
      }
    },
  };
}

const sessionOf = ({ params }: SessionRow): Session => new Session({ ...params });

/** Without an end it comes first, as PostgreSQL sorts. */
const endOf = ({ params }: SessionRow): number => params.expires?.getTime() ?? Number.MAX_SAFE_INTEGER;
