/** Tells the app what happened, on the topics it subscribed to. */
import { stringifyWithNumericIds } from "../json";
import type { Fulfillment, FulfillmentOrder, Order } from "../orders/order-type";
import type { RoutingEvent } from "../orders/routing-event";
import type { Shops } from "../shops";
import type { Deliveries } from "./delivery";
import { type OrderEdit, payloadOf } from "./payloads";
import type { Subscriptions } from "./subscriptions";

/** Something that happened to an order, named by the topic that Shopify announces it on. */
export type Happening = {
  readonly topic: string;
  readonly order: Order;
  readonly fulfillment?: Fulfillment;
  readonly fulfillmentOrder?: FulfillmentOrder;
  readonly edit?: OrderEdit;
  /** What happened to more than the one fulfillment order. */
  readonly routing?: RoutingEvent;
};

export type Announce = (
  cause: "change" | "echo",
  happenings: readonly Happening[],
) => Promise<readonly (number | null)[]>;

/** An echo of the app's own write leaves a moment after the answer to it, as from Shopify. */
const ECHO_DELAY_MS = 50;

export function createAnnounce(
  shops: Shops,
  deliveries: Deliveries,
  subscriptions: Subscriptions,
  echoes: boolean,
): Announce {
  return async (cause, happenings) => {
    if (cause === "echo" && !echoes) return [];
    const statuses = happenings.flatMap(({ topic, order, ...rest }) => {
      const domain = order.shop ?? shops.likelyShop();
      const path = subscriptions.pathOf(topic);
      if (domain === null || path === undefined) return [];
      const now = shops.now();
      const payload = payloadOf(topic, { shop: shops.shop(domain), order, ...rest, now });
      // Written now: the order may have changed again by the time it is sent.
      const body = stringifyWithNumericIds(payload);
      const webhook = { topic, shop: domain, path, body, cause, orderId: order.rest.id, triggeredAt: now };
      if (cause === "change") return [deliveries.send(webhook)];
      deliveries.later(ECHO_DELAY_MS, () => void deliveries.send(webhook));
      return [];
    });
    return Promise.all(statuses);
  };
}
