import { z } from "zod";
import { shipmentId } from "~/shipping/ids";
import { retryShipment } from "~/use-cases/retry-shipment";
import { countSent } from "../count-sent";
import { shipmentLine } from "../lines";
import { shopOfShipment } from "../shop-of-shipment";
import { carriedOut, defineVerb, noInput } from "../verb";
import { shipmentShape } from "./shipments";

export const retry = defineVerb({
  name: "retry",
  parameters: "ID",
  summary: "Tries a shipment that stands still again; refuses an uncertain one, which is settled instead.",
  words: z.tuple([shipmentId]),
  input: noInput,
  output: `${shipmentShape}, then {shipped, uncertain, refused}`,
  async *act({ world }, [id]) {
    const shop = await shopOfShipment(world, id);
    if (!shop.ok) return shop;
    const retried = await retryShipment(world, shop.value, id, "operator");
    if (!retried.ok) return retried;
    yield shipmentLine(retried.value);
    yield countSent([retried.value.state]);
    return carriedOut;
  },
});
