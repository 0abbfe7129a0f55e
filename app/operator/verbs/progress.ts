import { z } from "zod";
import { shipmentId } from "~/shipping/ids";
import { shipmentState } from "~/shipping/shipment";
import { progressShipment } from "~/use-cases/progress-shipment";
import { shipmentLine } from "../lines";
import { shopOfShipment } from "../shop-of-shipment";
import { carriedOut, defineVerb, noInput } from "../verb";
import { shipmentShape } from "./shipments";

export const progress = defineVerb({
  name: "progress",
  parameters: "ID STATE",
  summary: "Moves a parcel along where its carrier never tells.",
  words: z.tuple([shipmentId, shipmentState]),
  input: noInput,
  output: `${shipmentShape}, then {moved}`,
  async *act({ world }, [id, state]) {
    const shop = await shopOfShipment(world, id);
    if (!shop.ok) return shop;
    const moved = await progressShipment(world, shop.value, id, state, "operator");
    if (!moved.ok) return moved;
    yield shipmentLine(moved.value);
    yield { moved: 1 };
    return carriedOut;
  },
});
