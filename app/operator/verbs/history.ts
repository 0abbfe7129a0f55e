import { z } from "zod";
import { shipmentId } from "~/shipping/ids";
import { readHistory } from "~/use-cases/read-history";
import { shopOfShipment } from "../shop-of-shipment";
import { carriedOut, defineVerb, noInput } from "../verb";

export const history = defineVerb({
  name: "history",
  parameters: "ID",
  summary: "Reads everything that happened to a parcel, as its carrier tells it now, oldest first.",
  words: z.tuple([shipmentId]),
  input: noInput,
  output: "{carrierState, state|null, at|null, words|null} for each",
  async *act({ world }, [id]) {
    const shop = await shopOfShipment(world, id);
    if (!shop.ok) return shop;
    const read = await readHistory(world, shop.value, id);
    if (!read.ok) return read;
    for (const { carrierState, state, at, words } of read.value) {
      yield { carrierState, state, at, words: words ?? null };
    }
    return carriedOut;
  },
});
