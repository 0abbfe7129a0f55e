import { Session } from "@shopify/shopify-api";
import {
  PrismaSessionStorage,
  type PrismaSessionStorageInterface,
} from "@shopify/shopify-app-session-storage-prisma";
import { shopDomain, type ShopDomain } from "~/shipping/ids";
import type { Database } from "./database.server";
import type { EncryptedField } from "./encrypted-fields";
import { withLease } from "./lease.server";
import type { Vault } from "./vault.server";

type SessionStorage = Omit<PrismaSessionStorageInterface, "isReady">;

export interface Sessions {
  /** For the Shopify library: Shopify's own Prisma storage, with tokens and staff's names encrypted at rest. */
  readonly storage: SessionStorage;
  /** All of a shop's, online ones included. */
  deleteSessions(shop: ShopDomain): Promise<void>;
  /**
   * One at a time per shop, over all processes: a refresh token is used up by its use, so a second refresh with the
   * same one would lose the shop. Load the session again inside: another process may just have refreshed it.
   */
  withSessionLock<T>(shop: ShopDomain, work: () => Promise<T>): Promise<T>;
}

export function createSessions(database: Database, vault: Vault): Sessions {
  const { prisma } = database;
  return {
    storage: encryptedStorage(new PrismaSessionStorage(prisma), vault),
    deleteSessions: async (shop) => {
      await prisma.session.deleteMany({ where: { shop } });
    },
    withSessionLock: (shop, work) => withLease(database, shop, "session", work),
  };
}

function encryptedStorage(storage: SessionStorage, vault: Vault): SessionStorage {
  const sealed = transformer((shop, field, plain) => vault.encrypt(shop, field, plain));
  const opened = transformer((shop, field, text) => vault.decrypt(shop, field, text));
  return {
    storeSession: (session) => storage.storeSession(sealed(session)),
    loadSession: async (id) => {
      const session = await storage.loadSession(id);
      return session && opened(session);
    },
    deleteSession: (id) => storage.deleteSession(id),
    deleteSessions: (ids) => storage.deleteSessions(ids),
    findSessionsByShop: async (shop) => (await storage.findSessionsByShop(shop)).map(opened),
  };
}

type Transform = (shop: ShopDomain, field: EncryptedField, value: string) => string;

/** A copy of the session with every secret and every name passed through `transform`. */
function transformer(transform: Transform): (session: Session) => Session {
  return (session) => {
    const shop = shopDomain.parse(session.shop);
    const { accessToken, refreshToken, onlineAccessInfo, ...plain } = session.toObject();
    return new Session({
      ...plain,
      ...(accessToken && { accessToken: transform(shop, "Session.accessToken", accessToken) }),
      ...(refreshToken && { refreshToken: transform(shop, "Session.refreshToken", refreshToken) }),
      ...(onlineAccessInfo && {
        onlineAccessInfo: {
          ...onlineAccessInfo,
          associated_user: withNames(onlineAccessInfo.associated_user, shop, transform),
        },
      }),
    });
  };
}

interface StaffMember {
  readonly first_name?: string;
  readonly last_name?: string;
  readonly email?: string;
}

function withNames<Member extends StaffMember>(member: Member, shop: ShopDomain, transform: Transform) {
  const { first_name, last_name, email, ...plain } = member;
  return {
    ...plain,
    ...(isSaid(first_name) && { first_name: transform(shop, "Session.firstName", first_name) }),
    ...(isSaid(last_name) && { last_name: transform(shop, "Session.lastName", last_name) }),
    ...(isSaid(email) && { email: transform(shop, "Session.email", email) }),
  };
}

/** The library reads a name that is not there back as the word "null". */
const isSaid = (name: string | undefined): name is string =>
  name !== undefined && name !== "" && name !== "null";
