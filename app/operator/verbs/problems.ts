import { z } from "zod";
import { shopDomain } from "~/shipping/ids";
import { listProblems } from "~/use-cases/list-problems";
import { problemLine } from "../lines";
import { carriedOut, defineVerb, noInput } from "../verb";

export const problems = defineVerb({
  name: "problems",
  parameters: "SHOP",
  summary: "Lists what needs a person: shipments with a problem, webhooks nobody could read.",
  words: z.tuple([shopDomain]),
  input: noInput,
  output: "{order|null, orderId|null, shipment|null, state, problem:{code, message, field}} for each",
  async *act({ world }, [shop]) {
    const listed = await listProblems(world, shop);
    if (!listed.ok) return listed;
    for (const { order, orderId, shipment, state, problem } of listed.value) {
      yield { order, orderId, shipment, state, problem: problemLine(problem) };
    }
    return carriedOut;
  },
});
