import { z } from "zod";
import { connectionId, inboxId, orderId, pickupId, shipmentId, shopDomain } from "~/shipping/ids";
import type { JobName, JobPayloads } from "~/shipping/ports/jobs";

const ofShipment = z.object({ shop: shopDomain, shipmentId });
const ofPickup = z.object({ shop: shopDomain, pickupId });

/**
 * A job may have been written by an older version of the app, or by hand: it is parsed when it arrives. Ids only,
 * because the queue's tables are not encrypted.
 */
export const payloadSchemas: { readonly [Name in JobName]: z.ZodType<JobPayloads[Name]> } = {
  "process-webhook": z.object({ shop: shopDomain, inboxId }),
  "create-shipment": ofShipment,
  "create-batch": z.object({ shop: shopDomain, connectionId }),
  "settle-uncertain": ofShipment,
  "settle-batch": z.object({ shop: shopDomain, connectionId }),
  "write-fulfillment": ofShipment,
  "write-fulfillment-events": ofShipment,
  "validate-shipment": ofShipment,
  "cancel-shipment": ofShipment,
  "update-shipment": ofShipment,
  "cancel-fulfillment": ofShipment,
  "request-pickup": ofPickup,
  "settle-pickup": ofPickup,
  "receive-order": z.object({ shop: shopDomain, orderId }),
  "plan-waiting": z.object({ shop: shopDomain }),
  "reconcile-shop": z.object({ shop: shopDomain }),
  "compare-parcels": z.object({ shop: shopDomain, connectionId }),
  "sync-reference": z.object({ shop: shopDomain, connectionId }),
  "follow-parcels": z.object({ shop: shopDomain, connectionId }),
};
