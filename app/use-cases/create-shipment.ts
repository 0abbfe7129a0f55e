import type { ShipmentId, ShopDomain } from "~/shipping/ids";
import { moved } from "~/shipping/moves";
import type { Carrier, CarrierConnection, CreationOutcome, PreparedCreation } from "~/shipping/ports/carrier";
import type { JobOutcome } from "~/shipping/ports/jobs";
import type { Transaction } from "~/shipping/ports/store";
import { attempt as attemptSchema, type Attempt, type Shipment } from "~/shipping/shipment";
import { becomeCreated, becomeNotCreated, becomeUncertain } from "./creation-outcome";
import { done, later } from "./outcome";
import { recordOf } from "./record";
import type { World } from "./world";

/** A call ends after 30 s; an attempt older than this has lost its process. */
export const attemptLifeMilliseconds = 45_000;

/** A shipment saved as *sending*, with the attempt that is ours. */
export interface Begun {
  readonly shipment: Shipment;
  readonly attempt: Attempt;
  readonly creation: PreparedCreation;
}

interface Started extends Begun {
  readonly carrier: Carrier;
  readonly connection: CarrierConnection;
}

/**
 * Creates one parcel at its carrier: saves *sending*, calls once, saves what came of it. (`create-batch.ts` does the same
 * for many at once.)
 *
 * What a death leaves: before the first commit, nothing (the job comes back). Between the commit and the carrier's
 * answer, *sending* with an open attempt: the job finds it, waits until the attempt must be over, and makes it
 * *uncertain*, which is settled by asking. After the answer and before the second commit: the same. After the second
 * commit, everything is saved, the next job included.
 */
export async function createShipment(
  world: World,
  job: { readonly shop: ShopDomain; readonly shipmentId: ShipmentId },
): Promise<JobOutcome> {
  const started = await start(world, job.shop, job.shipmentId);
  if ("outcome" in started) return started.outcome;
  const { carrier, connection, creation } = started;
  const outcome = await carrier.create(connection, creation);
  return finish(world, started, outcome);
}

async function start(
  world: World,
  shop: ShopDomain,
  id: ShipmentId,
): Promise<Started | { readonly outcome: JobOutcome }> {
  return world.store.transaction(async (tx) => {
    const owner = await tx.shops.find(shop);
    const shipment = await tx.shipments.findForUpdate(shop, id);
    if (!shipment) return { outcome: done };
    // Also of a shop that has uninstalled meanwhile: what was begun is settled.
    if (shipment.state === "sending") return { outcome: await orphaned(world, tx, shipment) };
    if (!owner || owner.uninstalledAt) return { outcome: done };

    const connection = shipment.connectionId ? await tx.connections.find(shop, shipment.connectionId) : null;
    const carrier = connection ? world.carriers.get(connection.carrier) : undefined;
    if (!connection || !carrier) return { outcome: done };
    const begun = await begin(world, tx, shipment);
    return begun ? { ...begun, carrier, connection } : { outcome: done };
  });
}

/** Saves a locked shipment as *sending*, if it still is to be sent. */
export async function begin(
  world: World,
  tx: Transaction,
  shipment: Shipment,
  inBatch = false,
): Promise<Begun | null> {
  if (shipment.state !== "waiting" || shipment.requestedAt === null) return null;
  const creation = await tx.shipments.creation(shipment.shop, shipment.id);
  if (!creation) return null;
  const attempt = attemptSchema.parse({
    id: world.randomness.uuid(),
    startedAt: world.clock.now(),
    endedAt: null,
    ...(inBatch ? { inBatch } : {}),
  });
  const sending = moved(shipment, "sending", { attempt, problem: null, updatedAt: attempt.startedAt });
  await tx.shipments.save(shipment.shop, sending);
  await tx.journal.add(shipment.shop, recordOf(world, sending, "sending", "app"));
  return { shipment: sending, attempt, creation };
}

/** When this attempt must be over, whoever makes it. */
export const overAt = (startedAt: Date): Date => new Date(startedAt.getTime() + attemptLifeMilliseconds);

/** The job came back and finds an attempt that has not ended: still running elsewhere, or its process died. */
export async function orphaned(world: World, tx: Transaction, shipment: Shipment): Promise<JobOutcome> {
  const over = overAt(shipment.attempt?.startedAt ?? shipment.updatedAt);
  if (world.clock.now() < over) return later(over);
  await becomeUncertain(world, tx, shipment, null);
  return done;
}

async function finish(
  world: World,
  { shipment, attempt }: Begun,
  outcome: CreationOutcome,
): Promise<JobOutcome> {
  return world.store.transaction(async (tx) => {
    const current = await tx.shipments.findForUpdate(shipment.shop, shipment.id);
    return current ? conclude(world, tx, current, attempt, outcome) : done;
  });
}

/** Saves what came of an attempt, on the locked shipment as it is now. */
export async function conclude(
  world: World,
  tx: Transaction,
  shipment: Shipment,
  attempt: Attempt,
  outcome: CreationOutcome,
): Promise<JobOutcome> {
  const isOurs = shipment.attempt?.id === attempt.id;
  // The answer outlived its attempt: only news of a parcel still counts then.
  if (!isOurs || (shipment.state !== "sending" && outcome.kind !== "created")) return done;
  switch (outcome.kind) {
    case "created": {
      const event = shipment.state === "sending" ? "created" : "late-answer";
      await becomeCreated(world, tx, shipment, outcome.parcel, event);
      return done;
    }
    case "uncertain":
      await becomeUncertain(world, tx, shipment, outcome.error);
      return done;
    case "not-created":
      return becomeNotCreated(world, tx, shipment, outcome.error);
  }
}
