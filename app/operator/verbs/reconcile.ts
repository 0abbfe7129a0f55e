import { z } from "zod";
import { shopDomain } from "~/shipping/ids";
import { compareShop } from "~/use-cases/compare-shop";
import { reconcileNow } from "~/use-cases/reconcile-shop";
import { carriedOut, defineVerb, noInput } from "../verb";

export const reconcile = defineVerb({
  name: "reconcile",
  parameters: "SHOP",
  summary:
    "Reads the shop's orders for what webhooks did not tell, goes on with what stands still, and compares the carriers' parcels with ours.",
  words: z.tuple([shopDomain]),
  input: noInput,
  output:
    "{listed, received, resumed, parcels:{listed, healed, offered, raised, unknown, missing, unread}}; unread: carriers whose list is not whole",
  async *act({ world }, [shop]) {
    const reconciled = await reconcileNow(world, shop);
    if (!reconciled.ok) return reconciled;
    yield { ...reconciled.value, parcels: await compareShop(world, shop) };
    return carriedOut;
  },
});
