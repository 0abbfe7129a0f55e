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
import { sendTogether } from "./send-together";
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

export interface ShipOptions {
  readonly actor: string;
  readonly connection?: ConnectionId;
  /** How fast, in the carrier's spelling; the carrier's default unless said. */
  readonly serviceLevel?: string;
}

/** At the same time; carriers' own limits hold across all of them. */
const width = 4;

/** Staff ship orders by hand, by name or Shopify id; each is read anew, planned, and sent while the caller waits. */
export async function shipOrders(
  world: World,
  domain: ShopDomain,
  orders: readonly string[],
  options: ShipOptions,
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
  const planned = await severalAtOnce(ids, (order) => planOne(world, domain, order, options));
  const open = planned.flatMap(({ shipments }) => shipments);
  const together = await sendTogether(world, domain, open);
  const finished = await severalAtOnce(open, async (shipment) => {
    const current = together.has(shipment.id) ? await world.store.shipments.find(domain, shipment.id) : null;
    if (current && !current.sentAt) return resultOf(current);
    return resultOf((await finishShipment(world, domain, shipment.id)) ?? shipment);
  });
  const byId = new Map(finished.map((result) => [result.shipment, result]));
  const all = planned.flatMap(({ results, shipments }) => [
    ...results,
    ...shipments.map((shipment) => byId.get(shipment.id) ?? resultOf(shipment)),
  ]);
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

/** An order after its planning: what came of it already, and the shipments that are still to be finished. */
interface Planned {
  readonly results: readonly ShipResult[];
  readonly shipments: readonly Shipment[];
}

const settled = (result: ShipResult): Planned => ({ results: [result], shipments: [] });

async function planOne(
  world: World,
  shop: ShopDomain,
  order: { readonly name: string; readonly id: OrderId },
  { actor, connection, serviceLevel }: ShipOptions,
): Promise<Planned> {
  const received = await receiveOrder(world, shop, order.id, {
    request: { actor, connection: connection ?? null, ...(serviceLevel ? { serviceLevel } : {}) },
  });
  if (!received.ok) {
    const code = received.error.kind === "access" ? "shopify_access" : "shopify_rejected";
    const problem = problemOf(code, received.error.words ? { words: received.error.words } : {});
    return settled({ order: order.name, shipment: null, state: "not_shipped", problem });
  }
  if (!received.value) {
    const problem = problemOf("nothing_to_ship");
    return settled({ order: order.name, shipment: null, state: "not_shipped", problem });
  }
  const { order: found, shipments } = received.value;
  const open = shipments.filter((shipment) => !isGivenUp(shipment.state));
  if (open.length > 0) return { results: [], shipments: open };
  const stored = await world.store.orders.find(shop, found.id);
  return settled({ order: found.name, shipment: null, ...orderState(shipments, stored?.problem ?? null) });
}

/** `width` of them at the same time; the answers in the order of the questions. */
async function severalAtOnce<Question, Answered>(
  questions: readonly Question[],
  answer: (question: Question) => Promise<Answered>,
): Promise<readonly Answered[]> {
  const answers: Answered[] = [];
  const queue = [...questions.entries()];
  await Promise.all(
    Array.from({ length: width }, async () => {
      for (let next = queue.shift(); next; next = queue.shift()) {
        const [index, question] = next;
        answers[index] = await answer(question);
      }
    }),
  );
  return answers;
}

const resultOf = (shipment: Shipment): ShipResult => ({
  order: shipment.orderName,
  shipment: shipment.id,
  state: shipment.state,
  problem: shipment.problem,
});
