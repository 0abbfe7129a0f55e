import { z } from "zod";
import { connectionId, shopDomain } from "~/shipping/ids";
import { testPush as push } from "~/use-cases/test-push";
import { carriedOut, defineVerb, noInput } from "../verb";

export const testPush = defineVerb({
  name: "test-push",
  parameters: "SHOP CONNECTION",
  summary:
    "Asks the carrier to push a test to the connection's address, which is what to paste at the carrier.",
  words: z.tuple([shopDomain, connectionId]),
  input: noInput,
  output: "{webhookUrl, asked:true}",
  async *act({ world }, [shop, id]) {
    const pushed = await push(world, shop, id);
    if (!pushed.ok) return pushed;
    yield { webhookUrl: pushed.value.webhookUrl, asked: true };
    return carriedOut;
  },
});
