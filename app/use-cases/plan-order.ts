import { divideCash } from "~/shipping/divide-cash";
import type { ConnectionId } from "~/shipping/ids";
import { isGivenUp, isUnsent, moved } from "~/shipping/moves";
import type { ShippingOrder } from "~/shipping/order";
import { planShipment, type Choosable, type ShipmentPlan } from "~/shipping/plan-shipment";
import type { PreparedCreation } from "~/shipping/ports/carrier";
import type { StoredConnection, Shop, StoredOrder, Transaction } from "~/shipping/ports/store";
import { problemOf, type Problem } from "~/shipping/problem";
import { newReference } from "~/shipping/reference";
import { courierGroups, whyNothingShips, type CourierGroup } from "~/shipping/shippable";
import { shipmentId } from "~/shipping/ids";
import type { Shipment } from "~/shipping/shipment";
import { inMilliseconds } from "./outcome";
import { recordOf } from "./record";
import { referenceLifeMilliseconds } from "./reference-life";
import type { World } from "./world";

/** Staff, or the operator, ask for the order to go now. */
export interface ShipRequest {
  readonly actor: string;
  readonly connection: ConnectionId | null;
}

/**
 * Brings an order's unsent shipments in line with the order as it is: new ones for what may travel, changed plans for
 * what has not been sent, an end for what no longer ships. Parcels already sent are not touched. Runs inside the
 * caller's transaction, under the order's lock. Shipments that may go get their job in the same transaction.
 */
