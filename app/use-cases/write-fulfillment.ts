import { fulfillableBy } from "~/shipping/fulfillable";
import type { FulfillmentId, ShipmentId, ShopDomain } from "~/shipping/ids";
import type { ShippingOrder } from "~/shipping/order";
import { ourFulfillment } from "~/shipping/our-fulfillment";
import type { JobOutcome } from "~/shipping/ports/jobs";
import type { ShopifyError } from "~/shipping/ports/shopify";
import { problemOf, type Problem } from "~/shipping/problem";
import type { Shipment } from "~/shipping/shipment";
import { done, inMilliseconds, later } from "./outcome";
import { recordOf, type JournalEvent } from "./record";
import { retryAfterShopify } from "./shopify-pause";
import { isInstalled } from "./known-shop";
import { withWritingLease } from "./writing-lease";
import type { World } from "./world";

/**
 * Writes the fulfillment of a created shipment, once: looks for ours first, because an earlier try may have died
 * after Shopify took it. Deaths: before the call, nothing (the job comes back); during or after it, the next look
 * finds the fulfillment by its tracking number; the lease of a dead writer ends by itself.
 */
export async function writeFulfillment(
  world: World,
  job: { readonly shop: ShopDomain; readonly shipmentId: ShipmentId },
): Promise<JobOutcome> {
  const shipment = await world.store.shipments.find(job.shop, job.shipmentId);
  if (!shipment?.sentAt || shipment.fulfillmentId) return done;
  // What is left undone is found again at a new installation.
  if (!(await isInstalled(world, job.shop))) return done;
  return withWritingLease(world, shipment, async () => {
    const read = await world.shopify.readOrder(shipment.shop, shipment.orderId);
    if (!read.ok) return refused(world, shipment, read.error);
    if (!read.value && shipment.state === "cancelled") return done;
    if (!read.value) return giveUp(world, shipment, problemOf("already_fulfilled"));
    const carrier = shipment.carrier ? world.carriers.get(shipment.carrier) : undefined;
    const shipments = await world.store.shipments.ofOrder(shipment.shop, shipment.orderId);
    const ours = ourFulfillment(read.value, shipment, {
      company: carrier?.facts.displayName ?? null,
      others: shipments.filter(({ id }) => id !== shipment.id),
    });
    if (ours) return written(world, shipment, ours, "fulfillment-found");
    // Taken back before an answer of Shopify's came: what was written is found above, and goes; nothing more is written.
    return shipment.state === "cancelled" ? done : create(world, shipment, read.value);
  });
}

async function create(world: World, shipment: Shipment, order: ShippingOrder): Promise<JobOutcome> {
  const { fulfillmentOrders, waits, leavesGoods } = fulfillableBy(order, shipment);
  if (fulfillmentOrders.length === 0) return giveUp(world, shipment, problemOf("already_fulfilled"));
  if (waits) {
    await keepProblem(world, shipment, waits);
    return later(inMilliseconds(world, 5 * 60_000));
  }
  const owner = await world.store.shops.find(shipment.shop);
  const carrier = shipment.carrier ? world.carriers.get(shipment.carrier) : undefined;
  if (!owner || owner.uninstalledAt || !carrier) return done;
  const created = await world.shopify.createFulfillment(shipment.shop, {
    fulfillmentOrders,
    trackingCompany: carrier.facts.displayName,
    trackingNumber: shipment.trackingNumber,
    trackingUrl: shipment.trackingUrl,
    notifyCustomer: owner.settings.shipping.notifyCustomer,
  });
  return created.ok
    ? written(world, shipment, created.value, "fulfillment-written", leavesGoods)
    : refused(world, shipment, created.error);
}

async function written(
  world: World,
  shipment: Shipment,
  fulfillmentId: FulfillmentId,
  event: JournalEvent,
  leavesGoods = false,
): Promise<JobOutcome> {
  await change(world, shipment, { fulfillmentId }, event, leavesGoods);
  return done;
}

async function refused(world: World, shipment: Shipment, error: ShopifyError): Promise<JobOutcome> {
  const words = error.words ? { words: error.words } : {};
  if (error.kind === "rejected") {
    await keepProblem(world, shipment, problemOf("shopify_rejected", words));
    return later(inMilliseconds(world, 10 * 60_000));
  }
  if (error.kind === "access") await keepProblem(world, shipment, problemOf("shopify_access", words));
  return later(retryAfterShopify(world, error));
}

/** The parcel travels, but Shopify has no room left for a fulfillment of ours: staff see it, nothing is repeated. */
async function giveUp(world: World, shipment: Shipment, problem: Problem): Promise<JobOutcome> {
  await keepProblem(world, shipment, problem);
  return done;
}

async function keepProblem(world: World, shipment: Shipment, problem: Problem): Promise<void> {
  if (shipment.problem?.code === problem.code) return;
  await change(world, shipment, { problem }, "fulfillment-refused");
}

async function change(
  world: World,
  { shop, id }: Shipment,
  changes: Partial<Pick<Shipment, "fulfillmentId" | "problem">>,
  event: JournalEvent,
  leavesGoods = false,
): Promise<void> {
  await world.store.transaction(async (tx) => {
    const current = await tx.shipments.findForUpdate(shop, id);
    if (!current) return;
    const isWritten = changes.fulfillmentId !== undefined;
    const changed: Shipment = {
      ...current,
      ...changes,
      ...(isWritten ? { problem: withoutShopifyProblem(current.problem) } : {}),
      updatedAt: world.clock.now(),
    };
    await tx.shipments.save(shop, changed);
    await tx.journal.add(shop, recordOf(world, changed, event, "app"));
    if (!isWritten) return;
    // Cancelled while it was being written: it goes again.
    const next = current.state === "cancelled" ? "cancel-fulfillment" : "write-fulfillment-events";
    await tx.jobs.send(next, { shop, shipmentId: id }, { key: id });
    const { orderId } = current;
    if (leavesGoods) await tx.jobs.send("receive-order", { shop, orderId }, { key: orderId });
  });
}

/** Only what Shopify said is over once the fulfillment is written; what the carrier said stays. */
const withoutShopifyProblem = (problem: Problem | null): Problem | null =>
  problem && ["shopify_rejected", "shopify_access", "on_hold", "scheduled"].includes(problem.code)
    ? null
    : problem;
