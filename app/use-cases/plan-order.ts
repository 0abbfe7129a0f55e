import { goodsToShip } from "~/shipping/goods-to-ship";
import { lookAgainAt } from "~/shipping/look-again";
import { isGivenUp, isUnsent, moved } from "~/shipping/moves";
import type { ShippingOrder } from "~/shipping/order";
import type { Shop, StoredConnection, StoredOrder, Transaction } from "~/shipping/ports/store";
import { problemOf, type Problem } from "~/shipping/problem";
import { courierGroups, whyNothingShips, type CourierGroup } from "~/shipping/shippable";
import type { Shipment } from "~/shipping/shipment";
import { adoptParcels } from "./adopt-parcels";
import { connectable } from "./connectable";
import { followChanges } from "./follow-changes";
import { inMilliseconds } from "./outcome";
import { planGroup, shareOut } from "./plan-group";
import { recordOf } from "./record";
import { referenceLifeMilliseconds } from "./reference-life";
import type { ShipRequest } from "./ship-request";
import type { World } from "./world";

/**
 * Brings an order's shipments in line with the order as it is. Unsent ones: new ones for what may travel, changed plans,
 * an end for what no longer ships. Sent ones: the carrier is told of what changed, or staff are. Parcels that staff
 * created by hand are taken in. Runs inside the caller's transaction, under the order's lock; what is to be done
 * outside gets its job in the same transaction.
 */
export async function planOrder(
  world: World,
  tx: Transaction,
  shop: Shop,
  stored: StoredOrder,
  request: ShipRequest | null,
): Promise<readonly Shipment[]> {
  const { order } = stored;
  const connections = await tx.connections.list(shop.domain);
  await refreshReferences(world, tx, shop, connections);
  const choosable = connectable(world, connections);
  const existing = [
    ...(await lockedShipments(tx, shop, order)),
    ...(await adoptParcels(world, tx, shop, order, choosable)),
  ];

  const reason = whyNothingShips(order) ?? whySkipped(stored, existing);
  const courier = reason ? [] : courierGroups(order);
  const groups = goodsToShip(order, courier, existing);
  await endUnsentWithoutGoods(world, tx, existing, groups, reason);
  const problem = courier.length === 0 ? (reason ?? noCourierGroup(order)) : null;
  await tx.orders.save(shop.domain, { ...stored, problem });

  const open = existing.filter((shipment) => !isGivenUp(shipment.state));
  const collects = shareOut(order, groups, open);
  const planned = { shop, stored, existing, connections: choosable, request };
  for (const [index, group] of groups.entries()) {
    await planGroup(world, tx, { ...planned, group, collect: collects[index] ?? null });
  }
  const startAt = lookAgainAt(groups, world.clock.now());
  if (startAt) {
    const job = { shop: shop.domain, orderId: order.id };
    await tx.jobs.send("receive-order", job, { key: order.id, startAt });
  }
  await followChanges(world, tx, order, await tx.shipments.ofOrder(shop.domain, order.id));
  return tx.shipments.ofOrder(shop.domain, order.id);
}

/** What a carrier serves is read again once it is a day old; planning goes on with what is known. */
async function refreshReferences(
  world: World,
  tx: Transaction,
  shop: Shop,
  connections: readonly StoredConnection[],
): Promise<void> {
  const oldest = world.clock.now().getTime() - referenceLifeMilliseconds;
  for (const { id, carrier, referenceAt } of connections) {
    if (!world.carriers.get(carrier)?.syncReference) continue;
    if (referenceAt && referenceAt.getTime() > oldest) continue;
    // Not at once: a list that cannot be read would be asked for with every order.
    const startAt = inMilliseconds(world, 30_000);
    await tx.jobs.send("sync-reference", { shop: shop.domain, connectionId: id }, { key: id, startAt });
  }
}

/** Locked, so that no worker starts sending what is being planned again. */
async function lockedShipments(
  tx: Transaction,
  shop: Shop,
  order: ShippingOrder,
): Promise<readonly Shipment[]> {
  const locked: Shipment[] = [];
  for (const { id } of await tx.shipments.ofOrder(shop.domain, order.id)) {
    const shipment = await tx.shipments.findForUpdate(shop.domain, id);
    if (shipment) locked.push(shipment);
  }
  return locked;
}

/** Staff said that it is the same order twice. */
function whySkipped(stored: StoredOrder, existing: readonly Shipment[]): Problem | null {
  if (stored.twinAnswer !== "skip") return null;
  const asked = [stored.problem, ...existing.map(({ problem }) => problem)];
  const known = asked.find((problem) => problem?.code === "twin_skipped" || problem?.code === "twin_order");
  return problemOf("twin_skipped", { values: { order: known?.values["order"] ?? "" } });
}

function noCourierGroup(order: ShippingOrder): Problem {
  return problemOf(order.fulfillmentOrders.length === 0 ? "not_yet_routed" : "nothing_to_ship");
}

async function endUnsentWithoutGoods(
  world: World,
  tx: Transaction,
  existing: readonly Shipment[],
  groups: readonly CourierGroup[],
  reason: Problem | null,
): Promise<void> {
  for (const shipment of existing) {
    if (!isUnsent(shipment.state)) continue;
    if (groups.some((group) => group.fulfillmentOrder.id === shipment.fulfillmentOrderId)) continue;
    const ended = moved(shipment, "cancelled", {
      problem: reason ?? problemOf("nothing_to_ship"),
      updatedAt: world.clock.now(),
    });
    await tx.shipments.save(shipment.shop, ended);
    await tx.journal.add(shipment.shop, recordOf(world, ended, "no-longer-ships", "app"));
  }
}
