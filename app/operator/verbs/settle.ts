import { z } from "zod";
import { shipmentId } from "~/shipping/ids";
import { settleByStaff } from "~/use-cases/settle-by-staff";
import { shipmentLine } from "../lines";
import { shopOfShipment } from "../shop-of-shipment";
import { carriedOut, defineVerb } from "../verb";
import { shipmentShape } from "./shipments";

export const settle = defineVerb({
  name: "settle",
  parameters: "ID sent|not-sent",
  summary:
    "Says what became of an uncertain shipment: sent, or not-sent, which ends it as failed and lets the order ship as a new one.",
  words: z.tuple([shipmentId, z.enum(["sent", "not-sent"])]),
  input: {
    shape: "{trackingNumber?}",
    schema: z.strictObject({ trackingNumber: z.string().trim().min(1).max(100).optional() }).nullable(),
  },
  output: `${shipmentShape}, then {settled}`,
  async *act({ world }, [id, verdict], input) {
    const shop = await shopOfShipment(world, id);
    if (!shop.ok) return shop;
    const settled = await settleByStaff(world, shop.value, id, verdict, {
      trackingNumber: input?.trackingNumber ?? null,
      actor: "operator",
    });
    if (!settled.ok) return settled;
    yield shipmentLine(settled.value);
    yield { settled: 1 };
    return carriedOut;
  },
});
