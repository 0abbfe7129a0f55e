import { z } from "zod";
import { shopDomain } from "~/shipping/ids";
import { carrierName } from "~/shipping/shipment";
import { connectCarrier } from "~/use-cases/connect-carrier";
import { carriedOut, defineVerb } from "../verb";

export const connect = defineVerb({
  name: "connect",
  parameters: "SHOP CARRIER",
  summary: "Connects a shop to its account at a carrier; with an id, replaces that connection's settings.",
  words: z.tuple([shopDomain, carrierName]),
  // The settings are the carrier's own to read.
  input: {
    shape:
      "first-delivery {token}, dropcolis {publicKey, secretKey, webhookSecret?, serviceLevel?, insurance?}, ecotrack {host, token, validate?}, delivety {hookUrl, accessToken, company?, deliveredAfterMinutes?}; each with {id} to replace",
    schema: z.looseObject({}),
  },
  output: "{id, webhookUrl|null}",
  async *act({ world }, [shop, carrier], settings) {
    const connected = await connectCarrier(world, shop, carrier, settings);
    if (!connected.ok) return connected;
    yield { id: connected.value.id, webhookUrl: connected.value.webhookUrl };
    return carriedOut;
  },
});
