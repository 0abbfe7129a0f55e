import { z } from "zod";
import { connectionId, shopDomain } from "~/shipping/ids";
import { shipOrders } from "~/use-cases/ship-orders";
import { problemLine } from "../lines";
import { carriedOut, defineVerb } from "../verb";

export const ship = defineVerb({
  name: "ship",
  parameters: "SHOP ORDER…",
  summary: "Ships orders, by name or Shopify's id, and waits for what comes of it.",
  words: z.tuple([shopDomain, z.string().min(1)], z.string().min(1)),
  input: {
    shape: "{connection?, serviceLevel?}",
    schema: z
      .strictObject({
        connection: connectionId.optional(),
        serviceLevel: z.string().trim().min(1).max(50).optional(),
      })
      .nullable(),
  },
  output:
    "{order, shipment|null, state, problem:{code, message, field}|null} for each, then {shipped, uncertain, refused}",
  async *act({ world }, [shop, ...orders], input) {
    const { connection, serviceLevel } = input ?? {};
    const shipped = await shipOrders(world, shop, orders, {
      actor: "operator",
      ...(connection ? { connection } : {}),
      ...(serviceLevel ? { serviceLevel } : {}),
    });
    if (!shipped.ok) return shipped;
    const { results, uncertain, refused } = shipped.value;
    for (const { order, shipment, state, problem } of results) {
      yield { order, shipment, state, problem: problemLine(problem) };
    }
    yield { shipped: shipped.value.shipped, uncertain, refused };
    return carriedOut;
  },
});
