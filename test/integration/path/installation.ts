import { randomBytes, randomUUID } from "node:crypto";
import { vi } from "vitest";
import { openApplication, type Application } from "~/composition.server";
import { readEnvironment } from "~/environment";
import { createLogger } from "~/log/logger.server";
import { shopDomain, type ConnectionId, type ShipmentId } from "~/shipping/ids";
import type { OfflineToken } from "~/shipping/ports/shopify";
import type { Shipment } from "~/shipping/shipment";
import { changeSettings } from "~/use-cases/change-settings";
import { connectCarrier } from "~/use-cases/connect-carrier";
import { installShop } from "~/use-cases/install-shop";
import { receiveWebhook } from "~/use-cases/receive-webhook";
import { payload, type Purchase } from "../../demo/samples/payload";
import { startStandIn, type RunningStandIn } from "../../stand-ins/kit";
import { standIn as shopifyStandIn } from "../../stand-ins/shopify";
import { firstDelivery, type TestCarrier } from "./test-carrier";

export const shop = shopDomain.parse("path-test.myshopify.com");
const apiKey = "path-test-key";
export const apiSecret = "path-test-secret";

/** What Shopify gives the app when a merchant opens it; `name` tells one installation's from another's. */
export const offlineToken = (name = "test"): OfflineToken => ({
  accessToken: `shpat_path_${name}`,
  scope: "read_orders",
  refreshToken: null,
  expires: null,
});

/** The whole app in this process, on its real store, queue, carriers and Shopify door, against the stand-ins. */
export interface Installation {
  readonly application: Application;
  readonly shopify: RunningStandIn;
  readonly carrier: RunningStandIn;
  /** The shop's, at the carrier. */
  readonly connection: ConnectionId;
  readonly logLines: readonly string[];
  /** With which another process is the same app. */
  readonly environment: Readonly<Record<string, string>>;
  /**
   * From now on the clocks of app and carrier are ahead by so much. The queue's is the database's: a job that asks for
   * a time gets it so much later.
   */
  advance(milliseconds: number): void;
  /** An order at Shopify, without any webhook; `besides` as the control takes it. Returns its id. */
  order(
    purchase: Partial<Purchase> & { readonly name: string },
    besides?: Readonly<Record<string, unknown>>,
  ): Promise<string>;
  /** What staff or the shopper change at Shopify, as the control takes it, and a webhook that says so. */
  change(orderId: string, change: Readonly<Record<string, unknown>>): Promise<void>;
  /** A webhook as the route hands it on, once verified; the body is Shopify's unless given. */
  webhook(topic: string, orderId: string, more?: WebhookOptions): Promise<string>;
  shipmentOf(orderName: string): Promise<Shipment | undefined>;
  /** Waits until the order's first shipment satisfies `wanted`. */
  until(orderName: string, wanted: (shipment: Shipment) => boolean): Promise<Shipment>;
  /** In the carrier's ledger, with the references of this order's shipments. */
  parcelsOf(orderName: string): Promise<readonly Parcel[]>;
  /** In Shopify's ledger. */
  fulfillmentsOf(orderName: string): Promise<readonly Fulfillment[]>;
  /** Calls of the Admin API so far, but for the lists of orders that the schedule asks for by itself. */
  adminCalls(): number;
  close(): Promise<void>;
}

export interface WebhookOptions {
  readonly body?: string;
  readonly webhookId?: string;
  readonly eventId?: string | null;
}

export interface Parcel {
  readonly barCode: string;
  readonly reference: string;
  readonly state: string;
  readonly Client: Readonly<Record<string, unknown>>;
  readonly Produit: { readonly prix: number; readonly designation: string };
}

export interface Fulfillment {
  readonly id: string;
  readonly orderName: string;
  readonly status: string;
  readonly trackingCompany: string;
  readonly trackingNumber: string;
  readonly notifyCustomer: boolean;
  readonly events: readonly { readonly status: string }[];
}

export interface InstallationOptions {
  /** First Delivery unless said. */
  readonly carrier?: TestCarrier;
  readonly databaseUrl?: string;
  readonly mode?: "manual" | "automatic";
  /** Works jobs as a running app does; without, a test calls the use cases itself. */
  readonly working?: boolean;
  /** What happens at Shopify before the shop installs the app. */
  readonly before?: (shopify: RunningStandIn) => Promise<void>;
  readonly shopifyOptions?: Readonly<Record<string, string>>;
}

