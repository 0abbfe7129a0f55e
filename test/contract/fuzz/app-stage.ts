import { randomBytes, randomUUID } from "node:crypto";
import type { HttpOutcome } from "~/carriers/kit/http";
import { createCarriers } from "~/carriers/registry";
import { openApplication, type Application } from "~/composition.server";
import { readEnvironment } from "~/environment";
import { createLogger } from "~/log/logger.server";
import { type ShopDomain, shopDomain } from "~/shipping/ids";
import { carrierNames, type CarrierName } from "~/shipping/shipment";
import { ok } from "~/shipping/result";
import { createShopify } from "~/shopify/index.server";
import { changeSettings } from "~/use-cases/change-settings";
import { connectCarrier } from "~/use-cases/connect-carrier";
import { installShop } from "~/use-cases/install-shop";
import type { World } from "~/use-cases/world";
import { createFreeLimiter } from "../carriers/limiter";
import { documents } from "./carrier-documents";
import { casts } from "./carrier-stage";
import { asItShould } from "./shop";
import { type Exchange, played } from "./shopify-answers";

/** The app on its real store and queue, in this process and in memory; Shopify and the carriers answer as they are told. */
export interface AppStage {
  readonly application: Application;
  /** The application's, but for the network, the clock and the waiting. */
  readonly world: World;
  readonly shop: ShopDomain;
  readonly connections: Readonly<Record<CarrierName, string>>;
  readonly log: readonly string[];
  /** What the carriers' next calls come to; after that they answer nothing. */
  carriersAnswer(outcomes: readonly HttpOutcome[]): void;
  /** What Shopify's next calls come to, each about the order that it is asked for; after that it answers as it should. */
  shopifyAnswers(exchanges: readonly Exchange[]): void;
  /** Time that passes while nobody waits. */
  pass(milliseconds: number): void;
  close(): Promise<void>;
}

const apiKey = "fuzz-key";
export const apiSecret = "fuzz-secret";

export async function openAppStage(): Promise<AppStage> {
  const environment = readEnvironment(
    {
      SHOPIFY_API_KEY: apiKey,
      SHOPIFY_API_SECRET: apiSecret,
      SHOPIFY_APP_URL: "https://navette.example",
      ENCRYPTION_KEYS: `test:${randomBytes(32).toString("base64")}`,
      DATA_DIR: "memory://",
    },
    () => ["read_orders"],
  );
  if (!environment.ok) throw new Error(environment.error.join("; "));
  let time = Date.parse("2026-11-20T12:00:00Z");
  const clock = { now: () => new Date(time) };
  const pass = (milliseconds: number): void => void (time += milliseconds);
  const sleep = async (milliseconds: number): Promise<void> => pass(milliseconds);
  const log: string[] = [];
  const logger = createLogger({ level: "debug", clock, stream: { write: (line) => void log.push(line) } });
  const opened = await openApplication(environment.value, { works: false, logger, clock });
  if (opened.kind !== "open") throw new Error("the database in memory has no other owner");
  const { application } = opened;

  let outcomes: HttpOutcome[] = [];
  let exchanges: Exchange[] = [];
  const realFetch = globalThis.fetch;
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (!new URL(request.url).hostname.endsWith(".myshopify.com")) return realFetch(input, init);
    const text = await request.text();
    const exchange = exchanges.shift();
    return exchange ? played(exchange, text) : asItShould(text);
  };

  const world: World = {
    ...application.world,
    sleep,
    shopify: createShopify({
      clock,
      logger,
      sleep,
      tokens: { freshToken: async () => ok("shpat_fuzz"), replaceRefusedToken: async () => ok("shpat_anew") },
    }),
    mayConnectTo: () => true,
    carriers: createCarriers({
      clock,
      logger,
      rateLimiter: createFreeLimiter(),
      firstDeliveryUrl: null,
      dropcolisUrl: "https://api.dropcolis.example",
      privateHosts: false,
      privateTypedHosts: false,
      httpClient: () => ({
        send: () => Promise.resolve(outcomes.shift() ?? { kind: "no-answer", reason: "timeout" }),
      }),
    }),
  };
  const shop = shopDomain.parse("fuzz.myshopify.com");
  await installShop(world, shop, { accessToken: "shpat_fuzz", scope: "", refreshToken: null, expires: null });
  const ids = new Map<CarrierName, string>();
  // Its token is asked for, then its lists.
  const [, , , , , , yes, , , wilayas, communes, desks] = documents.ecotrack.answers;
  const lists = [yes, communes, wilayas, desks].map((list) => answerOf(200, list));
  for (const name of carrierNames) {
    outcomes = name === "ecotrack" ? lists : [];
    const connected = await connectCarrier(world, shop, name, casts[name].settings);
    if (!connected.ok) throw new Error(`${name}: ${connected.error.code}`);
    ids.set(name, connected.value.id);
  }
  const changed = await changeSettings(world, shop, {
    pickup: { phone: "514 555-0101" },
    products: [{ variantId: "501", apiId: 139 }],
  });
  if (!changed.ok) throw new Error(changed.error.code);
  const idOf = (name: CarrierName): string => ids.get(name) ?? randomUUID();

  return {
    application,
    world,
    shop,
    connections: {
      "first-delivery": idOf("first-delivery"),
      dropcolis: idOf("dropcolis"),
      ecotrack: idOf("ecotrack"),
      delivety: idOf("delivety"),
    },
    log,
    carriersAnswer: (next) => void (outcomes = [...next]),
    shopifyAnswers: (next) => void (exchanges = [...next]),
    pass,
    async close() {
      globalThis.fetch = realFetch;
      await application.close();
    },
  };
}

export const answerOf = (status: number, body: unknown): HttpOutcome => ({
  kind: "answer",
  status,
  headers: {},
  text: JSON.stringify(body),
});
