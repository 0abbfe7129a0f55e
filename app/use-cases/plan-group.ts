import { divideCash } from "~/shipping/divide-cash";
import { shipmentId } from "~/shipping/ids";
import type { Money } from "~/shipping/money";
import { isGivenUp, isUnsent, moved } from "~/shipping/moves";
import { isOld } from "~/shipping/old-order";
import type { ShippingOrder } from "~/shipping/order";
import { planShipment, type Choosable, type ShipmentPlan } from "~/shipping/plan-shipment";
import type { Shop, StoredOrder, Transaction } from "~/shipping/ports/store";
import { problemOf, type Problem } from "~/shipping/problem";
import { newReference } from "~/shipping/reference";
import type { CourierGroup } from "~/shipping/shippable";
import type { Shipment } from "~/shipping/shipment";
import { askToSend } from "./creation-jobs";
import { findTwin } from "./find-twin";
import { recordOf } from "./record";
import type { ShipRequest } from "./ship-request";
import type { World } from "./world";

export interface GroupToPlan {
  readonly shop: Shop;
  readonly stored: StoredOrder;
  /** All shipments of the order, locked, as they were before. */
  readonly existing: readonly Shipment[];
  readonly connections: readonly Choosable[];
  readonly request: ShipRequest | null;
  /** The goods of one fulfillment order that no parcel has. */
  readonly group: CourierGroup;
  readonly collect: Money | null;
}

/** Plans the shipment of one fulfillment order's goods: a new one, or the one that waits. */
export async function planGroup(world: World, tx: Transaction, planned: GroupToPlan): Promise<void> {
  const { shop, stored, existing, group, request } = planned;
  const { order } = stored;
  const own = existing.filter(
    ({ state, fulfillmentOrderId }) => !isGivenUp(state) && fulfillmentOrderId === group.fulfillmentOrder.id,
  );
  const current = own.find(({ state }) => isUnsent(state));
  // What was added while the first parcel's fulfillment is not written yet: planned once it is.
  if (!current && own.some(({ fulfillmentId }) => fulfillmentId === null)) return;
  const before = existing.filter((shipment) => isGivenUp(shipment.state) && sharesGoods(shipment, group));
  // Staff took it off the list; it comes back when they ask for it.
  if (!current && !request && before.some(wasTakenOff)) return;

  const earlier = current ? undefined : before.findLast(wasNeverTried);
  const base = current ?? blankShipment(world, shop, order, group);
  const requestedBefore = base.requestedAt ?? earlier?.requestedAt ?? null;
  const connection = base.requestedAt ? base.connectionId : (earlier?.connectionId ?? null);
  const { mode, oldAfterHours } = shop.settings.shipping;
  const serviceLevel = request?.serviceLevel ?? base.serviceLevel ?? earlier?.serviceLevel ?? null;
  const plan = planShipment({
    order,
    group,
    reference: base.reference,
    collect: planned.collect,
    connections: planned.connections,
    settings: shop.settings,
    placeAnswer: stored.placeAnswer,
    staffConnection: request?.connection ?? (requestedBefore ? connection : null),
    serviceLevel,
    byStaff: request !== null || (requestedBefore !== null && mode === "manual"),
  });
  if (request === null && (await wasRefusedAsPlanned(tx, base, plan))) return;

  const triedBefore = before.find((shipment) => !wasNeverTried(shipment));
  const old = isOld(order, stored.firstMetAt, { automaticSince: shop.automaticSince, oldAfterHours });
  const goesByItself = mode === "automatic" && triedBefore === undefined && !old;
  const requestedAt = requestedBefore ?? (request !== null || goesByItself ? world.clock.now() : null);
  const waitsFor = requestedAt ? null : whyItWaitsForStaff(triedBefore, old && mode === "automatic");
  const held = plan.creation ? (waitsFor ?? (await twinQuestion(tx, planned))) : null;
  await savePlan(world, tx, {
    base,
    isNew: !current,
    group,
    plan: held
      ? { ...plan, problem: held, state: held.code === "twin_order" ? "asking" : "waiting", creation: null }
      : plan,
    requestedAt,
    serviceLevel,
    actor: request?.actor ?? "app",
  });
}

