import { z } from "zod";
import { demoCarrier } from "./carriers";
import type { Installation } from "./installation";
import { shipmentLine, type ShipmentLine } from "./lines";
import { makeOldOrders } from "./old-orders";
import type { DemoShop } from "./shop";
import { watch, type Watch } from "./watch";

/** A shop of the demo as it runs. */
export interface InstalledShop {
  readonly shop: DemoShop;
  /** The ids of its connections, in the order in which they were made. */
  readonly connections: readonly string[];
  /** What it had open before, by Shopify's ids. */
  readonly oldOrders: readonly string[];
  /** Its shipments; each look is a process of its own, and whoever waits for something shares it. */
  readonly shipments: Watch<readonly ShipmentLine[]>;
}

const lookEveryMilliseconds = 1_500;

/** Installs the shop as the merchant would have it: connected, shipping as it wants. */
export async function settleIn(installation: Installation, shop: DemoShop): Promise<InstalledShop> {
  const { domain } = shop;
  await installation.shopify.post("shops", {
    shop: domain,
    currency: shop.currency,
    countryCode: shop.countryCode,
    location: shop.location,
  });
  const oldOrders = shop.oldOrders ? await makeOldOrders(installation, domain, shop.oldOrders) : [];
  await installation.operator("install", [domain], {
    accessToken: `shpat_${domain.replaceAll(/\W/g, "_")}`,
    scope: "read_orders,write_fulfillments",
  });
  const connections: string[] = [];
  for (const more of shop.connections ?? [{}]) connections.push(await connect(installation, shop, more));
  const { mode = "automatic" } = shop;
  await installation.operator("settings", [domain], { ...shop.settings, shipping: { mode } });
  const look = async () => z.array(shipmentLine).parse(await installation.operator("shipments", [domain]));
  return { shop, connections, oldOrders, shipments: watch(look, lookEveryMilliseconds) };
}

const connected = z.object({ id: z.string(), webhookUrl: z.string().nullable() });

async function connect(installation: Installation, shop: DemoShop, more: object): Promise<string> {
  const carrier = demoCarrier(shop.carrier);
  const running = installation.carriers.get(shop.carrier);
  if (!running) throw new Error(`${shop.carrier} does not run`);
  const settings = { ...carrier.settings(running.url), ...more };
  const [line] = await installation.operator("connect", [shop.domain, shop.carrier], settings);
  const { id, webhookUrl } = connected.parse(line);
  // What the merchant pastes at the carrier.
  if (webhookUrl) await running.control.post("webhook", { url: webhookUrl, secret: carrier.webhookSecret });
  return id;
}
