import type { ConnectionId, InboxId, OrderId, PickupId, ShipmentId, ShopDomain } from "../ids";

/** The jobs use cases ask for. One entry per queue; the payloads are ids only, never personal data. */
export interface JobPayloads {
  "process-webhook": { shop: ShopDomain; inboxId: InboxId };
  "create-shipment": { shop: ShopDomain; shipmentId: ShipmentId };
  "create-batch": { shop: ShopDomain; connectionId: ConnectionId };
  "settle-uncertain": { shop: ShopDomain; shipmentId: ShipmentId };
  "settle-batch": { shop: ShopDomain; connectionId: ConnectionId };
  "write-fulfillment": { shop: ShopDomain; shipmentId: ShipmentId };
  "write-fulfillment-events": { shop: ShopDomain; shipmentId: ShipmentId };
  "validate-shipment": { shop: ShopDomain; shipmentId: ShipmentId };
  "cancel-shipment": { shop: ShopDomain; shipmentId: ShipmentId };
  "update-shipment": { shop: ShopDomain; shipmentId: ShipmentId };
  "cancel-fulfillment": { shop: ShopDomain; shipmentId: ShipmentId };
  "request-pickup": { shop: ShopDomain; pickupId: PickupId };
  "settle-pickup": { shop: ShopDomain; pickupId: PickupId };
  "receive-order": { shop: ShopDomain; orderId: OrderId };
  "plan-waiting": { shop: ShopDomain };
  "reconcile-shop": { shop: ShopDomain };
  "compare-parcels": { shop: ShopDomain; connectionId: ConnectionId };
  "sync-reference": { shop: ShopDomain; connectionId: ConnectionId };
  "follow-parcels": { shop: ShopDomain; connectionId: ConnectionId };
}
export type JobName = keyof JobPayloads;

export interface Jobs {
  /**
   * Enqueues in the transaction of the store it came from: the job exists if and only if the rows do. With `key`, a
   * job that is still waiting under the same key is not doubled.
   */
  send<Name extends JobName>(
    name: Name,
    payload: JobPayloads[Name],
    options?: { startAt?: Date; key?: string },
  ): Promise<void>;
}

/** What a job's handler answers: done, or come back at a time. Bugs throw and are retried by the queue. */
export type JobOutcome = { readonly done: true } | { readonly done: false; readonly retryAt: Date };
