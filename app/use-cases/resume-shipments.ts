import type { ShopDomain } from "~/shipping/ids";
import type { JobName } from "~/shipping/ports/jobs";
import type { Transaction } from "~/shipping/ports/store";
import type { Shipment } from "~/shipping/shipment";
import { askLater, askToSend } from "./creation-jobs";
import { inMilliseconds } from "./outcome";
import { resumePickups } from "./resume-pickups";
import type { World } from "./world";

/** Fulfillments of parcels cancelled longer ago were taken back, or staff have dealt with them. */
const cancelledWithinMilliseconds = 7 * 24 * 3_600_000;

/**
 * Gives every shipment that is not where it should be the job that brings it there: after a new installation, whose jobs
 * ended when the shop left, and wherever a job was lost. Jobs that are there already are not doubled, and a job finds
 * nothing to do where all is done. Returns how many were sent.
 */
export async function resumeShipments(world: World, shop: ShopDomain): Promise<number> {
  let resumed = 0;
  const since = inMilliseconds(world, -cancelledWithinMilliseconds);
  for (const shipment of await world.store.shipments.unfinished(shop, since)) {
    const next = nextJobOf(shipment);
    if (!next) continue;
    await world.store.transaction((tx) => send(world, tx, next, shipment));
    resumed += 1;
  }
  return resumed + (await resumePickups(world, shop));
}

/** What is missing: to be sent, to be asked about, or the job of that name. */
type Missing =
  "send" | "settle" | Extract<JobName, "cancel-shipment" | "write-fulfillment" | "cancel-fulfillment">;

function nextJobOf(shipment: Shipment): Missing | null {
  const { state, requestedAt, problem, cancellation, fulfillmentId, sentAt } = shipment;
  if (state === "waiting") return requestedAt && !problem ? "send" : null;
  if (state === "sending") return "send";
  if (state === "uncertain") return "settle";
  if (state === "cancelled") return "cancel-fulfillment";
  if (cancellation?.refusedAt === null) return "cancel-shipment";
  return sentAt && !fulfillmentId && problem?.code !== "already_fulfilled" ? "write-fulfillment" : null;
}

async function send(world: World, tx: Transaction, missing: Missing, shipment: Shipment): Promise<void> {
  if (missing === "send") return askToSend(world, tx, shipment);
  if (missing === "settle") return askLater(world, tx, shipment);
  await tx.jobs.send(missing, { shop: shipment.shop, shipmentId: shipment.id }, { key: shipment.id });
}
