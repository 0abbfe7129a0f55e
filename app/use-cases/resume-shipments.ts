import type { ShopDomain } from "~/shipping/ids";
import type { JobName, Jobs } from "~/shipping/ports/jobs";
import type { Shipment } from "~/shipping/shipment";
import { inMilliseconds } from "./outcome";
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
    const name = nextJobOf(shipment);
    if (!name) continue;
    await world.store.transaction((tx) => send(tx.jobs, name, shipment));
    resumed += 1;
  }
  return resumed;
}

type ShipmentJob = Extract<
  JobName,
  "create-shipment" | "settle-uncertain" | "cancel-shipment" | "write-fulfillment" | "cancel-fulfillment"
>;

function nextJobOf(shipment: Shipment): ShipmentJob | null {
  const { state, requestedAt, problem, cancellation, fulfillmentId, sentAt } = shipment;
  if (state === "waiting") return requestedAt && !problem ? "create-shipment" : null;
  if (state === "sending") return "create-shipment";
  if (state === "uncertain") return "settle-uncertain";
  if (state === "cancelled") return "cancel-fulfillment";
  if (cancellation?.refusedAt === null) return "cancel-shipment";
  return sentAt && !fulfillmentId && problem?.code !== "already_fulfilled" ? "write-fulfillment" : null;
}

const send = (jobs: Jobs, name: ShipmentJob, { shop, id }: Shipment): Promise<void> =>
  jobs.send(name, { shop, shipmentId: id }, { key: id });
