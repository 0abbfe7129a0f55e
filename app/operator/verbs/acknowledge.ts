import { z } from "zod";
import { shipmentId } from "~/shipping/ids";
import { acknowledge as acknowledgeProblem } from "~/use-cases/acknowledge";
import { shipmentLine } from "../lines";
import { shopOfShipment } from "../shop-of-shipment";
import { carriedOut, defineVerb, noInput } from "../verb";
import { shipmentShape } from "./shipments";

export const acknowledge = defineVerb({
  name: "acknowledge",
  parameters: "ID",
  summary: "Says that a person dealt with its problem, such as a change the courier was told by phone.",
  words: z.tuple([shipmentId]),
  input: noInput,
  output: `${shipmentShape}, then {acknowledged}`,
  async *act({ world }, [id]) {
    const shop = await shopOfShipment(world, id);
    if (!shop.ok) return shop;
    const done = await acknowledgeProblem(world, shop.value, id, "operator");
    if (!done.ok) return done;
    yield shipmentLine(done.value);
    yield { acknowledged: 1 };
    return carriedOut;
  },
});
