import { attempt as attemptSchema, type Attempt, type Shipment } from "~/shipping/shipment";
import type { ShipmentId, ShopDomain } from "~/shipping/ids";
import { isUnsent, moved } from "~/shipping/moves";
import type {
  Carrier,
  CarrierConnection,
  CarrierError,
  CreatedParcel,
  CreationOutcome,
  PreparedCreation,
} from "~/shipping/ports/carrier";
import type { JobOutcome } from "~/shipping/ports/jobs";
import type { Transaction } from "~/shipping/ports/store";
import { problemOf } from "~/shipping/problem";
import { problemOfCarrierError } from "~/shipping/carrier-problem";
import { noteMove } from "./note-move";
import { done, inMilliseconds, later } from "./outcome";
import { recordOf } from "./record";
import type { World } from "./world";

/** A call ends after 30 s; an attempt older than this has lost its process. */
export const attemptLifeMilliseconds = 45_000;

/** The first look at the carrier after an answer that never came. */
export const firstLookMilliseconds = 5_000;

interface Started {
  readonly shipment: Shipment;
  readonly attempt: Attempt;
  readonly carrier: Carrier;
  readonly connection: CarrierConnection;
  readonly creation: PreparedCreation;
}

/**
 * Creates one parcel at its carrier: saves *sending*, calls once, saves what came of it.
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
    if (shipment.state !== "waiting" || shipment.requestedAt === null) return { outcome: done };

    const connection = shipment.connectionId ? await tx.connections.find(shop, shipment.connectionId) : null;
    const carrier = connection ? world.carriers.get(connection.carrier) : undefined;
    const creation = await tx.shipments.creation(shop, id);
    if (!connection || !carrier || !creation) return { outcome: done };

    const attempt = attemptSchema.parse({
      id: world.randomness.uuid(),
      startedAt: world.clock.now(),
      endedAt: null,
    });
    const sending = moved(shipment, "sending", { attempt, problem: null, updatedAt: attempt.startedAt });
    await tx.shipments.save(shop, sending);
    await tx.journal.add(shop, recordOf(world, sending, "sending", "app"));
    return { shipment: sending, attempt, carrier, connection, creation };
  });
}

/** The job came back and finds an attempt that has not ended: still running elsewhere, or its process died. */
async function orphaned(world: World, tx: Transaction, shipment: Shipment): Promise<JobOutcome> {
  const startedAt = shipment.attempt?.startedAt ?? shipment.updatedAt;
  const overAt = new Date(startedAt.getTime() + attemptLifeMilliseconds);
  if (world.clock.now() < overAt) return later(overAt);
  await becomeUncertain(world, tx, shipment, null);
  return done;
}

/** Also used at start by the owner of an embedded database: whatever was *sending* then has lost its process. */
export async function becomeUncertain(
  world: World,
  tx: Transaction,
  shipment: Shipment,
  error: CarrierError | null,
): Promise<void> {
  const now = world.clock.now();
  const uncertain = moved(shipment, "uncertain", {
    attempt: shipment.attempt ? { ...shipment.attempt, endedAt: now } : null,
    problem: problemOf("uncertain", error?.words ? { words: error.words } : {}),
    updatedAt: now,
  });
  await tx.shipments.save(shipment.shop, uncertain);
  await tx.journal.add(shipment.shop, recordOf(world, uncertain, "uncertain", "app"));
  await tx.jobs.send(
    "settle-uncertain",
    { shop: shipment.shop, shipmentId: shipment.id },
    { key: shipment.id, startAt: inMilliseconds(world, firstLookMilliseconds) },
  );
}

async function finish(world: World, started: Started, outcome: CreationOutcome): Promise<JobOutcome> {
  const { shop, id } = started.shipment;
  return world.store.transaction(async (tx) => {
    const shipment = await tx.shipments.findForUpdate(shop, id);
    if (!shipment) return done;
    const isOurs = shipment.attempt?.id === started.attempt.id;
    // The answer outlived its attempt: only news of a parcel still counts then.
    if (!isOurs || (shipment.state !== "sending" && outcome.kind !== "created")) return done;
    switch (outcome.kind) {
      case "created":
        await becomeCreated(
          world,
          tx,
          shipment,
          outcome.parcel,
          shipment.state === "sending" ? "created" : "late-answer",
        );
        return done;
      case "uncertain":
        await becomeUncertain(world, tx, shipment, outcome.error);
        return done;
      case "not-created":
        return becomeNotCreated(world, tx, shipment, outcome.error);
    }
  });
}

