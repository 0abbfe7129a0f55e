import { problemOfCarrierError } from "~/shipping/carrier-problem";
import type { ShipmentId, ShopDomain } from "~/shipping/ids";
import { isUnsent, mayMove, moved } from "~/shipping/moves";
import type { CarrierError } from "~/shipping/ports/carrier";
import type { JobOutcome } from "~/shipping/ports/jobs";
import type { Transaction } from "~/shipping/ports/store";
import { problemOf } from "~/shipping/problem";
import { fail, ok, type Result } from "~/shipping/result";
import type { Cancellation, Shipment } from "~/shipping/shipment";
import { cancelFulfillment } from "./cancel-fulfillment";
import { knownShop } from "./known-shop";
import { done, inMilliseconds, later } from "./outcome";
import { receiveOrder } from "./receive-order";
import { recordOf } from "./record";
import { refusal, type Refusal } from "./refusal";
import { untilDone } from "./until-done";
import type { World } from "./world";

/** Someone has to act before asking again can help: new credentials, a new address. */
const pauseMilliseconds = 10 * 60_000;

/** A carrier that says neither yes nor no for so long is told to staff, who can call it. */
const silentMilliseconds = 10 * 60_000;

/** Longer than a call takes; whoever waits does not wait longer. */
const patienceMilliseconds = 40_000;

/** Words for the carrier, in its language; they name nobody. */
const reasons: Readonly<Record<Cancellation["reason"], string>> = {
  order_cancelled: "Commande annulée par le client",
  cancelled_by_staff: "Annulé par l'expéditeur",
};

/**
 * Keeps that the parcel is wanted back, with the job that asks the carrier, in the caller's transaction. Where the
 * carrier takes no cancellations, staff are told instead.
 */
export async function requestCancellation(
  world: World,
  tx: Transaction,
  shipment: Shipment,
  by: Pick<Cancellation, "reason" | "actor">,
): Promise<void> {
  const now = world.clock.now();
  const cancellation: Cancellation = { ...by, requestedAt: now, refusedAt: null };
  const carrier = shipment.carrier ? world.carriers.get(shipment.carrier) : undefined;
  const wanted: Shipment = carrier?.cancel
    ? { ...shipment, cancellation, updatedAt: now }
    : {
        ...shipment,
        cancellation: { ...cancellation, refusedAt: now },
        problem: problemOf("cancel_by_hand", { values: { carrier: shipment.carrier ?? "" } }),
        updatedAt: now,
      };
  await tx.shipments.save(shipment.shop, wanted);
  await tx.journal.add(shipment.shop, recordOf(world, wanted, "cancel-requested", by.actor, null));
  if (!carrier?.cancel) return;
  await tx.jobs.send(
    "cancel-shipment",
    { shop: shipment.shop, shipmentId: shipment.id },
    { key: shipment.id },
  );
}

/**
 * Asks the carrier for a parcel back until it has answered. Every death leaves the request in the row and the job in the
 * queue; the carrier, asked again, says that it is done.
 */
export async function cancelShipment(
  world: World,
  job: { readonly shop: ShopDomain; readonly shipmentId: ShipmentId },
): Promise<JobOutcome> {
  const shipment = await world.store.shipments.find(job.shop, job.shipmentId);
  if (!shipment || !isWanted(shipment) || !shipment.connectionId) return done;
  const connection = await world.store.connections.find(job.shop, shipment.connectionId);
  const carrier = connection ? world.carriers.get(connection.carrier) : undefined;
  if (!connection || !carrier?.cancel) return done;
  const outcome = await carrier.cancel(connection, shipment, reasons[shipment.cancellation.reason]);
  if (outcome.kind === "unknown") {
    const { retryAt } = outcome.error;
    const askedFor = world.clock.now().getTime() - shipment.cancellation.requestedAt.getTime();
    if (retryAt === null || askedFor > silentMilliseconds) await tellStaff(world, shipment, outcome.error);
    return later(retryAt ?? inMilliseconds(world, pauseMilliseconds));
  }
  return world.store.transaction(async (tx) => {
    const current = await tx.shipments.findForUpdate(job.shop, job.shipmentId);
    // It moved on meanwhile, or was told to be cancelled by the carrier's own push.
    if (!current || !isWanted(current)) return done;
    if (outcome.kind === "refused") await refused(world, tx, current, outcome.error);
    else await cancelled(world, tx, current, current.cancellation);
    return done;
  });
}

const isWanted = (shipment: Shipment): shipment is Shipment & { readonly cancellation: Cancellation } =>
  shipment.cancellation?.refusedAt === null &&
  !isUnsent(shipment.state) &&
  mayMove(shipment.state, "cancelled");

