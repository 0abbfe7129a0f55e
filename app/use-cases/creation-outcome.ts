import { problemOfCarrierError, requestIdOf } from "~/shipping/carrier-problem";
import { isUnsent, moved } from "~/shipping/moves";
import type { CarrierError, CreatedParcel } from "~/shipping/ports/carrier";
import type { JobOutcome } from "~/shipping/ports/jobs";
import type { Transaction } from "~/shipping/ports/store";
import { problemOf } from "~/shipping/problem";
import type { Shipment } from "~/shipping/shipment";
import { askLater } from "./creation-jobs";
import { noteMove } from "./note-move";
import { done, inMilliseconds, later } from "./outcome";
import { recordOf } from "./record";
import type { World } from "./world";

/** The first look at the carrier after an answer that never came. */
const firstLookMilliseconds = 5_000;

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
    problem: problemOf("uncertain", {
      ...(error?.words ? { words: error.words } : {}),
      values: error ? requestIdOf(error) : {},
    }),
    updatedAt: now,
  });
  await tx.shipments.save(shipment.shop, uncertain);
  await tx.journal.add(shipment.shop, recordOf(world, uncertain, "uncertain", "app"));
  await askLater(world, tx, uncertain, inMilliseconds(world, firstLookMilliseconds));
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
