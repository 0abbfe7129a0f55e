import { z } from "zod";
import { shopDomain } from "~/shipping/ids";
import { sweepShop } from "~/use-cases/sweep-shop";
import { carriedOut, defineVerb, noInput } from "../verb";

export const sweep = defineVerb({
  name: "sweep",
  parameters: "SHOP",
  summary: "Does now what the schedule does in its time: settles, writes back, follows, tells Shopify.",
  words: z.tuple([shopDomain]),
  input: noInput,
  output: "{followed, changed, settled, cancelled, fulfillments, events}",
  async *act({ world }, [shop]) {
    const swept = await sweepShop(world, shop);
    if (!swept.ok) return swept;
    const { followed, changed, settled, cancelled, fulfillments, events } = swept.value;
    yield { followed, changed, settled, cancelled, fulfillments, events };
    return carriedOut;
  },
});
