import type { JobName, JobOutcome, JobPayloads } from "~/shipping/ports/jobs";
import { cancelFulfillment } from "~/use-cases/cancel-fulfillment";
import { cancelShipment } from "~/use-cases/cancel-shipment";
import { createBatch } from "~/use-cases/create-batch";
import { compareParcels } from "~/use-cases/compare-parcels";
import { createShipment } from "~/use-cases/create-shipment";
import { followParcels } from "~/use-cases/follow-parcels";
import { planWaiting } from "~/use-cases/plan-waiting";
import { processWebhook } from "~/use-cases/process-webhook";
import { receiveOrderAnew } from "~/use-cases/receive-order";
import { reconcileShop } from "~/use-cases/reconcile-shop";
import { sendPickup } from "~/use-cases/send-pickup";
import { settlePickup } from "~/use-cases/settle-pickup";
import { settleBatch } from "~/use-cases/settle-batch";
import { settleUncertain } from "~/use-cases/settle-uncertain";
import { syncReference } from "~/use-cases/sync-reference";
import { updateShipment } from "~/use-cases/update-shipment";
import { validateAtOnce } from "~/use-cases/validate-shipment";
import type { World } from "~/use-cases/world";
import { writeFulfillment } from "~/use-cases/write-fulfillment";
import { writeFulfillmentEvents } from "~/use-cases/write-fulfillment-events";

/** What each job does. */
export type JobHandlers = {
  readonly [Name in JobName]: (payload: JobPayloads[Name]) => Promise<JobOutcome>;
};

export const handlersOf = (world: World): JobHandlers => ({
  "process-webhook": (job) => processWebhook(world, job),
  "create-shipment": (job) => createShipment(world, job),
  "create-batch": (job) => createBatch(world, job),
  "settle-uncertain": (job) => settleUncertain(world, job),
  "settle-batch": (job) => settleBatch(world, job),
  "write-fulfillment": (job) => writeFulfillment(world, job),
  "write-fulfillment-events": (job) => writeFulfillmentEvents(world, job),
  "validate-shipment": (job) => validateAtOnce(world, job),
  "cancel-shipment": (job) => cancelShipment(world, job),
  "update-shipment": (job) => updateShipment(world, job),
  "cancel-fulfillment": (job) => cancelFulfillment(world, job),
  "request-pickup": (job) => sendPickup(world, job),
  "settle-pickup": (job) => settlePickup(world, job),
  "receive-order": (job) => receiveOrderAnew(world, job),
  "plan-waiting": (job) => planWaiting(world, job),
  "reconcile-shop": (job) => reconcileShop(world, job),
  "compare-parcels": (job) => compareParcels(world, job),
  "sync-reference": (job) => syncReference(world, job),
  "follow-parcels": (job) => followParcels(world, job),
});
