import { randomBytes, randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { isTypedAddressAllowed } from "~/carriers/kit/typed-address";
import { createCarriers } from "~/carriers/registry";
import type { Environment } from "~/environment";
import { handlersOf } from "~/jobs/handlers";
import { openQueue, type Queue } from "~/jobs/queue.server";
import { startWorkers } from "~/jobs/workers.server";
import { paper } from "~/labels";
import type { Clock, Randomness } from "~/shipping/ports/clock";
import type { Logger } from "~/shipping/ports/logger";
import type { CarrierName } from "~/shipping/shipment";
import { createShopifyAuth, type ShopifyAuth } from "~/shopify/auth.server";
import { createShopify } from "~/shopify/index.server";
import { createOfflineTokens } from "~/shopify/tokens.server";
import { readWebhook } from "~/shopify/webhook-content";
import { verifyWebhook } from "~/shopify/webhooks.server";
import { announceApp, announcedApp } from "~/store/announced-app.server";
import type { DataDirOwner } from "~/store/data-dir.server";
import { openDatabase, type Database } from "~/store/database.server";
import { rateLimiter } from "~/store/rate-limiter.server";
import { rotateKeys, type RotationCounts } from "~/store/rotate-keys.server";
import { createSessions } from "~/store/sessions.server";
import { createStore } from "~/store/store.server";
import { createVault } from "~/store/vault.server";
import { admitShop } from "~/use-cases/admit-shop";
import { attendShops } from "~/use-cases/attend-shops";
import { compareShops } from "~/use-cases/compare-shop";
import type { World } from "~/use-cases/world";
import type { WebContext } from "~/web-context";

/** The whole application of one process, its ports wired to store, Shopify, carriers and queue. */
export interface Application {
  readonly world: World;
  readonly database: Database;
  readonly queue: Queue;
  readonly web: WebContext;
  /** Works the jobs in this process, until `close`. */
  startWorking(): Promise<void>;
  rotateKeys(): Promise<RotationCounts>;
  /** Running jobs end first. */
  close(): Promise<void>;
}

export type OpenedApplication =
  | { readonly kind: "open"; readonly application: Application }
  /** DATA_DIR belongs to a process that is alive. */
  | { readonly kind: "owned"; readonly owner: DataDirOwner; readonly byApp: boolean };

const systemClock: Clock = { now: () => new Date() };
const randomness: Randomness = { uuid: () => randomUUID(), bytes: (count) => randomBytes(count) };

/** How often a carrier is asked about a connection's parcels by itself; those that push are asked rarely. */
const followEverySeconds: Readonly<Record<CarrierName, number>> = {
  "first-delivery": 5 * 60,
  ecotrack: 10 * 60,
  dropcolis: 60 * 60,
  // Nobody is asked: the shop's own time rule is applied.
  delivety: 5 * 60,
};

export interface ApplicationOptions {
  /** Whether this process may work jobs; one that only sends needs no workers. */
  readonly works: boolean;
  readonly logger: Logger;
  /** An operator's command: it leaves DATA_DIR to an app that is starting. */
  readonly yieldsToApp?: boolean;
  /** The system's, unless a test moves time. */
  readonly clock?: Clock;
}

/**
 * Opens the database (bringing it up to date) and wires everything to it.
 *
 * @throws when the database or its queue cannot be opened
 */
export async function openApplication(
  environment: Environment,
  options: ApplicationOptions,
): Promise<OpenedApplication> {
  const { logger, clock = systemClock } = options;
  if (environment.databaseUrl === null) {
    const pid = announcedApp(environment.dataDirectory);
    if (pid !== null) return { kind: "owned", owner: { pid }, byApp: true };
    if (!options.yieldsToApp && environment.dataDirectory !== "memory://") {
      announceApp(environment.dataDirectory);
    }
  }
  const opened = await openDatabase(
    { url: environment.databaseUrl ?? undefined, dataDir: environment.dataDirectory },
    logger,
  );
  if (opened.kind === "owned") return { ...opened, byApp: false };
  const { database } = opened;
  const queue = await openQueue({
    pool: database.pool,
    embedded: database.embedded,
    works: options.works,
    clock,
    randomness,
    logger,
  });
  return { kind: "open", application: wire(environment, database, queue) };
}

function wire(environment: Environment, database: Database, queue: Queue): Application {
  const { clock, logger } = queue;
  const { apiKey, apiSecret, appUrl, scopes } = environment.shopify;
  const vault = createVault(environment.encryptionKeys);
  const sessions = createSessions(database, vault);
  const { storage: sessionStorage } = sessions;
  const tokens = createOfflineTokens({ sessionStorage, lock: sessions, clock, logger, apiKey, apiSecret });
  const store = createStore(database, vault, (tx) => queue.jobsOn(tx));
  const world: World = {
    store,
    shopify: createShopify({ tokens, clock, logger }),
    tokens,
    readWebhook,
    carriers: createCarriers({
      clock,
      logger,
      rateLimiter: rateLimiter(database, clock),
      availability: { save: (account, rest) => store.connections.saveAvailability(account, rest) },
      firstDeliveryUrl: environment.carriers.firstDeliveryApiUrl,
      dropcolisUrl: environment.carriers.dropcolisApiUrl,
      privateHosts: environment.carriers.privateFromEnvironment,
      privateTypedHosts: environment.carriers.privateFromConnections,
    }),
    mayConnectTo: (address) => isTypedAddressAllowed(address, environment.carriers.privateFromConnections),
    carrierWebhookUrl: (id) => `${appUrl}/webhooks/carriers/${id}`,
    clock,
    sleep: (milliseconds) => pause(milliseconds),
    randomness,
    paper,
    logger,
  };
  const shopify: ShopifyAuth = createShopifyAuth({
    apiKey,
    apiSecret,
    appUrl,
    scopes,
    sessionStorage,
    lock: sessions,
    tokens,
    clock,
    logger,
    // The library has stored the token already.
    onInstall: (shop, granted) => admitShop(world, shop, granted),
  });
  return {
    world,
    database,
    queue,
    web: {
      shopify,
      world,
      apiKey,
      verifyWebhook: (rawBody, headers) => verifyWebhook(rawBody, headers, apiSecret),
    },
    async startWorking() {
      // Before the first job: what was ordered during a long absence is old by then.
      await attendShops(world);
      await startWorkers(queue, handlersOf(world), {
        connections: () => world.store.connections.withParcelsToFollow(),
        everySeconds: (carrier) => followEverySeconds[carrier],
        shops: () => world.store.shops.installed(),
        attend: () => attendShops(world),
        compare: () => compareShops(world),
      });
    },
    rotateKeys: () =>
      rotateKeys(database, vault, (table, count) => {
        logger.info("keys rotated", { kind: table, count });
      }),
    async close() {
      await queue.stop();
      await database.close();
    },
  };
}
