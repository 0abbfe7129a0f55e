/** `POST /_control/orders`: what may be said beside the order, and the order that comes of it. */
import { z } from "zod";
import { fromMinor } from "../money";
import { type Shops, UNCLAIMED } from "../shops";
import { completeOrder } from "./complete-order";
import { routeOrder, type Routing } from "./fulfillment-orders";
import { createFulfillment } from "./fulfillments";
import { locationAddress, readLocationAddress } from "./location-input";
import type { FulfillmentHold, Location, Order } from "./order-type";
import { type OrderInput, orderInput } from "./order-input";
import { inPresentment, netPaymentMinor, settleFulfillmentState } from "./order-status";
import { applyRefund } from "./refund";

export const holdInput = z.union([
  z.boolean(),
  z.string(),
  z.looseObject({ reason: z.string().optional(), notes: z.string().nullable().optional() }),
]);

/** Told beside the order; all of it optional. */
const besides = z.object({
  shop: z.string().endsWith(".myshopify.com").optional(),
  /** So many orders alike, at once and in silence. */
  count: z.int().min(1).max(10_000).optional(),
  delivery_method: z.enum(["SHIPPING", "LOCAL", "PICK_UP", "PICKUP_POINT", "RETAIL", "NONE"]).optional(),
  /** true, a reason, or {reason, notes}. */
  hold: holdInput.optional(),
  /** In the future: the fulfillment orders are SCHEDULED until then. */
  fulfill_at: z.iso.datetime({ offset: true }).optional(),
  /** The window promised at checkout. */
  deliver_after: z.iso.datetime({ offset: true }).optional(),
  deliver_before: z.iso.datetime({ offset: true }).optional(),
  /** Where lines are fulfilled: names (lines are dealt out in turn) or {name, lines: [position], address1, …}. */
  locations: z
    .array(
      z.union([
        z.string(),
        z.object({
          name: z.string(),
          id: z.coerce.string().optional(),
          lines: z.array(z.int()).optional(),
          ...locationAddress,
        }),
      ]),
    )
    .min(1)
    .optional(),
});

/** Either {order: {…}, …besides} or the order itself with `besides` among its keys. */
export const newOrderInput = z.preprocess(
  (body) => {
    if (typeof body !== "object" || body === null || Array.isArray(body)) return body;
    const given: Record<string, unknown> = { ...body };
    if ("order" in given) return given;
    const isBeside = ([key]: [string, unknown]): boolean => key in besides.shape;
    const entries = Object.entries(given);
    const order = Object.fromEntries(entries.filter((entry) => !isBeside(entry)));
    return { ...Object.fromEntries(entries.filter(isBeside)), order };
  },
  besides
    .extend({ order: orderInput })
    .refine(
      ({ count, order }) => count === undefined || (order.id === undefined && order.name === undefined),
      "orders that are made by count get ids and names of their own",
    ),
);

export type NewOrder = z.output<typeof newOrderInput>;

/** Adds an order to the state. Throws when its id is taken. */
export function addOrder(shops: Shops, given: NewOrder, shop: string | null): Order {
  const currency = given.order.currency ?? given.order.total_price_set?.shop_money.currency_code;
  const domain = shop ?? UNCLAIMED;
  const owner = shops.shop(domain, currency === undefined ? {} : { currency });
  const now = shops.now();
  const rest = completeOrder(given.order, {
    nextId: shops.nextId,
    nextNumber: () => shops.nextNumber(domain),
    now: shops.clock.now(),
    currency: owner.currency,
    shop: domain,
  });
  if (shops.has(rest.id)) throw new Error(`there is an order ${rest.id} already`);
  shops.usedNumber(domain, rest.order_number);

  const order: Order = {
    shop,
    rest,
    presentmentOutstanding: given.order.total_outstanding_set?.presentment_money?.amount ?? null,
    edited: false,
    fulfillmentOrders: [],
    fulfillments: [],
    metafields: [],
  };
  const routing: Routing = {
    deliveryMethod: given.delivery_method ?? "SHIPPING",
    locations: locationsOf(shops, owner.domain, given, rest.line_items.length),
    deliverAfter: given.deliver_after ?? null,
    deliverBefore: given.deliver_before ?? null,
    fulfillAt: given.fulfill_at ?? null,
    hold: given.hold === undefined || given.hold === false ? null : newHold(shops, given.hold),
  };
  order.fulfillmentOrders.push(...routeOrder(order, routing, shops.nextId, now));
  shops.add(order);
  bringToGivenState(shops, order, given.order);
  return order;
}

