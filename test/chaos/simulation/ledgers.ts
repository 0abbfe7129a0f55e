import { z } from "zod";
import { shopDomain } from "~/shipping/ids";
import { listOrders } from "~/use-cases/list-orders";
import { listProblems } from "~/use-cases/list-problems";
import { listShipments } from "~/use-cases/list-shipments";
import type { World } from "~/use-cases/world";
import type { Ledgers, NavetteOrder, NavetteProblem, NavetteShipment, ShopifyOrder } from "../oracle/ledgers";
import type { Order } from "../../stand-ins/shopify/orders/order-type";
import type { Act, OrderPlan, Scenario } from "../scenario/scenario";
import type { Hand } from "./hand";
import type { SeenState } from "./app-store";
import { parcelsAt } from "./carrier-hands";
import type { Observer } from "./observer";
import { shopKinds } from "./shop-kinds";
import { app } from "./shopify";

/** Reads the three books: Shopify's and the carriers' state, and what Navette's lists say. */
export async function readLedgers(parts: {
  readonly hand: Hand;
  readonly states: readonly SeenState[];
  readonly heard: Ledgers["heard"];
  readonly observer: Observer;
  readonly faults: Ledgers["faults"];
  readonly logLines: readonly string[];
  readonly run: (milliseconds: number) => Promise<void>;
}): Promise<Ledgers> {
  const { hand } = parts;
  const { scenario } = hand;
  let navette: Ledgers["navette"] | null = null;
  hand.processes.insist("read the lists", async (world) => {
    const read = await Promise.all(scenario.shops.map(({ domain }) => listsOf(world, domain)));
    navette = {
      orders: read.flatMap(({ orders }) => orders),
      shipments: read.flatMap(({ shipments }) => shipments),
      problems: read.flatMap(({ problems }) => problems),
    };
    return "read";
  });
  await parts.run(60_000);
  if (!navette) throw new Error("Navette's lists could not be read");
  return {
    orders: [...hand.placed].map(([index, order]) => shopifyOrder(hand, index, order, parts.observer.most)),
    parcels: [...hand.carriers]
      .flatMap(([name, party]) => parcelsAt(name, party))
      .map((parcel) => ({ ...parcel, before: hand.past.get(parcel.reference) ?? [] })),
    navette,
    states: parts.states,
    heard: parts.heard,
    owed: parts.observer.owed,
    faults: parts.faults,
    logLines: parts.logLines,
    secrets: [
      app.secret,
      // What every token of Shopify begins with: access, online access, refresh.
      "shpat_",
      "shpua_",
      "shprt_",
      ...scenario.shops.flatMap(({ carrier }) => shopKinds[carrier].secrets),
      ...scenario.orders.flatMap(({ personal }) => personal),
      ...scenario.acts.flatMap(newStreetOf),
    ],
    jobs: hand.queue.all().map(({ name, state }) => ({ name, state })),
  };
}

async function listsOf(world: World, domain: string) {
  const shop = shopDomain.parse(domain);
  const [orders, shipments, problems] = [
    await listOrders(world, shop),
    await listShipments(world, shop),
    await listProblems(world, shop),
  ];
  if (!orders.ok || !shipments.ok || !problems.ok) throw new Error(`${domain} is not installed`);
  return {
    orders: orders.value.map(({ id, name, state, problem }): NavetteOrder => ({
      id,
      name,
      state,
      problem: problem?.code ?? null,
    })),
    shipments: shipments.value.map((shipment): NavetteShipment => ({
      id: shipment.id,
      orderId: shipment.orderId,
      order: shipment.orderName,
      reference: shipment.reference,
      carrier: shipment.carrier,
      state: shipment.state,
      carrierState: shipment.carrierState,
      trackingNumber: shipment.trackingNumber,
      fulfillmentId: shipment.fulfillmentId,
      problem: shipment.problem?.code ?? null,
      lines: shipment.lines.map(({ orderLineId, quantity }) => ({ line: orderLineId, quantity })),
    })),
    problems: problems.value.map(({ orderId, shipment, problem }): NavetteProblem => ({
      orderId,
      shipment,
      code: problem.code,
    })),
  };
}

function shopifyOrder(
  { scenario }: Hand,
  index: number,
  order: Order,
  most: ReadonlyMap<string, number>,
): ShopifyOrder {
  const plan = scenario.orders[index];
  const shop = plan && scenario.shops[plan.shop];
  if (!plan || !shop) throw new Error("an order without a plan");
  const { rest } = order;
  return {
    id: rest.id,
    name: rest.name,
    shop: shop.domain,
    carrier: shop.carrier,
    phone: plan.phone,
    mode: shop.mode,
    mayBeOld: isOldBy(scenario, plan),
    isVague: plan.isVague,
    isCashOnDelivery: plan.isCashOnDelivery,
    street: rest.shipping_address?.address1 ?? "",
    cancelled: rest.cancelled_at !== null,
    outstanding: rest.total_outstanding,
    lines: rest.line_items
      .filter((line) => line.requires_shipping)
      .map(({ id, current_quantity: wanted }) => ({
        id,
        wanted,
        most: Math.max(wanted, most.get(id) ?? wanted),
      })),
    fulfillmentOrders: order.fulfillmentOrders.map(({ id, status, deliveryMethod, lines }) => ({
      id,
      status,
      method: deliveryMethod.methodType,
      lines: lines.map(({ lineItemId, remaining }) => ({ line: lineItemId, remaining })),
    })),
    fulfillments: order.fulfillments.map(({ id, status, tracking, lines, events }) => ({
      id,
      active: status === "SUCCESS",
      company: tracking[0]?.company ?? null,
      numbers: tracking.flatMap(({ number }) => number ?? []),
      lines: lines.map(({ lineItemId, quantity }) => ({ line: lineItemId, quantity })),
      events: events.map(({ status: said }) => said),
    })),
  };
}

/** Placed before the app was there, or while it was away for longer than the shop's limit. */
function isOldBy({ acts }: Scenario, { at }: OrderPlan): boolean {
  const limit = 48 * 3_600_000;
  const isAway = (doing: Act): boolean =>
    doing.kind === "downtime" && doing.milliseconds > limit && at < doing.at + doing.milliseconds;
  return at < 0 || acts.some(isAway);
}

const newStreetOf = (doing: Act): readonly string[] => {
  const parsed = z
    .object({ shipping_address: z.object({ address1: z.string() }) })
    .safeParse(doing.kind === "change" ? doing.change : null);
  return parsed.success ? [parsed.data.shipping_address.address1] : [];
};
