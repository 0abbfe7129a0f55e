import { z } from "zod";

/** What `operator orders` and `operator shipments` print, as far as the demo reads it. */

const problem = z.object({ code: z.string(), message: z.string() }).nullable();

export const orderLine = z.object({ id: z.string(), name: z.string(), state: z.string(), problem });
export type OrderLine = z.infer<typeof orderLine>;

export const shipmentLine = z.object({
  id: z.string(),
  order: z.string(),
  orderId: z.string(),
  carrier: z.string().nullable(),
  connection: z.string().nullable(),
  state: z.string(),
  trackingNumber: z.string().nullable(),
  collect: z.object({ amount: z.string(), currency: z.string() }).nullable(),
  problem,
  fulfillmentId: z.string().nullable(),
  reference: z.string(),
});
export type ShipmentLine = z.infer<typeof shipmentLine>;
