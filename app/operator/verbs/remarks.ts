import { z } from "zod";
import { shipmentId } from "~/shipping/ids";
import { listRemarks } from "~/use-cases/list-remarks";
import { shopOfShipment } from "../shop-of-shipment";
import { carriedOut, defineVerb, noInput } from "../verb";

export const remarks = defineVerb({
  name: "remarks",
  parameters: "ID",
  summary: "Reads what was written to, and by, the courier about a parcel, oldest first.",
  words: z.tuple([shipmentId]),
  input: noInput,
  output: "{text, station|null, courier|null, at|null} for each",
  async *act({ world }, [id]) {
    const shop = await shopOfShipment(world, id);
    if (!shop.ok) return shop;
    const listed = await listRemarks(world, shop.value, id);
    if (!listed.ok) return listed;
    for (const { text, station, courier, at } of listed.value) yield { text, station, courier, at };
    return carriedOut;
  },
});
