import { z } from "zod";
import { shopDomain } from "~/shipping/ids";
import { listShipments } from "~/use-cases/list-shipments";
import { shipmentLine } from "../lines";
import { carriedOut, defineVerb, noInput } from "../verb";

/** The line of one shipment, wherever a verb prints one. */
export const shipmentShape =
  "{id, order, orderId, carrier, connection, state, carrierState, trackingNumber|null, trackingUrl|null, collect:{amount, currency}|null, problem:{code, message, field}|null, fulfillmentId|null, reference}";

export const shipments = defineVerb({
  name: "shipments",
  parameters: "SHOP",
  summary: "Lists a shop's shipments.",
  words: z.tuple([shopDomain]),
  input: noInput,
  output: `${shipmentShape} for each`,
  async *act({ world }, [shop]) {
    const listed = await listShipments(world, shop);
    if (!listed.ok) return listed;
    for (const shipment of listed.value) yield shipmentLine(shipment);
    return carriedOut;
  },
});
