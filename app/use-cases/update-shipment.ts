import { changesSince } from "~/shipping/declaration";
import type { ShipmentId, ShopDomain } from "~/shipping/ids";
import { fulfillmentOrderOf } from "~/shipping/fulfillment-order-of";
import { planShipment } from "~/shipping/plan-shipment";
import type { CarrierError, PreparedCreation } from "~/shipping/ports/carrier";
import type { JobOutcome } from "~/shipping/ports/jobs";
import type { Shop, StoredOrder, Transaction } from "~/shipping/ports/store";
import type { Declaration, Shipment } from "~/shipping/shipment";
import { connectable } from "./connectable";
import { mayBeUpdated } from "./follow-changes";
import { done, inMilliseconds, later } from "./outcome";
import { presentDeclaration } from "./present-declaration";
import { recordOf } from "./record";
import { reminder } from "./reminder";
import type { World } from "./world";

/** Someone has to act before telling it again can help; the change is shown to staff meanwhile. */
const pauseMilliseconds = 10 * 60_000;

/**
 * Tells the carrier what changed about a parcel that is not handed over. The change stays shown to staff until the
 * carrier has taken it; told twice it is the same, so every death lets the job do it again.
 */
export async function updateShipment(
  world: World,
  job: { readonly shop: ShopDomain; readonly shipmentId: ShipmentId },
): Promise<JobOutcome> {
  const { shop, shipmentId } = job;
  const shipment = await world.store.shipments.find(shop, shipmentId);
  if (!shipment?.connectionId || !mayBeUpdated(world, shipment)) return done;
  const owner = await world.store.shops.find(shop);
  const stored = await world.store.orders.find(shop, shipment.orderId);
  const connection = await world.store.connections.find(shop, shipment.connectionId);
  const carrier = connection ? world.carriers.get(connection.carrier) : undefined;
  if (!owner || owner.uninstalledAt || !stored || !connection || !carrier?.update) return done;
  const shipments = await world.store.shipments.ofOrder(shop, shipment.orderId);
  const present = presentDeclaration(stored.order, shipment, shipments);
  if (!present || !shipment.declaration || changesSince(shipment.declaration, present).length === 0) {
    return done;
  }
  const creation = prepareAgain(owner, stored, shipment, present, connectable(world, [connection]));
  // Something about the order must be mended first: staff see both the change and the order.
  if (!creation) return done;

  const outcome = await carrier.update(connection, shipment, creation);
  if (outcome.kind === "unknown") {
    return later(outcome.error.retryAt ?? inMilliseconds(world, pauseMilliseconds));
  }
  return world.store.transaction(async (tx) => {
    const current = await tx.shipments.findForUpdate(shop, shipmentId);
    if (!current) return done;
    if (outcome.kind === "done") await updated(world, tx, current, present, creation);
    else await refused(world, tx, current, outcome.error);
    return done;
  });
}

/** The bytes of a creation with the same reference, by the order as it is now; null where it could not be created so. */
function prepareAgain(
  owner: Shop,
  { order, placeAnswer }: StoredOrder,
  shipment: Shipment,
  present: Declaration,
  connections: ReturnType<typeof connectable>,
): PreparedCreation | null {
  const fulfillmentOrder = fulfillmentOrderOf(order, shipment);
  if (!fulfillmentOrder) return null;
  const lines = shipment.lines.flatMap((line) => {
    const quantity =
      present.contents.find(({ orderLineId }) => orderLineId === line.orderLineId)?.quantity ?? 0;
    return quantity > 0 ? [{ ...line, quantity }] : [];
  });
  if (lines.length === 0) return null;
  const plan = planShipment({
    order,
    // What became of it in Shopify since then says nothing about the parcel.
    group: { fulfillmentOrder: { ...fulfillmentOrder, status: "OPEN", canCreateFulfillment: true }, lines },
    reference: shipment.reference,
    collect: present.collect,
    connections,
    settings: owner.settings,
    placeAnswer,
    staffConnection: shipment.connectionId,
    serviceLevel: shipment.serviceLevel,
    byStaff: true,
  });
  return plan.creation;
}

async function updated(
  world: World,
  tx: Transaction,
  shipment: Shipment,
  present: Declaration,
  creation: PreparedCreation,
): Promise<void> {
  const isShown = shipment.problem?.code === "changed_after_sending";
  const told: Shipment = {
    ...shipment,
    declaration: present,
    collect: present.collect,
    problem: isShown ? reminder(world, shipment) : shipment.problem,
    updatedAt: world.clock.now(),
  };
  await tx.shipments.save(shipment.shop, told);
  await tx.shipments.saveCreation(shipment.shop, shipment.id, creation);
  await tx.journal.add(shipment.shop, recordOf(world, told, "updated-at-carrier", "app", null));
  // It may have changed once more while the carrier was told.
  const { shop, orderId } = shipment;
  const stored = await tx.orders.find(shop, orderId);
  if (stored && stored.order.updatedAt > present.orderUpdatedAt) {
    await tx.jobs.send("receive-order", { shop, orderId }, { key: orderId });
  }
}

async function refused(
  world: World,
  tx: Transaction,
  shipment: Shipment,
  error: CarrierError,
): Promise<void> {
  const { problem } = shipment;
  if (problem?.code !== "changed_after_sending") return;
  const kept = {
    ...shipment,
    problem: { ...problem, words: error.words },
    updatedAt: world.clock.now(),
  };
  await tx.shipments.save(shipment.shop, kept);
  await tx.journal.add(shipment.shop, recordOf(world, kept, "update-refused", "app"));
}
