import { z } from "zod";
import { shipmentId } from "~/shipping/ids";
import { validateShipment } from "~/use-cases/validate-shipment";
import { shipmentLine } from "../lines";
import { shopOfShipment } from "../shop-of-shipment";
import { carriedOut, defineVerb, noInput } from "../verb";
import { shipmentShape } from "./shipments";

export const validate = defineVerb({
  name: "validate",
  parameters: "ID…",
  summary: "Hands parcels over to carriers that want each one validated before they collect it.",
  words: z.tuple([shipmentId], shipmentId),
  input: noInput,
  output: `${shipmentShape} for each, then {validated}; the first refusal ends it`,
  async *act({ world }, ids) {
    for (const id of ids) {
      const shop = await shopOfShipment(world, id);
      if (!shop.ok) return shop;
      const validated = await validateShipment(world, shop.value, id, "operator");
      if (!validated.ok) return validated;
      yield shipmentLine(validated.value);
    }
    yield { validated: ids.length };
    return carriedOut;
  },
});