/** An order can be given as fulfilled, refunded or cancelled already. */
function bringToGivenState(shops: Shops, order: Order, given: OrderInput): void {
  const { updated_at: updatedAt } = order.rest;
  const moneyIsTold = given.refunds !== undefined || given.current_total_price !== undefined;
  if (given.financial_status === "refunded" && !moneyIsTold) refundAll(shops, order);
  if (order.rest.cancelled_at !== null) closeRouting(order, order.rest.cancelled_at);
  if (given.fulfillment_status === "fulfilled") {
    for (const { id } of order.fulfillmentOrders.filter(({ status }) => status === "OPEN")) {
      const wish = { wanted: [{ fulfillmentOrderId: id, lines: null }], tracking: [], notifyCustomer: false };
      createFulfillment(() => order, wish, shops.nextId, order.rest.created_at);
    }
  }
  settleFulfillmentState(order);
  order.rest.updated_at = updatedAt;
}

/** All that was paid went back, and no line was taken back. */
function refundAll(shops: Shops, order: Order): void {
  const amount = fromMinor(netPaymentMinor(order), order.rest.currency);
  applyRefund(order, { lines: [], amount, restock: true, note: null }, shops.nextId, order.rest.created_at);
  order.rest.financial_status = "refunded";
}

/** A cancelled order has nothing left to fulfil. */
export function closeRouting(order: Order, now: string): void {
  for (const fulfillmentOrder of order.fulfillmentOrders) {
    if (fulfillmentOrder.status === "CLOSED") continue;
    fulfillmentOrder.status = "CLOSED";
    fulfillmentOrder.updatedAt = now;
    fulfillmentOrder.holds = [];
    for (const line of fulfillmentOrder.lines) line.remaining = 0;
  }
}

export function newHold(shops: Shops, given: z.output<typeof holdInput>): FulfillmentHold {
  const said = typeof given === "object" ? given : {};
  const reason = typeof given === "string" ? given : (said.reason ?? "OTHER");
  return {
    id: shops.nextId("FulfillmentHold"),
    reason: reason.toUpperCase(),
    reasonNotes: said.notes ?? null,
    handle: null,
  };
}

function locationsOf(shops: Shops, domain: string, given: NewOrder, lineCount: number): Routing["locations"] {
  const wanted = given.locations;
  const [home] = shops.shop(domain).locations;
  if (home === undefined) throw new Error(`${domain} has no location`);
  if (wanted === undefined) return [{ location: home, lines: null }];
  return wanted.map((place, index) => {
    const { name, id, lines, ...address } =
      typeof place === "string" ? { name: place, id: undefined, lines: undefined } : place;
    const dealt = Array.from({ length: lineCount }, (_, line) => line).filter(
      (line) => line % wanted.length === index,
    );
    const location = namedLocation(shops, domain, name, id);
    Object.assign(location, readLocationAddress(address));
    return { location, lines: new Set(lines ?? dealt) };
  });
}

export function namedLocation(shops: Shops, domain: string, name: string, id?: string): Location {
  const shop = shops.shop(domain);
  const known = shop.locations.find((location) =>
    id === undefined ? location.name === name : location.id === id,
  );
  if (known !== undefined) return known;
  const made = shops.newLocation(shop, name, id);
  shop.locations.push(made);
  return made;
}

/** What is owed, in the shopper's currency. */
export function presentmentOutstanding(order: Order): string {
  return order.presentmentOutstanding ?? inPresentment(order, order.rest.total_outstanding);
}
