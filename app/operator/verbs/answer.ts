import { z } from "zod";
import { shopDomain } from "~/shipping/ids";
import { answerQuestion } from "~/use-cases/answer-question";
import { countSent } from "../count-sent";
import { shipmentLine } from "../lines";
import { carriedOut, defineVerb } from "../verb";
import { shipmentShape } from "./shipments";

export const answer = defineVerb({
  name: "answer",
  parameters: "SHOP ORDER",
  summary: "Answers what an order asks; what was asked to ship then goes.",
  words: z.tuple([shopDomain, z.string().min(1)]),
  input: {
    shape: "{place:{regionCode, locality?}} or {twin:'ship'|'skip'}",
    schema: z.looseObject({}),
  },
  output: `${shipmentShape} for each, then {shipped, uncertain, refused}`,
  async *act({ world }, [shop, order], input) {
    const answered = await answerQuestion(world, shop, order, input, "operator");
    if (!answered.ok) return answered;
    for (const shipment of answered.value) yield shipmentLine(shipment);
    yield countSent(answered.value.map(({ state }) => state));
    return carriedOut;
  },
});
