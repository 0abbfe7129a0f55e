import type { FoundParcel } from "~/shipping/found-parcel";
import type { FoundParcelId, ShipmentId, ShopDomain } from "~/shipping/ids";
import { goodsWithoutParcel } from "~/shipping/matching-orders";
import { isGivenUp, isUnsent, moved } from "~/shipping/moves";
import type { Shop, StoredOrder, Transaction } from "~/shipping/ports/store";
import { fail, ok, type Result } from "~/shipping/result";
import type { Shipment } from "~/shipping/shipment";
import type { CourierGroup } from "~/shipping/shippable";
import { finishShipment } from "./finish-shipment";
import { knownShop } from "./known-shop";
import { noteMove } from "./note-move";
import { blankShipment } from "./plan-group";
import { receiveOrder } from "./receive-order";
import { recordOf } from "./record";
import { refusal, type Refusal } from "./refusal";
import { reminder } from "./reminder";
import type { World } from "./world";

/**
 * Staff say that a parcel found at the carrier is an order's: its goods travel in it. It becomes a shipment that is
 * followed under that number, and its fulfillment is written. Nothing is sent to the carrier.
 *
 * @param order name or id, where it is another than the one it was offered for, or none was
 */
export async function adoptFound(
  world: World,
  shop: ShopDomain,
  id: FoundParcelId,
  options: { readonly order: string | null; readonly actor: string },
): Promise<Result<Shipment, Refusal>> {
  const known = await knownShop(world, shop);
  if (!known.ok) return known;
  const found = await world.store.foundParcels.find(shop, id);
  if (!found) return fail(refusal("found_unknown"));
  const named = options.order ?? found.orderId;
  if (named === null) return fail(refusal("adopt_needs_order"));
  const stored = await world.store.orders.findByNameOrId(shop, named);
  if (!stored) return fail(refusal("order_unknown", { order: named }));
  const received = await receiveOrder(world, shop, stored.order.id);
  if (!received.ok) {
    return fail(refusal("shopify_unreachable", { reason: received.error.words ?? received.error.kind }));
  }
  const adopted = await world.store.transaction(async (tx): Promise<Result<ShipmentId, Refusal>> => {
    await tx.orders.lock(shop, stored.order.id);
    const order = await tx.orders.find(shop, stored.order.id);
    // Somebody was quicker, or the comparison found out whose it is.
    if (!order || !(await tx.foundParcels.find(shop, id))) return fail(refusal("found_unknown"));
    return adopt(world, tx, { owner: known.value, stored: order, found, actor: options.actor });
  });
  if (!adopted.ok) return adopted;
  const shipment = await finishShipment(world, shop, adopted.value);
  return shipment ? ok(shipment) : fail(refusal("shipment_unknown", { shipment: adopted.value }));
}

interface Adoption {
  readonly owner: Shop;
  readonly stored: StoredOrder;
  readonly found: FoundParcel;
  readonly actor: string;
}

async function adopt(
  world: World,
  tx: Transaction,
  adoption: Adoption,
): Promise<Result<ShipmentId, Refusal>> {
  const { owner, stored, found, actor } = adoption;
  const { domain: shop } = owner;
  const { order } = stored;
  const { listed } = found;
  const existing: Shipment[] = [];
  for (const { id } of await tx.shipments.ofOrder(shop, order.id)) {
    const shipment = await tx.shipments.findForUpdate(shop, id);
    if (shipment) existing.push(shipment);
  }
  if (existing.some(({ state }) => state === "sending" || state === "uncertain")) {
    return fail(refusal("uncertain_needs_settling", { order: order.name }));
  }
  const [taken] = await tx.shipments.byTrackingNumbers(
    shop,
    listed.trackingNumber ? [listed.trackingNumber] : [],
  );
  if (taken && taken.id !== found.shipmentId) {
    return fail(refusal("tracking_number_taken", { order: taken.orderName }));
  }
  const [group] = goodsWithoutParcel(order, existing);
  if (!group) return fail(refusal("already_shipped", { order: order.name }));
  const own = existing.filter(({ fulfillmentOrderId }) => fulfillmentOrderId === group.fulfillmentOrder.id);
  const unsent = own.find(({ state }) => isUnsent(state));
  // The database allows one parcel of a fulfillment order without its fulfillment; that of the first is being written.
  if (!unsent && own.some(({ state, fulfillmentId }) => !isGivenUp(state) && fulfillmentId === null)) {
    return fail(refusal("already_shipped", { order: order.name }));
  }
  const shipment = adoptedShipment(world, unsent ?? blankShipment(world, owner, order, group), group, found);
  if (unsent) await tx.shipments.save(shop, shipment);
  else await tx.shipments.add(shop, shipment);
  // What was prepared for it was never sent.
  await tx.shipments.saveCreation(shop, shipment.id, null);
  await noteMove(tx, shipment, "created", world.clock.now());
  await tx.journal.add(shop, recordOf(world, shipment, "adopted-found", actor));
  await tx.jobs.send("write-fulfillment", { shop, shipmentId: shipment.id }, { key: shipment.id });
  // The rest of the order, where there is one, is planned anew.
  await tx.jobs.send("receive-order", { shop, orderId: order.id }, { key: order.id });
  await tx.foundParcels.remove(shop, found.id);
  return ok(shipment.id);
}

function adoptedShipment(world: World, base: Shipment, group: CourierGroup, found: FoundParcel): Shipment {
  const now = world.clock.now();
  const { listed } = found;
  const waiting = base.state === "asking" ? moved(base, "waiting", {}) : base;
  const adopted = moved(waiting, "created", {
    carrier: found.carrier,
    connectionId: found.connectionId,
    lines: group.lines,
    collect: listed.collect,
    // Where it goes, and what it was told, stands at the carrier alone.
    place: null,
    declaration: null,
    problem: null,
    requestedAt: null,
    trackingNumber: listed.trackingNumber ?? listed.carrierId,
    trackingUrl: listed.trackingUrl,
    carrierId: listed.carrierId,
    sentAt: listed.createdAt ?? now,
    updatedAt: now,
  });
  // One that the courier has is handed over, whoever did it.
  const isHandedOver = listed.state !== null && listed.state !== "created";
  return { ...adopted, problem: isHandedOver ? null : reminder(world, adopted) };
}
