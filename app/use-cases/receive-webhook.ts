import type { ShopDomain } from "~/shipping/ids";
import type { World } from "./world";

export interface IncomingWebhook {
  readonly shop: ShopDomain;
  /** As subscribed: "orders/create". */
  readonly topic: string;
  readonly webhookId: string;
  readonly eventId: string | null;
  readonly triggeredAt: Date | null;
  /** The raw body, already verified. */
  readonly body: string;
}

/** Shopify demands an answer and an erasure also from apps that are no longer installed. */
const complianceTopics = ["customers/data_request", "customers/redact", "shop/redact"];

/**
 * Stores a verified webhook and its job in one small transaction, so that the 200 that follows is a promise kept.
 * Shopify sends at least once: what is already there is "known" and stored no second time.
 */
export async function receiveWebhook(
  world: World,
  webhook: IncomingWebhook,
): Promise<"stored" | "known" | "not-installed"> {
  const { shop, topic } = webhook;
  return world.store.transaction(async (tx) => {
    const installed = await tx.shops.find(shop);
    const isInstalled = installed !== null && installed.uninstalledAt === null;
    if (!isInstalled && !complianceTopics.includes(topic)) return "not-installed";
    const inboxId = await tx.inbox.add(shop, {
      topic,
      webhookId: webhook.webhookId,
      eventId: webhook.eventId,
      triggeredAt: webhook.triggeredAt,
      receivedAt: world.clock.now(),
      body: webhook.body,
    });
    if (!inboxId) return "known";
    await tx.jobs.send("process-webhook", { shop, inboxId });
    return "stored";
  });
}