/** The parcel exists: its number, its state and the next job in one transaction. */
export async function becomeCreated(
  world: World,
  tx: Transaction,
  shipment: Shipment,
  parcel: CreatedParcel,
  event: "created" | "late-answer" | "found-at-carrier" | "settled-sent",
  actor = "app",
): Promise<Shipment> {
  if (shipment.state !== "sending" && shipment.state !== "uncertain" && !isUnsent(shipment.state))
    return shipment;
  const now = world.clock.now();
  const handsOver = await handOver(world, tx, shipment);
  const created = moved(shipment, "created", {
    attempt: shipment.attempt ? { ...shipment.attempt, endedAt: shipment.attempt.endedAt ?? now } : null,
    trackingNumber: parcel.trackingNumber,
    trackingUrl: parcel.trackingUrl,
    labelUrl: parcel.labelUrl,
    carrierId: parcel.carrierId ?? null,
    cost: parcel.cost ?? null,
    estimatedDelivery: parcel.estimatedDelivery ?? null,
    carrierState: parcel.carrierState,
    // Without it the parcel is never collected: staff are reminded until it is handed over.
    problem: handsOver === "by-hand" ? problemOf("not_validated") : null,
    sentAt: shipment.attempt?.startedAt ?? now,
    updatedAt: now,
  });
  await tx.shipments.save(shipment.shop, created);
  await noteMove(tx, created, "created", now);
  await tx.journal.add(shipment.shop, recordOf(world, created, event, actor));
  const job = { shop: created.shop, shipmentId: created.id };
  await tx.jobs.send("write-fulfillment", job, { key: created.id });
  if (handsOver === "at-once") await tx.jobs.send("validate-shipment", job, { key: created.id });
  await followLateChange(tx, created);
  return created;
}

/** What changed on the order while the answer was awaited could not be told to the carrier, or to staff. */
async function followLateChange(tx: Transaction, { shop, orderId, declaration }: Shipment): Promise<void> {
  const stored = await tx.orders.find(shop, orderId);
  if (!stored || !declaration || stored.order.updatedAt <= declaration.orderUpdatedAt) return;
  await tx.jobs.send("receive-order", { shop, orderId }, { key: orderId });
}

/** Whether this parcel has to be handed over, and who does it. */
async function handOver(
  world: World,
  tx: Transaction,
  shipment: Shipment,
): Promise<"at-once" | "by-hand" | "not-needed"> {
  const connection = shipment.connectionId
    ? await tx.connections.find(shipment.shop, shipment.connectionId)
    : null;
  const validation = connection ? world.carriers.get(connection.carrier)?.validation : undefined;
  if (!connection || !validation) return "not-needed";
  return validation.isAtOnce(connection.settings) ? "at-once" : "by-hand";
}

/** The carrier surely has nothing: either it comes back by itself, or a person mends what it says. */
export async function becomeNotCreated(
  world: World,
  tx: Transaction,
  shipment: Shipment,
  error: CarrierError,
): Promise<JobOutcome> {
  const now = world.clock.now();
  const waiting = moved(shipment, "waiting", {
    attempt: shipment.attempt ? { ...shipment.attempt, endedAt: now } : null,
    problem: problemOfCarrierError(error),
    // Without a time to come back, it goes again when a person asks.
    requestedAt: error.retryAt ? shipment.requestedAt : null,
    updatedAt: now,
  });
  await tx.shipments.save(shipment.shop, waiting);
  await tx.journal.add(shipment.shop, recordOf(world, waiting, "not-created", "app", error.words));
  return error.retryAt ? later(error.retryAt) : done;
}
