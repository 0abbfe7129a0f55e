import { z } from "zod";
import { shipmentId } from "~/shipping/ids";
import { addRemark } from "~/use-cases/add-remark";
import { shopOfShipment } from "../shop-of-shipment";
import { carriedOut, defineVerb } from "../verb";

export const remark = defineVerb({
  name: "remark",
  parameters: "ID",
  summary: "Writes words to the courier about a parcel.",
  words: z.tuple([shipmentId]),
  input: { shape: "{text}", schema: z.strictObject({ text: z.string().trim().min(1).max(2_000) }) },
  output: "{remarked}",
  async *act({ world }, [id], { text }) {
    const shop = await shopOfShipment(world, id);
    if (!shop.ok) return shop;
    const added = await addRemark(world, shop.value, id, text, "operator");
    if (!added.ok) return added;
    yield { remarked: 1 };
    return carriedOut;
  },
});
