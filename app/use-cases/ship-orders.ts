import type { ConnectionId, OrderId, ShipmentId, ShopDomain } from "~/shipping/ids";
import { orderId } from "~/shipping/ids";
import { isGivenUp, isUnsent } from "~/shipping/moves";
import { orderState } from "~/shipping/order-state";
import { problemOf, type Problem } from "~/shipping/problem";
import { fail, ok, type Result } from "~/shipping/result";
import type { Shipment, ShipmentState } from "~/shipping/shipment";
import { finishShipment } from "./finish-shipment";
import { knownShop } from "./known-shop";
import { receiveOrder } from "./receive-order";
import { refusal, type Refusal } from "./refusal";
import type { World } from "./world";

export interface ShipReport {
  readonly shipped: number;
  readonly uncertain: number;
  readonly refused: number;
  readonly results: readonly ShipResult[];
}

export interface ShipResult {
  readonly order: string;
  readonly shipment: ShipmentId | null;
  readonly state: ShipmentState | "not_shipped";
  readonly problem: Problem | null;
}

/** At the same time; carriers' own limits hold across all of them. */
const width = 4;

/** Staff ship orders by hand, by name or Shopify id; each is read anew, planned, and sent while the caller waits. */
export async function shipOrders(
  world: World,
  domain: ShopDomain,
  orders: readonly string[],
  options: { readonly connection?: ConnectionId; readonly actor: string },
): Promise<Result<ShipReport, Refusal>> {
  const shop = await knownShop(world, domain);
  if (!shop.ok) return shop;
  const { connection } = options;
  if (connection && !(await world.store.connections.find(domain, connection))) {
    return fail(refusal("connection_unknown", { connection }));
  }
  const ids: { readonly name: string; readonly id: OrderId }[] = [];
  for (const name of orders) {
    const found = await findOrder(world, domain, name);
    if (!found.ok) return found;
    ids.push({ name, id: found.value });
  }
  const results: ShipResult[][] = [];
  const queue = ids.map((order, index) => ({ ...order, index }));
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        results[next.index] = await shipOne(world, domain, next, options);
      }
    }),
  );
  const all = results.flat();
  const sent = all.filter((result) => isSent(result.state));
  const uncertain = all.filter((result) => result.state === "uncertain" || result.state === "sending");
  return ok({
    shipped: sent.length,
    uncertain: uncertain.length,
    refused: all.length - sent.length - uncertain.length,
    results: all,
  });
}

const isSent = (state: ShipResult["state"]): boolean =>
  state !== "not_shipped" &&
  state !== "uncertain" &&
  state !== "sending" &&
  !isUnsent(state) &&
  !isGivenUp(state);

/** An order by name or number: ours, or Shopify's where we have not met it yet. */
export async function findOrder(
  world: World,
  shop: ShopDomain,
  nameOrId: string,
): Promise<Result<OrderId, Refusal>> {
  const known = await world.store.orders.findByNameOrId(shop, nameOrId);
  if (known) return ok(known.order.id);
  const numeric = orderId.safeParse(nameOrId);
  if (numeric.success) return ok(numeric.data);
  const found = await world.shopify.findOrderByName(shop, nameOrId);
  if (!found.ok)
    return fail(refusal("shopify_unreachable", { reason: found.error.words ?? found.error.kind }));
  return found.value ? ok(found.value) : fail(refusal("order_unknown", { order: nameOrId }));
}

async function shipOne(
  world: World,
  shop: ShopDomain,
  order: { readonly name: string; readonly id: OrderId },
  options: { readonly connection?: ConnectionId; readonly actor: string },
): Promise<ShipResult[]> {
  const received = await receiveOrder(world, shop, order.id, {
    request: { actor: options.actor, connection: options.connection ?? null },
  });
  if (!received.ok) {
    const code = received.error.kind === "access" ? "shopify_access" : "shopify_rejected";
    const problem = problemOf(code, received.error.words ? { words: received.error.words } : {});
    return [{ order: order.name, shipment: null, state: "not_shipped", problem }];
  }
  if (!received.value) {
    return [
      { order: order.name, shipment: null, state: "not_shipped", problem: problemOf("nothing_to_ship") },
    ];
  }
  const { order: found, shipments } = received.value;
  const open = shipments.filter((shipment) => !isGivenUp(shipment.state));
  if (open.length === 0) {
    const stored = await world.store.orders.find(shop, found.id);
    return [{ order: found.name, shipment: null, ...orderState(shipments, stored?.problem ?? null) }];
  }
  const results: ShipResult[] = [];
  for (const shipment of open) {
    const finished = (await finishShipment(world, shop, shipment.id)) ?? shipment;
    results.push(resultOf(finished));
  }
  return results;
}

const resultOf = (shipment: Shipment): ShipResult => ({
  order: shipment.orderName,
  shipment: shipment.id,
  state: shipment.state,
  problem: shipment.problem,
});
