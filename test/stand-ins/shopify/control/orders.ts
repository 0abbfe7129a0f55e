/** Controls of orders: give one, look at one, change one. */
import { type Answer, json, type Route, type StandInRequest, withBody } from "../../kit";
import { parseWithLongIds, stringifyWithNumericIds } from "../json";
import { changeOrder, orderChange } from "../orders/change-order";
import { addOrder, newOrderInput } from "../orders/new-order";
import type { Order } from "../orders/order-type";
import type { Shops } from "../shops";
import type { Announce, Happening } from "../webhooks/announce";
import { orderPayload } from "../webhooks/payloads";

export function orderControls(shops: Shops, announce: Announce): readonly Route[] {
  return [
    {
      method: "GET",
      path: "/_control/orders",
      handler: (request) => {
        const shop = request.query.get("shop");
        const orders = shops.orders().filter((order) => shop === null || order.shop === shop);
        return raw({ orders: orders.map(orderPayload) });
      },
    },
    {
      method: "POST",
      path: "/_control/orders",
      handler: (request) =>
        withBody(newOrderInput, parseWithLongIds(request.rawBody), async (given) => {
          const shop = request.query.get("shop") ?? given.shop ?? shops.likelyShop();
          if (given.count !== undefined) {
            const made = Array.from({ length: given.count }, () => addOrder(shops, given, shop).rest);
            return json(200, { count: made.length, orders: made.map(({ id, name }) => ({ id, name })) });
          }
          let order: Order;
          try {
            order = addOrder(shops, given, shop);
          } catch (error) {
            return json(409, { error: error instanceof Error ? error.message : String(error) });
          }
          const topics = (request.query.get("webhook") ?? "").split(",").filter(Boolean);
          const webhooks = await announce(
            "change",
            topics.flatMap((topic) => happeningsAtBirth(order, topic)),
          );
          return answerOrder(order, webhooks);
        }),
    },
    {
      method: "GET",
      path: "/_control/orders/:id",
      handler: (request) => withOrder(shops, request, (order) => answerOrder(order, [])),
    },
    {
      method: "POST",
      path: "/_control/orders/:id",
      handler: (request) =>
        withOrder(shops, request, (order) =>
          withBody(orderChange, parseWithLongIds(request.rawBody), async (change) => {
            const changed = changeOrder(shops, order, change);
            if (!changed.ok) return json(422, { error: changed.error });
            const silent = request.query.get("silent") !== null;
            return answerOrder(order, silent ? [] : await announce("change", changed.happenings));
          }),
        ),
    },
  ];
}

/** A topic of fulfillment orders is told of each of them. */
function happeningsAtBirth(order: Order, topic: string): readonly Happening[] {
  return topic.startsWith("fulfillment_orders/")
    ? order.fulfillmentOrders.map((fulfillmentOrder) => ({ topic, order, fulfillmentOrder }))
    : [{ topic, order }];
}

function withOrder(
  shops: Shops,
  request: StandInRequest,
  go: (order: Order) => Answer | Promise<Answer>,
): Answer | Promise<Answer> {
  const key = request.params["id"] ?? "";
  const order = shops.findOrder(key);
  return order === undefined ? json(404, { error: `there is no order ${key}` }) : go(order);
}

/** `id` is a string of digits here, whatever its length; inside `order` it is Shopify's number. */
function answerOrder(order: Order, webhooks: readonly (number | null)[]): Answer {
  const inner = stringifyWithNumericIds(orderPayload(order));
  const outer = JSON.stringify({
    id: order.rest.id,
    name: order.rest.name,
    shop: order.shop,
    fulfillmentOrders: order.fulfillmentOrders.map(({ id, status, deliveryMethod, location, lines }) => ({
      id,
      status,
      methodType: deliveryMethod.methodType,
      location: location.name,
      lines: lines.map(({ lineItemId, total, remaining }) => ({ lineItemId, total, remaining })),
    })),
    webhooks,
  });
  return { ...raw({}), body: `${outer.slice(0, -1)},"order":${inner}}` };
}

function raw(body: unknown): Answer {
  return { ...json(200, {}), body: stringifyWithNumericIds(body) };
}
