import type { ShipmentId, ShopDomain } from "~/shipping/ids";
import { moved } from "~/shipping/moves";
import type { LookUpOutcome, LookUpQuestion } from "~/shipping/ports/carrier";
import type { JobOutcome } from "~/shipping/ports/jobs";
import type { Shipment } from "~/shipping/shipment";
import { becomeCreated, becomeNotCreated } from "./creation-outcome";
import { done, inMilliseconds, later } from "./outcome";
import { planOrder } from "./plan-order";
import { recordOf } from "./record";
import type { World } from "./world";

/** Between looks that prove nothing. */
const pauseMilliseconds = 20_000;

/**
 * Settles a creation whose answer never came, by asking the carrier for its exact reference. Found: it is created.
 * Proven absent: the same shipment goes again, with the same reference. Anything else: ask again. Where the carrier
 * has nothing to ask, staff decide.
 */
export async function settleUncertain(
  world: World,
  job: { readonly shop: ShopDomain; readonly shipmentId: ShipmentId },
): Promise<JobOutcome> {
  const { shop, shipmentId } = job;
  const shipment = await world.store.shipments.find(shop, shipmentId);
  if (shipment?.state !== "uncertain" || !shipment.connectionId) return done;
  const connection = await world.store.connections.find(shop, shipment.connectionId);
  const carrier = connection ? world.carriers.get(connection.carrier) : undefined;
  if (!connection || !carrier?.lookUp) return done;

  const asked = await askedAbout(world, shipment);
  if (!asked) return done;
  return recordLookUp(world, asked, await carrier.lookUp(connection, asked.question));
}

/** An uncertain shipment, its attempt, and what the carrier is asked about it. */
export interface AskedAbout {
  readonly shipment: Shipment;
  readonly attemptId: string;
  readonly question: LookUpQuestion;
}

/** Null where its bytes are gone, or nothing was ever tried: then only staff can say. */
export async function askedAbout(world: World, shipment: Shipment): Promise<AskedAbout | null> {
  const { attempt, reference } = shipment;
  const creation = await world.store.shipments.creation(shipment.shop, shipment.id);
  if (!attempt || !creation) return null;
  const question: LookUpQuestion = {
    reference,
    creation,
    attemptStartedAt: attempt.startedAt,
    attemptEndedAt: attempt.endedAt ?? shipment.updatedAt,
    ...(attempt.inBatch ? { inBatch: true } : {}),
  };
  return { shipment, attemptId: attempt.id, question };
}

/** Saves what the look said, if the shipment still waits for it. */
export async function recordLookUp(
  world: World,
  { shipment: { shop, id, orderId }, attemptId }: AskedAbout,
  outcome: LookUpOutcome,
): Promise<JobOutcome> {
  if (outcome.kind === "unknown") {
    return later(outcome.error.retryAt ?? inMilliseconds(world, pauseMilliseconds));
  }
  if (outcome.kind === "absent" && !outcome.provesAbsence) {
    return later(outcome.askAgainAt ?? inMilliseconds(world, pauseMilliseconds));
  }
  return world.store.transaction(async (tx) => {
    // The order before its shipment, as everywhere.
    await tx.orders.lock(shop, orderId);
    const shipment = await tx.shipments.findForUpdate(shop, id);
    // Settled meanwhile by staff, by a late answer, or sent again: this look says nothing about that.
    if (shipment?.state !== "uncertain" || shipment.attempt?.id !== attemptId) return done;
    if (outcome.kind === "found") {
      await becomeCreated(world, tx, shipment, outcome.parcel, "found-at-carrier");
      return done;
    }
    if (outcome.kind === "refused") {
      await becomeNotCreated(world, tx, shipment, outcome.error);
      return done;
    }
    const waiting = moved(shipment, "waiting", { problem: null, updatedAt: world.clock.now() });
    await tx.shipments.save(shop, waiting);
    await tx.journal.add(shop, recordOf(world, waiting, "absent-at-carrier", "app"));
    // What changed on the order meanwhile changes what is sent, or whether anything is.
    const owner = await tx.shops.find(shop);
    const stored = await tx.orders.find(shop, orderId);
    if (owner && stored) await planOrder(world, tx, owner, stored, null);
    return done;
  });
}
