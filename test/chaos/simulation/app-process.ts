import type { HttpClient, HttpOutcome } from "~/carriers/kit/http";
import { createCarriers } from "~/carriers/registry";
import { paper } from "~/labels";
import type { Randomness } from "~/shipping/ports/clock";
import type { Logger } from "~/shipping/ports/logger";
import { createShopify } from "~/shopify/index.server";
import { createOfflineTokens } from "~/shopify/tokens.server";
import { readWebhook } from "~/shopify/webhook-content";
import type { Sessions } from "~/store/sessions.server";
import type { Store } from "~/shipping/ports/store";
import type { World } from "~/use-cases/world";
import { appStore, roomInSteps, type AppStoreParts } from "./app-store";
import { addressOf, type PlayedCarrier } from "./carriers";
import type { Plant } from "../planted/plant";
import type { Network, Received } from "./network";
import type { Party } from "./party";
import type { SharedLimits, TokenLock } from "./shared-state";
import { app } from "./shopify";

export const appUrl = "http://app.chaos";

/** What all processes of a world share. */
export interface Surroundings extends Omit<AppStoreParts, "life"> {
  readonly sessions: Sessions;
  readonly network: Network;
  readonly carriers: ReadonlyMap<PlayedCarrier, Party>;
  readonly shopify: Party;
  readonly tokenLock: TokenLock;
  readonly limits: SharedLimits;
  readonly randomness: Randomness;
  readonly logger: Logger;
  readonly plant: Plant;
}

/** A process of the app: all that it keeps in memory dies with it. */
export interface AppProcess {
  readonly name: string;
  isAlive: boolean;
  stalledUntil: number;
  /** Whether it takes jobs yet. */
  isWorking: boolean;
  readonly world: World;
}

export function startProcess(name: string, around: Surroundings): AppProcess {
  const life = { name, isAlive: true, stalledUntil: 0 };
  const { scheduler, logger, randomness } = around;
  const { clock } = scheduler;
  const sleep = (milliseconds: number) =>
    scheduler.perform(life, "a pause", milliseconds, async () => undefined);
  const store: Store = appStore({ ...around, life });
  const sessionStorage = roomInSteps({ ...around, life }, "session", around.sessions.storage);
  const lock = { withSessionLock: around.tokenLock.for(life, sleep) };
  const tokens = createOfflineTokens({
    sessionStorage,
    lock,
    clock,
    logger,
    apiKey: app.key,
    apiSecret: app.secret,
  });
  const world: World = {
    store,
    shopify: createShopify({ tokens, clock, logger, sleep }),
    tokens,
    readWebhook,
    carriers: createCarriers({
      clock,
      logger,
      rateLimiter: around.limits.for(sleep),
      firstDeliveryUrl: `${addressOf("first-delivery")}/api/v2`,
      dropcolisUrl: addressOf("dropcolis"),
      privateHosts: true,
      privateTypedHosts: true,
      httpClient: () => httpOf(life, around),
    }),
    mayConnectTo: () => true,
    carrierWebhookUrl: (id) => `${appUrl}/webhooks/carriers/${id}`,
    clock,
    sleep,
    randomness,
    paper,
    logger,
  };
  return Object.assign(life, {
    world: around.plant.world?.(world, around.carriers) ?? world,
    isWorking: false,
  });
}

type Life = Pick<AppProcess, "name" | "isAlive" | "stalledUntil">;

/** The carriers' one HTTP client, over the wire of this world. */
function httpOf(life: Life, { network, carriers }: Surroundings): HttpClient {
  return {
    async send(request): Promise<HttpOutcome> {
      const host = new URL(request.url).hostname.replace(/\.test$/, "");
      const party = [...carriers].find(([name]) => name === host)?.[1];
      if (!party) return { kind: "never-sent", reason: "dns" };
      const received = await network.exchange(life, party, lowerCased(request), 30_000);
      return outcomeOf(received);
    },
  };
}

const lowerCased = (request: Parameters<HttpClient["send"]>[0]) => ({
  ...request,
  headers: Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name.toLowerCase(), value]),
  ),
});

function outcomeOf(received: Received): HttpOutcome {
  switch (received.kind) {
    case "never-sent":
      return { kind: "never-sent", reason: "connection-refused" };
    case "lost":
      return { kind: "no-answer", reason: received.reason };
    case "answer": {
      const { status, headers = {}, body = "" } = received.answer;
      return { kind: "answer", status, headers, text: body.toString() };
    }
  }
}
