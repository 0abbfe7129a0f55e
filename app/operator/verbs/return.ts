import { z } from "zod";
import { shipmentId } from "~/shipping/ids";
import { requestReturn } from "~/use-cases/request-return";
import { shipmentLine } from "../lines";
import { shopOfShipment } from "../shop-of-shipment";
import { carriedOut, defineVerb, noInput } from "../verb";
import { shipmentShape } from "./shipments";

/** `return` is a word of the language. */
export const returnParcel = defineVerb({
  name: "return",
  parameters: "ID",
  summary: "Asks the carrier to send a travelling parcel back; whether it does, the parcel's states tell.",
  words: z.tuple([shipmentId]),
  input: noInput,
  output: `${shipmentShape}, then {returnRequested}`,
  async *act({ world }, [id]) {
    const shop = await shopOfShipment(world, id);
    if (!shop.ok) return shop;
    const asked = await requestReturn(world, shop.value, id, "operator");
    if (!asked.ok) return asked;
    yield shipmentLine(asked.value);
    yield { returnRequested: 1 };
    return carriedOut;
  },
});
