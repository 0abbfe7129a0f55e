import type { OrderId, ShopDomain } from "~/shipping/ids";
import { orderState } from "~/shipping/order-state";
import type { Problem } from "~/shipping/problem";
import { ok, type Result } from "~/shipping/result";
import type { ShipmentState } from "~/shipping/shipment";
import { knownShop } from "./known-shop";
import type { Refusal } from "./refusal";
import type { World } from "./world";

export interface OrderOverview {
  readonly id: OrderId;
  readonly name: string;
  readonly state: ShipmentState | "not_shipped";
  readonly problem: Problem | null;
}

export async function listOrders(
  world: World,
  domain: ShopDomain,
): Promise<Result<OrderOverview[], Refusal>> {
  const shop = await knownShop(world, domain);
  if (!shop.ok) return shop;
  const shipments = Map.groupBy(await world.store.shipments.list(domain), (shipment) => shipment.orderId);
  const orders = await world.store.orders.list(domain);
  return ok(
    orders.map(({ order, problem }) => ({
      id: order.id,
      name: order.name,
      ...orderState(shipments.get(order.id) ?? [], problem),
    })),
  );
}