export async function install(options: InstallationOptions = {}): Promise<Installation> {
  const env = { SHOPIFY_API_KEY: apiKey, SHOPIFY_API_SECRET: apiSecret };
  const shopify = await startStandIn(shopifyStandIn, {
    env,
    options: { "no-echoes": "true", ...options.shopifyOptions },
  });
  const chosen = options.carrier ?? firstDelivery;
  const carrier = await startStandIn(chosen.standIn, { options: chosen.options });
  process.env["SHOPIFY_STAND_IN_URL"] = shopify.url;
  process.env["SHOPIFY_APP_URL"] = "http://127.0.0.1:3000";
  // The seam of `npm start`, in this process; each installation has its own stand-in, so it is loaded anew.
  vi.resetModules();
  await import("../../../scripts/stand-in-preload.mjs");

  const variables = {
    ...env,
    SHOPIFY_APP_URL: "http://127.0.0.1:3000",
    SHOPIFY_STAND_IN_URL: shopify.url,
    ENCRYPTION_KEYS: `test:${randomBytes(32).toString("base64")}`,
    DATA_DIR: "memory://",
    ...chosen.environment(carrier.url),
    ...(options.databaseUrl ? { DATABASE_URL: options.databaseUrl } : {}),
  };
  const environment = readEnvironment(variables, () => ["read_orders"]);
  if (!environment.ok) throw new Error(environment.error.join("; "));

  let ahead = 0;
  const clock = { now: () => new Date(Date.now() + ahead) };
  const logLines: string[] = [];
  const logger = createLogger({
    level: "debug",
    clock,
    stream: {
      write: (line) => {
        logLines.push(line);
      },
    },
  });
  const opened = await openApplication(environment.value, { works: true, logger, clock });
  if (opened.kind !== "open") throw new Error("the database in memory has no other owner");
  const { application } = opened;
  const { world } = application;

  if (options.working ?? true) await application.startWorking();
  await options.before?.(shopify);
  await installShop(world, shop, offlineToken());
  if (chosen.shop) await shopify.control.post("shops", { shop, ...chosen.shop });
  const connected = await connectCarrier(world, shop, chosen.name, chosen.settings(carrier.url));
  if (!connected.ok) throw new Error(connected.error.code);
  const changed = await changeSettings(world, shop, {
    ...chosen.shopSettings,
    shipping: { mode: options.mode ?? "automatic" },
  });
  if (!changed.ok) throw new Error(changed.error.code);

  let ordered = 0;
  const installation: Installation = {
    application,
    shopify,
    carrier,
    connection: connected.value.id,
    logLines,
    environment: variables,
    advance(milliseconds) {
      ahead += milliseconds;
      // Carriers check the time of what they are sent.
      carrier.clock.set(clock.now());
    },
    async order(purchase, besides = {}) {
      const { buyer } = chosen.purchase;
      ordered += 1;
      const phone = chosen.phoneOf?.(ordered) ?? buyer.phone;
      const order = payload({ ...chosen.purchase, buyer: { ...buyer, phone }, ...purchase });
      // The control's documented answer.
      const created = (await shopify.control.post(`orders?shop=${shop}`, {
        order,
        ...chosen.besides,
        ...besides,
      })) as { id: string };
      return created.id;
    },
    async change(orderId, change) {
      await shopify.control.post(`orders/${orderId}?silent=1`, change);
      const body = JSON.stringify({ order_edit: { order_id: orderId } });
      await installation.webhook("orders/edited", orderId, { body });
    },
    async webhook(topic, orderId, more = {}) {
      return receiveWebhook(world, {
        shop,
        topic,
        webhookId: more.webhookId ?? randomUUID(),
        eventId: more.eventId === undefined ? randomUUID() : more.eventId,
        triggeredAt: new Date(),
        body: more.body ?? (await orderBody(shopify, orderId)),
      });
    },
    async shipmentOf(orderName) {
      const shipments = await world.store.shipments.list(shop);
      return shipments
        .filter((shipment) => shipment.orderName === orderName)
        .toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
        .at(-1);
    },
    async until(orderName, wanted) {
      const end = Date.now() + 45_000;
      for (;;) {
        const shipment = await installation.shipmentOf(orderName);
        if (shipment && wanted(shipment)) return shipment;
        if (Date.now() > end) throw new Error(`${orderName} is ${JSON.stringify(shipment ?? null)}`);
        await world.sleep(100);
      }
    },
    async parcelsOf(orderName) {
      const shipments = await world.store.shipments.list(shop);
      const references = shipments
        .filter((shipment) => shipment.orderName === orderName)
        .map((shipment): string => shipment.reference);
      // The stand-in's documented ledger.
      const ledger = (await carrier.control.get("ledger")) as { parcels: Parcel[] };
      return ledger.parcels.filter((parcel) => references.includes(parcel.reference));
    },
    async fulfillmentsOf(orderName) {
      // The control's documented answer.
      const answer = (await shopify.control.get(`fulfillments?shop=${shop}`)) as {
        fulfillments: Fulfillment[];
      };
      return answer.fulfillments.filter((fulfillment) => fulfillment.orderName === orderName);
    },
    adminCalls: () => shopify.ledger.calls().filter(({ operation }) => operation !== "orders").length,
    async close() {
      await application.close();
      await shopify.close();
      await carrier.close();
    },
  };
  return installation;
}

async function orderBody(shopify: RunningStandIn, orderId: string): Promise<string> {
  // The control's documented answer.
  const { order } = (await shopify.control.get(`orders/${orderId}`)) as { order: unknown };
  return JSON.stringify(order);
}

export const shipmentJob = (id: ShipmentId) => ({ shop, shipmentId: id });
