import { problemOfCarrierError } from "~/shipping/carrier-problem";
import type { ShipmentId, ShopDomain } from "~/shipping/ids";
import { isUnsent, mayMove, moved } from "~/shipping/moves";
import type { CarrierError } from "~/shipping/ports/carrier";
import type { JobOutcome } from "~/shipping/ports/jobs";
import type { Transaction } from "~/shipping/ports/store";
import { problemOf } from "~/shipping/problem";
import type { Cancellation, Shipment } from "~/shipping/shipment";
import { done, inMilliseconds, later } from "./outcome";
import { recordOf } from "./record";
import { takeBackInShopify } from "./take-back-in-shopify";
import type { World } from "./world";

/** Someone has to act before asking again can help: new credentials, a new address. */
const pauseMilliseconds = 10 * 60_000;

/** A carrier that says neither yes nor no for so long is told to staff, who can call it. */
const silentMilliseconds = 10 * 60_000;

/** Words for the carrier, in its language; they name nobody. */
const reasons: Readonly<Record<Cancellation["reason"], string>> = {
  order_cancelled: "Commande annulée par le client",
  cancelled_by_staff: "Annulé par l'expéditeur",
};

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
