import { z } from "zod";
import { shipmentId } from "~/shipping/ids";
import { cancelByStaff } from "~/use-cases/cancel-by-staff";
import { shipmentLine } from "../lines";
import { shopOfShipment } from "../shop-of-shipment";
import { carriedOut, defineVerb, noInput } from "../verb";
import { shipmentShape } from "./shipments";

export const cancel = defineVerb({
  name: "cancel",
  parameters: "ID",
  summary:
    "Takes a shipment back: off the list where nothing was sent, else from the carrier, where it still may.",
  words: z.tuple([shipmentId]),
  input: noInput,
  output: `${shipmentShape}, then {cancelled}`,
  async *act({ world }, [id]) {
    const shop = await shopOfShipment(world, id);
    if (!shop.ok) return shop;
    const done = await cancelByStaff(world, shop.value, id, "operator");
    if (!done.ok) return done;
    yield shipmentLine(done.value);
    yield { cancelled: 1 };
    return carriedOut;
  },
});
