import { z } from "zod";
import { shopDomain } from "~/shipping/ids";
import { listOrders } from "~/use-cases/list-orders";
import { problemLine } from "../lines";
import { carriedOut, defineVerb, noInput } from "../verb";

export const orders = defineVerb({
  name: "orders",
  parameters: "SHOP",
  summary: "Lists a shop's orders, each with its least advanced open shipment's state.",
  words: z.tuple([shopDomain]),
  input: noInput,
  output: "{id, name, state, problem:{code, message, field}|null} for each",
  async *act({ world }, [shop]) {
    const listed = await listOrders(world, shop);
    if (!listed.ok) return listed;
    for (const { id, name, state, problem } of listed.value) {
      yield { id, name, state, problem: problemLine(problem) };
    }
    return carriedOut;
  },
});
