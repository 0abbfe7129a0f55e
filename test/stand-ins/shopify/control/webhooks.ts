/** `POST /_control/webhooks`: sends a topic by hand, signed, several times, late, forged or with a body of one's own. */
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { json, type Route, withBody } from "../../kit";
import { parseWithLongIds } from "../json";
import type { Shops } from "../shops";
import type { Deliveries } from "../webhooks/delivery";
import { payloadOf } from "../webhooks/payloads";
import type { Subscriptions } from "../webhooks/subscriptions";

const wanted = z.strictObject({
  topic: z
    .string()
    .regex(/^\w+\/\w+$/)
    .describe("as in the header: orders/create"),
  orderId: z.union([z.string(), z.number()]).transform(String).optional(),
  shop: z.string().optional(),
  /** Copies of the one event, all sent at once. */
  times: z.int().min(1).max(1000).default(1),
  delayMs: z.number().min(0).default(0),
  eventId: z.string().optional(),
  webhookId: z.string().optional(),
  sameWebhookId: z.boolean().default(false),
  triggeredAt: z.string().optional(),
  /** Sent instead of the topic's own payload; text is sent exactly as it is. */
  body: z.unknown().optional(),
  bad: z.enum(["hmac", "none"]).optional(),
  /** false: one try, whatever the app answers. */
  retry: z.boolean().default(true),
});

export function webhookControls(
  shops: Shops,
  deliveries: Deliveries,
  subscriptions: Subscriptions,
): readonly Route[] {
  return [
    {
      method: "GET",
      path: "/_control/webhooks",
      handler: () => json(200, { webhooks: deliveries.records(), subscribed: subscriptions.topics }),
    },
    {
      method: "POST",
      path: "/_control/webhooks",
      handler: (request) =>
        withBody(wanted, parseWithLongIds(request.rawBody), async (wish) => {
          const order = wish.orderId === undefined ? undefined : shops.findOrder(wish.orderId);
          if (wish.orderId !== undefined && order === undefined && wish.body === undefined) {
            return json(404, { error: `there is no order ${wish.orderId}` });
          }
          const shop = wish.shop ?? order?.shop ?? shops.likelyShop();
          if (shop === null) return json(400, { error: "which shop? give {shop}, or start with --shop" });
          const now = shops.now();
          const body = wish.body ?? payloadOf(wish.topic, { shop: shops.shop(shop), order, now });
          if (body === undefined) return json(422, { error: `${wish.topic} needs an order that has one` });

          const eventId = wish.eventId ?? randomUUID();
          const first = wish.webhookId ?? randomUUID();
          const webhookIds = Array.from({ length: wish.times }, (_, index) =>
            index === 0 || wish.sameWebhookId ? first : randomUUID(),
          );
          const sendAll = (): Promise<readonly (number | null)[]> =>
            Promise.all(
              webhookIds.map((webhookId) =>
                deliveries.send({
                  topic: wish.topic,
                  shop,
                  path: subscriptions.pathOf(wish.topic) ?? subscriptions.fallbackPath,
                  body,
                  eventId,
                  webhookId,
                  triggeredAt: wish.triggeredAt ?? now,
                  bad: wish.bad,
                  retry: wish.retry,
                  orderId: order?.rest.id,
                  cause: "control",
                }),
              ),
            );
          if (wish.delayMs > 0) {
            deliveries.later(wish.delayMs, () => void sendAll());
            return json(200, { queued: true, eventId, webhookIds });
          }
          return json(200, { statuses: await sendAll(), eventId, webhookIds });
        }),
    },
  ];
}
