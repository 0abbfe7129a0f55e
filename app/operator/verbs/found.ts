import { z } from "zod";
import { foundParcelId, shopDomain } from "~/shipping/ids";
import { adoptFound } from "~/use-cases/adopt-found";
import { dismissFound } from "~/use-cases/dismiss-found";
import { listFound } from "~/use-cases/list-found";
import { foundLine, shipmentLine } from "../lines";
import { shopOfFound } from "../shop-of-found";
import { carriedOut, defineVerb, noInput } from "../verb";
import { shipmentShape } from "./shipments";

export const found = defineVerb({
  name: "found",
  parameters: "SHOP",
  summary: "Lists parcels that carriers have and no shipment is, each with the order it seems to be of.",
  words: z.tuple([shopDomain]),
  input: noInput,
  output:
    "{id, carrier, trackingNumber|null, reference|null, collect:{amount, currency}|null, state|null, carrierState, match:{order}|null, cause} for each",
  async *act({ world }, [shop]) {
    const listed = await listFound(world, shop);
    if (!listed.ok) return listed;
    for (const overview of listed.value) yield foundLine(overview);
    return carriedOut;
  },
});

export const adopt = defineVerb({
  name: "adopt",
  parameters: "ID",
  summary: "Takes a found parcel for an order's: it is followed, and the order fulfilled with its number.",
  words: z.tuple([foundParcelId]),
  input: {
    shape: "{order?}",
    schema: z.strictObject({ order: z.string().min(1).max(100).optional() }).nullable(),
  },
  output: `${shipmentShape}, then {adopted}`,
  async *act({ world }, [id], input) {
    const shop = await shopOfFound(world, id);
    if (!shop.ok) return shop;
    const adopted = await adoptFound(world, shop.value, id, {
      order: input?.order ?? null,
      actor: "operator",
    });
    if (!adopted.ok) return adopted;
    yield shipmentLine(adopted.value);
    yield { adopted: 1 };
    return carriedOut;
  },
});

export const dismiss = defineVerb({
  name: "dismiss",
  parameters: "ID",
  summary: "Says that a found parcel is not to be taken in, or was seen to.",
  words: z.tuple([foundParcelId]),
  input: noInput,
  output: "{dismissed}",
  async *act({ world }, [id]) {
    const shop = await shopOfFound(world, id);
    if (!shop.ok) return shop;
    const dismissed = await dismissFound(world, shop.value, id, "operator");
    if (!dismissed.ok) return dismissed;
    yield { dismissed: 1 };
    return carriedOut;
  },
});