const sharesGoods = (shipment: Shipment, group: CourierGroup): boolean =>
  shipment.lines.some((line) => group.lines.some(({ orderLineId }) => orderLineId === line.orderLineId));

/** A person took it off the list before anything was sent. */
const wasTakenOff = ({ attempt, sentAt, problem }: Shipment): boolean =>
  attempt === null && sentAt === null && problem?.code === "cancelled_by_staff";

/**
 * Its goods were removed, or are in another fulfillment order now, or it was taken for another order's twin; nothing was
 * ever sent.
 */
const wasNeverTried = ({ attempt, sentAt, problem }: Shipment): boolean =>
  attempt === null &&
  sentAt === null &&
  (problem?.code === "nothing_to_ship" || problem?.code === "twin_skipped");

/** What was given up once, and what is old, goes only when a person says so. */
function whyItWaitsForStaff(before: Shipment | undefined, isOldOrder: boolean): Problem | null {
  if (before) return problemOf("ship_again", { values: before.carrier ? { carrier: before.carrier } : {} });
  return isOldOrder ? problemOf("old_order") : null;
}

/** Asked once nothing else is in the way, and as long as no parcel of the order was sent. */
async function twinQuestion(tx: Transaction, planned: GroupToPlan): Promise<Problem | null> {
  const { stored, shop, existing } = planned;
  if (stored.twinAnswer !== null || existing.some(({ attempt, sentAt }) => attempt ?? sentAt)) return null;
  const twin = await findTwin(tx, shop.domain, stored.order);
  return twin && problemOf("twin_order", { values: { order: twin.name } });
}

/** The carrier said no to these very bytes: they would get the same answer, and staff keep seeing the first one. */
async function wasRefusedAsPlanned(tx: Transaction, base: Shipment, plan: ShipmentPlan): Promise<boolean> {
  if (!plan.creation || base.requestedAt || !base.problem?.code.startsWith("carrier_")) return false;
  const refused = await tx.shipments.creation(base.shop, base.id);
  return refused?.body === plan.creation.body && base.connectionId === plan.connectionId;
}

/** What each group will collect, beside what the parcels that were sent collect already. */
export function shareOut(
  order: ShippingOrder,
  groups: readonly CourierGroup[],
  open: readonly Shipment[],
): readonly Money[] {
  if (!order.owed) return [];
  const sent = open.filter((shipment) => !isUnsent(shipment.state));
  const shares = divideCash(order, order.owed, [
    ...sent.map((shipment) => ({ lines: shipment.lines, fixed: shipment.collect })),
    ...groups.map((group) => ({ lines: group.lines, fixed: null })),
  ]);
  return shares.slice(sent.length);
}

/** One that nothing is known of yet but its goods. */
export function blankShipment(world: World, shop: Shop, order: ShippingOrder, group: CourierGroup): Shipment {
  const now = world.clock.now();
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
    declaration: null,
    cancellation: null,
    details: null,
    serviceLevel: null,
    returnRequestedAt: null,
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
  readonly serviceLevel: string | null;
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
    declaration: plan.declaration,
    requestedAt: planned.requestedAt,
    serviceLevel: planned.serviceLevel,
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
  if (plan.creation && shipment.requestedAt) {
    // The bytes are saved with the job that will send them.
    await tx.shipments.saveCreation(shipment.shop, shipment.id, plan.creation);
    await askToSend(world, tx, shipment);
  }
  // A job of an earlier plan may still be there: it finds nothing to send.
  if (!plan.creation && !isNew) await tx.shipments.saveCreation(shipment.shop, shipment.id, null);
}