export async function planOrder(
  world: World,
  tx: Transaction,
  shop: Shop,
  stored: StoredOrder,
  request: ShipRequest | null,
): Promise<readonly Shipment[]> {
  const { order } = stored;
  const now = world.clock.now();
  const existing = await lockedShipments(tx, shop, order);
  const reason = whyNothingShips(order);
  const groups = reason ? [] : courierGroups(order);
  const connections = await tx.connections.list(shop.domain);
  await refreshReferences(world, tx, shop, connections);
  const choosable = connectable(world, connections);

  await endUnsentWithoutGoods(world, tx, existing, groups, reason);
  await tx.orders.save(shop.domain, {
    ...stored,
    problem: groups.length === 0 ? (reason ?? noCourierGroup(order)) : null,
  });

  const open = existing.filter((shipment) => !isGivenUp(shipment.state));
  const collects = shareOut(order, groups, open);
  for (const [index, group] of groups.entries()) {
    const current = open.find((shipment) => shipment.fulfillmentOrderId === group.fulfillmentOrder.id);
    if (current && !isUnsent(current.state)) continue;
    const shippedBefore = existing.some(
      (shipment) => isGivenUp(shipment.state) && shipment.fulfillmentOrderId === group.fulfillmentOrder.id,
    );
    const base = current ?? blankShipment(world, shop, order, group, now);
    const plan = planShipment({
      order,
      group,
      reference: base.reference,
      collect: collects[index] ?? null,
      connections: choosable,
      settings: shop.settings,
      placeAnswer: stored.placeAnswer,
      staffConnection: request?.connection ?? (base.requestedAt ? base.connectionId : null),
      byStaff: request !== null || (base.requestedAt !== null && shop.settings.shipping.mode === "manual"),
    });
    if (request === null && (await wasRefusedAsPlanned(tx, base, plan))) continue;
    // What was given up once goes again only when a person says so.
    const isAutomatic = shop.settings.shipping.mode === "automatic" && !shippedBefore;
    const requestedAt = base.requestedAt ?? (request !== null || isAutomatic ? now : null);
    await savePlan(world, tx, {
      base,
      isNew: !current,
      group,
      plan,
      requestedAt,
      actor: request?.actor ?? "app",
    });
  }
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

/** The carrier said no to these very bytes: they would get the same answer, and staff keep seeing the first one. */
async function wasRefusedAsPlanned(tx: Transaction, base: Shipment, plan: ShipmentPlan): Promise<boolean> {
  if (!plan.creation || base.requestedAt || !base.problem?.code.startsWith("carrier_")) return false;
  const refused = await tx.shipments.creation(base.shop, base.id);
  return refused?.body === plan.creation.body && base.connectionId === plan.connectionId;
}

/** The shop's connections to carriers this installation offers, each able to check a parcel by its own rules. */
export function connectable(world: World, connections: readonly StoredConnection[]): readonly Choosable[] {
  return connections.flatMap((connection) => {
    const carrier = world.carriers.get(connection.carrier);
    if (!carrier) return [];
    return [
      {
        id: connection.id,
        facts: carrier.facts,
        awaitsReference: carrier.syncReference !== undefined && connection.reference === null,
        prepare: (parcel) => carrier.prepare(parcel, connection.settings, connection.reference),
      } satisfies Choosable,
    ];
  });
}

function noCourierGroup(order: ShippingOrder): Problem {
  return problemOf(order.fulfillmentOrders.length === 0 ? "not_yet_routed" : "nothing_to_ship");
}

function shareOut(order: ShippingOrder, groups: readonly CourierGroup[], open: readonly Shipment[]) {
  if (!order.owed) return [];
  const sent = open.filter((shipment) => !isUnsent(shipment.state));
  const unsentGroups = groups.filter(
    (group) => !sent.some((shipment) => shipment.fulfillmentOrderId === group.fulfillmentOrder.id),
  );
  const shares = divideCash(order, order.owed, [
    ...sent.map((shipment) => ({ lines: shipment.lines, fixed: shipment.collect })),
    ...unsentGroups.map((group) => ({ lines: group.lines, fixed: null })),
  ]);
  return groups.map((group) => {
    const position = unsentGroups.indexOf(group);
    return position < 0 ? null : (shares[sent.length + position] ?? null);
  });
}

function blankShipment(
  world: World,
  shop: Shop,
  order: ShippingOrder,
  group: CourierGroup,
  now: Date,
): Shipment {
  return {
    id: shipmentId.parse(world.randomness.uuid()),
    shop: shop.domain,
    orderId: order.id,
    orderName: order.name,
    reference: newReference(world.randomness),
    carrier: null,
    connectionId: null,
    fulfillmentOrderId: group.fulfillmentOrder.id,
    lines: group.lines,
    state: "waiting",
    carrierState: null,
    problem: null,
    place: null,
    collect: null,
    requestedAt: null,
    attempt: null,
    trackingNumber: null,
    trackingUrl: null,
    carrierId: null,
    cost: null,
    estimatedDelivery: null,
    validatedAt: null,
    labelUrl: null,
    fulfillmentId: null,
    createdAt: now,
    updatedAt: now,
    sentAt: null,
  };
}

interface Planned {
  readonly base: Shipment;
  readonly isNew: boolean;
  readonly group: CourierGroup;
  readonly plan: ShipmentPlan;
  readonly requestedAt: Date | null;
  readonly actor: string;
}

async function savePlan(world: World, tx: Transaction, planned: Planned): Promise<void> {
  const { base, isNew, group, plan } = planned;
  const shipment = moved(base, plan.state, {
    carrier: plan.carrier,
    connectionId: plan.connectionId,
    lines: group.lines,
    place: plan.place,
    collect: plan.collect,
    problem: plan.problem,
    requestedAt: planned.requestedAt,
    updatedAt: world.clock.now(),
  });
  if (isNew) await tx.shipments.add(shipment.shop, shipment);
  else await tx.shipments.save(shipment.shop, shipment);
  if (isNew || base.problem?.code !== plan.problem?.code) {
    await tx.journal.add(
      shipment.shop,
      recordOf(world, shipment, isNew ? "planned" : "planned-again", planned.actor),
    );
  }
  if (plan.creation && shipment.requestedAt) await enqueueCreation(tx, shipment, plan.creation);
}

/** The bytes are saved with the job that will send them. */
async function enqueueCreation(
  tx: Transaction,
  shipment: Shipment,
  creation: PreparedCreation,
): Promise<void> {
  await tx.shipments.saveCreation(shipment.shop, shipment.id, creation);
  await tx.jobs.send(
    "create-shipment",
    { shop: shipment.shop, shipmentId: shipment.id },
    { key: shipment.id },
  );
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
