import type { ConnectionId } from "~/shipping/ids";
import type { World } from "./world";

/** Topics of the inbox that carriers' webhooks go under; what follows is the connection. */
export const carrierTopicPrefix = "carriers/";

/**
 * Stores a state a carrier pushes, with its job, in one small transaction. Verified on the raw body, with the secret of
 * now or the one replaced lately. Known by its content: what travels in headers can be forged on a replay, and the same
 * body twice changes nothing.
 */
export async function receiveCarrierWebhook(
  world: World,
  webhook: {
    readonly connectionId: ConnectionId;
    readonly rawBody: Uint8Array;
    readonly headers: Headers;
    /** A digest of the body. */
    readonly contentId: string;
  },
): Promise<"stored" | "known" | "forged" | "unknown-connection"> {
  const { connectionId } = webhook;
  const shop = await world.store.connections.shopOf(connectionId);
  const connection = shop ? await world.store.connections.find(shop, connectionId) : null;
  const push = connection ? world.carriers.get(connection.carrier)?.push : undefined;
  if (!shop || !connection || !push) return "unknown-connection";
  const now = world.clock.now();
  const { previous } = connection;
  const settings = [
    connection.settings,
    ...(previous && previous.until.getTime() > now.getTime() ? [previous.settings] : []),
  ];
  if (!push.verify(webhook.rawBody, webhook.headers, settings)) return "forged";
  return world.store.transaction(async (tx) => {
    const inboxId = await tx.inbox.add(shop, {
      topic: `${carrierTopicPrefix}${connectionId}`,
      webhookId: `${connectionId}:${webhook.contentId}`,
      eventId: null,
      triggeredAt: null,
      receivedAt: now,
      body: new TextDecoder().decode(webhook.rawBody),
    });
    if (!inboxId) return "known";
    await tx.jobs.send("process-webhook", { shop, inboxId });
    return "stored";
  });
}
