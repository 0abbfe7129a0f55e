import { z } from "zod";
import { shopDomain } from "~/shipping/ids";
import { reconcileNow } from "~/use-cases/reconcile-shop";
import { carriedOut, defineVerb, noInput } from "../verb";

export const reconcile = defineVerb({
  name: "reconcile",
  parameters: "SHOP",
  summary: "Reads the shop's orders for what webhooks did not tell, and goes on with what stands still.",
  words: z.tuple([shopDomain]),
  input: noInput,
  output: "{listed, received, resumed}",
  async *act({ world }, [shop]) {
    const reconciled = await reconcileNow(world, shop);
    if (!reconciled.ok) return reconciled;
    yield reconciled.value;
    return carriedOut;
  },
});
