import type { JobName } from "~/shipping/ports/jobs";

/** Every queue of the app; the order is that of an order's way from webhook to door. */
export const jobNames = [
  "process-webhook",
  "create-shipment",
  "create-batch",
  "settle-uncertain",
  "settle-batch",
  "write-fulfillment",
  "write-fulfillment-events",
  "validate-shipment",
  "cancel-shipment",
  "update-shipment",
  "cancel-fulfillment",
  "request-pickup",
  "settle-pickup",
  "receive-order",
  "plan-waiting",
  "reconcile-shop",
  "compare-parcels",
  "follow-parcels",
  "sync-reference",
] as const satisfies readonly JobName[];

/** Where jobs go whose retries are used up. They wait there, counted, and get another day once a day. */
export const deadLetters = "dead-letters";

/** Queues of the schedule table: one job each time the clock says so. */
export const scheduledNames = [
  "follow-due-connections",
  "attend-shops",
  "reconcile-shops",
  "compare-shops",
  "redrive-dead-letters",
] as const;
export type ScheduledName = (typeof scheduledNames)[number];
