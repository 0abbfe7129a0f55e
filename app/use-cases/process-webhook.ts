import {
  connectionId as connectionIdSchema,
  type ConnectionId,
  type InboxId,
  type OrderId,
  type ShopDomain,
} from "~/shipping/ids";
import type { PushedReport } from "~/shipping/ports/carrier";
import type { JobOutcome } from "~/shipping/ports/jobs";
import type { ShopifyError, WebhookContent } from "~/shipping/ports/shopify";
import type { InboxEntry } from "~/shipping/ports/store";
import type { Shipment } from "~/shipping/shipment";
import { eraseCustomer } from "./erase-customer";
import { foldPush } from "./fold-push";
import { carrierTopicPrefix } from "./receive-carrier-webhook";
import { isInstalled } from "./known-shop";
import { receiveOrder } from "./receive-order";
import { settleUncertain } from "./settle-uncertain";
import { uninstallShop } from "./uninstall-shop";
import { done, inMilliseconds, later } from "./outcome";
import type { World } from "./world";

type Handled = { readonly state: "done" | "echo" } | { readonly retryAt: Date };

/**
 * Does what a stored webhook asks for. What cannot be read stays in the inbox, with its reason, and is shown; it is
 * not retried, because the same bytes will read the same tomorrow.
 */
export async function processWebhook(
  world: World,
  job: { readonly shop: ShopDomain; readonly inboxId: InboxId },
): Promise<JobOutcome> {
  const entry = await world.store.inbox.find(job.shop, job.inboxId);
  if (entry?.state !== "pending") return done;
  if (entry.topic.startsWith(carrierTopicPrefix)) return processPush(world, entry);
  const content = world.readWebhook(entry.topic, entry.body);
  if (!content.ok) {
    world.logger.warn("webhook unreadable", { shop: job.shop, topic: entry.topic });
    await world.store.inbox.close(job.shop, job.inboxId, "unreadable", content.error);
    return done;
  }
  const handled = (await isAboutShopThatLeft(world, job.shop, content.value))
    ? ({ state: "done" } as const)
    : await handle(world, entry, content.value);
  if ("retryAt" in handled) return later(handled.retryAt);
  await world.store.inbox.close(job.shop, job.inboxId, handled.state);
  return done;
}

/** Orders of a shop that has uninstalled cannot be read any more; what concerns the shop itself is still done. */
async function isAboutShopThatLeft(
  world: World,
  shop: ShopDomain,
  { kind }: WebhookContent,
): Promise<boolean> {
  const isAboutAnOrder = ["order", "order-changed", "fulfillment", "fulfillment-order"].includes(kind);
  return isAboutAnOrder && !(await isInstalled(world, shop));
}

/** A carrier's own state. What it means for no shipment, or cannot be read, stays in the inbox and is shown. */
async function processPush(world: World, entry: InboxEntry): Promise<JobOutcome> {
  const { shop, id } = entry;
  const connectionId = connectionIdSchema.parse(entry.topic.slice(carrierTopicPrefix.length));
  const connection = await world.store.connections.find(shop, connectionId);
  const push = connection ? world.carriers.get(connection.carrier)?.push : undefined;
  if (!push) {
    await world.store.inbox.close(shop, id, "unreadable", "no connection that pushes");
    return done;
  }
  const report = push.read(entry.body);
  const unreadable = !report.ok ? report.error : report.value === null ? "a type we do not know" : null;
  if (unreadable !== null || !report.ok || report.value === null) {
    await world.store.inbox.close(shop, id, "unreadable", unreadable ?? "");
    return done;
  }
  await settleFirst(world, shop, connectionId, report.value);
  const folded = await foldPush(world, shop, connectionId, report.value);
  if (folded === "too-early") return later(inMilliseconds(world, 5_000));
  if (folded === "folded") await world.store.inbox.close(shop, id, "done");
  else await world.store.inbox.close(shop, id, "unreadable", "names no parcel of this connection");
  return done;
}

/** News of a parcel whose creation is uncertain: asking the carrier now brings all of it, not only what a push says. */
async function settleFirst(
  world: World,
  shop: ShopDomain,
  connectionId: ConnectionId,
  report: PushedReport,
): Promise<void> {
  const shipment = await world.store.shipments.findPushed(shop, connectionId, report);
  if (shipment?.state === "uncertain") await settleUncertain(world, { shop, shipmentId: shipment.id });
}

async function handle(world: World, entry: InboxEntry, content: WebhookContent): Promise<Handled> {
  const { shop } = entry;
  switch (content.kind) {
    case "order": {
      const known = await world.store.orders.find(shop, content.orderId);
      if (known?.payloadDigest === content.digest) return { state: "echo" };
      return received(world, shop, [content.orderId], content.digest);
    }
    case "order-changed":
      return received(world, shop, [content.orderId]);
    case "fulfillment": {
      const ours = await world.store.shipments.ofOrder(shop, content.orderId);
      const isEcho = ours.some((shipment) => isEchoOf(shipment, content));
      return isEcho ? { state: "echo" } : received(world, shop, [content.orderId]);
    }
    case "fulfillment-order": {
      const orders = new Set<OrderId>();
      for (const id of content.fulfillmentOrderIds) {
        const [known] = await world.store.shipments.ofFulfillmentOrder(shop, id);
        if (known) {
          orders.add(known.orderId);
          continue;
        }
        const asked = await world.shopify.orderOfFulfillmentOrder(shop, id);
        if (!asked.ok) return whenShopifyAnswers(world, asked.error);
        if (asked.value) orders.add(asked.value);
      }
      return received(world, shop, [...orders]);
    }
    case "uninstalled":
      await uninstallShop(world, shop, entry.triggeredAt ?? entry.receivedAt);
      return { state: "done" };
    case "scopes":
      await world.store.shops.saveScopes(shop, content.scopes);
      return { state: "done" };
    case "customer-data-request":
      // What we hold of a customer is shown to staff on the order pages; the request itself is kept in the inbox.
      world.logger.info("customer data requested", { shop, count: content.orderIds.length });
      return { state: "done" };
    case "customer-redact":
      await eraseCustomer(world, shop, content);
      return { state: "done" };
    case "shop-redact":
      await world.store.shops.erase(shop);
      return { state: "done" };
  }
}

/** Our own writing comes back; what someone else did to our fulfillment is news. */
function isEchoOf(
  { fulfillmentId, trackingNumber, state }: Shipment,
  content: Extract<WebhookContent, { kind: "fulfillment" }>,
): boolean {
  if (!content.active) return fulfillmentId === content.fulfillmentId && state === "cancelled";
  if (fulfillmentId === content.fulfillmentId) return true;
  return trackingNumber !== null && content.trackingNumbers.includes(trackingNumber);
}

async function received(
  world: World,
  shop: ShopDomain,
  orders: readonly OrderId[],
  digest?: string,
): Promise<Handled> {
  for (const orderId of orders) {
    const outcome = await receiveOrder(world, shop, orderId, digest === undefined ? {} : { digest });
    if (!outcome.ok) return whenShopifyAnswers(world, outcome.error);
  }
  return { state: "done" };
}

/** Without access there is nothing to hurry for: the merchant has to open the app first. */
function whenShopifyAnswers(world: World, error: ShopifyError): Handled {
  const pause = error.kind === "access" ? 10 * 60_000 : 15_000;
  return { retryAt: error.retryAt ?? new Date(world.clock.now().getTime() + pause) };
}
