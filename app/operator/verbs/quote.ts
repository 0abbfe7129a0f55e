import { z } from "zod";
import { shipmentId } from "~/shipping/ids";
import { quoteShipment } from "~/use-cases/quote-shipment";
import { amountLine } from "../lines";
import { shopOfShipment } from "../shop-of-shipment";
import { carriedOut, defineVerb, noInput } from "../verb";

export const quote = defineVerb({
  name: "quote",
  parameters: "ID",
  summary:
    "Says what a shipment that waits would cost, by service level; kept for a day, or as long as it holds.",
  words: z.tuple([shipmentId]),
  input: noInput,
  output:
    "{serviceLevel, price:{amount, currency}, estimatedDelivery|null, transitDays|null, validUntil|null} for each level",
  async *act({ world }, [id]) {
    const shop = await shopOfShipment(world, id);
    if (!shop.ok) return shop;
    const quoted = await quoteShipment(world, shop.value, id);
    if (!quoted.ok) return quoted;
    for (const { serviceLevel, price, estimatedDelivery, transitDays, validUntil } of quoted.value) {
      yield { serviceLevel, price: amountLine(price), estimatedDelivery, transitDays, validUntil };
    }
    return carriedOut;
  },
});