async function cancelled(
  world: World,
  tx: Transaction,
  shipment: Shipment,
  { reason, actor }: Cancellation,
): Promise<void> {
  const ended = moved(shipment, "cancelled", { problem: problemOf(reason), updatedAt: world.clock.now() });
  await tx.shipments.save(shipment.shop, ended);
  await tx.journal.add(shipment.shop, recordOf(world, ended, "cancelled", actor));
  await takeBackInShopify(tx, ended);
}

/** The goods are the order's again: its fulfillment goes, or, where there is none yet, the order is planned again. */
export async function takeBackInShopify(tx: Transaction, shipment: Shipment): Promise<void> {
  const { shop, id, orderId } = shipment;
  if (shipment.fulfillmentId) {
    await tx.jobs.send("cancel-fulfillment", { shop, shipmentId: id }, { key: id });
  } else {
    await tx.jobs.send("receive-order", { shop, orderId }, { key: orderId });
  }
}

async function refused(
  world: World,
  tx: Transaction,
  shipment: Shipment,
  error: CarrierError,
): Promise<void> {
  const now = world.clock.now();
  const { words } = problemOfCarrierError(error);
  const kept: Shipment = {
    ...shipment,
    cancellation: shipment.cancellation && { ...shipment.cancellation, refusedAt: now },
    problem: problemOf("cancel_refused", {
      values: { carrier: error.carrier },
      ...(words === null ? {} : { words }),
    }),
    updatedAt: now,
  };
  await tx.shipments.save(shipment.shop, kept);
  await tx.journal.add(shipment.shop, recordOf(world, kept, "cancel-refused", "app"));
}

/** The parcel is wanted back, and the carrier cannot be asked: shown until it has answered. */
async function tellStaff(world: World, { shop, id }: Shipment, error: CarrierError): Promise<void> {
  await world.store.transaction(async (tx) => {
    const current = await tx.shipments.findForUpdate(shop, id);
    const problem = problemOfCarrierError(error);
    if (!current || !isWanted(current) || current.problem?.code === problem.code) return;
    await tx.shipments.save(shop, { ...current, problem, updatedAt: world.clock.now() });
  });
}

/**
 * Staff take a shipment back: one that was not sent ends at once and stays off the list until they ship the order
 * again; one that the carrier has is asked back, while they wait.
 */
export async function cancelByStaff(
  world: World,
  shop: ShopDomain,
  id: ShipmentId,
  actor: string,
): Promise<Result<Shipment, Refusal>> {
  const known = await knownShop(world, shop);
  if (!known.ok) return known;
  const asked = await world.store.transaction(async (tx): Promise<Result<Shipment, Refusal>> => {
    const named = await tx.shipments.find(shop, id);
    if (!named) return fail(refusal("shipment_unknown", { shipment: id }));
    await tx.orders.lock(shop, named.orderId);
    const shipment = await tx.shipments.findForUpdate(shop, id);
    if (!shipment) return fail(refusal("shipment_unknown", { shipment: id }));
    // A second click.
    if (shipment.state === "cancelled") return ok(shipment);
    if (isUnsent(shipment.state)) return ok(await takenOff(world, tx, shipment, actor));
    if (shipment.state === "sending" || shipment.state === "uncertain") {
      return fail(refusal("uncertain_needs_settling", { order: shipment.orderName }));
    }
    if (!mayMove(shipment.state, "cancelled")) {
      return fail(refusal("move_not_allowed", { from: shipment.state, to: "cancelled" }));
    }
    const carrier = shipment.carrier ? world.carriers.get(shipment.carrier) : undefined;
    if (!carrier?.cancel) {
      return fail(refusal("capability_missing", { carrier: shipment.carrier ?? "", operation: "cancel" }));
    }
    await requestCancellation(world, tx, shipment, { reason: "cancelled_by_staff", actor });
    return ok(shipment);
  });
  if (!asked.ok || asked.value.state === "cancelled") return asked;
  const until = world.clock.now().getTime() + patienceMilliseconds;
  await untilDone(world, until, () => cancelShipment(world, { shop, shipmentId: id }));
  await untilDone(world, until, () => cancelFulfillment(world, { shop, shipmentId: id }));
  const after = (await world.store.shipments.find(shop, id)) ?? asked.value;
  if (after.state === "cancelled" && after.fulfillmentId === null) {
    await receiveOrder(world, shop, after.orderId);
  }
  if (after.problem?.code === "cancel_refused") {
    const values = { carrier: after.carrier ?? "", words: after.problem.words ?? "" };
    return fail(refusal("cancel_refused", values));
  }
  return ok(after);
}

async function takenOff(world: World, tx: Transaction, shipment: Shipment, actor: string): Promise<Shipment> {
  const ended = moved(shipment, "cancelled", {
    problem: problemOf("cancelled_by_staff"),
    updatedAt: world.clock.now(),
  });
  await tx.shipments.save(shipment.shop, ended);
  await tx.journal.add(shipment.shop, recordOf(world, ended, "ended-by-staff", actor));
  return ended;
}
