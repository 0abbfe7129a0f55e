import { z } from "zod";
import { connectionId, shopDomain } from "~/shipping/ids";
import { readFees } from "~/use-cases/read-fees";
import { amountLine } from "../lines";
import { carriedOut, defineVerb, noInput } from "../verb";

export const fees = defineVerb({
  name: "fees",
  parameters: "SHOP CONNECTION",
  summary: "Reads what a connection's carrier charges, region by region.",
  words: z.tuple([shopDomain, connectionId]),
  input: noInput,
  output: "{regionCode, toTheDoor:{amount, currency}, toTheDesk|null, returned|null} for each",
  async *act({ world }, [shop, id]) {
    const read = await readFees(world, shop, id);
    if (!read.ok) return read;
    for (const { regionCode, toTheDoor, toTheDesk, returned } of read.value) {
      yield {
        regionCode,
        toTheDoor: amountLine(toTheDoor),
        toTheDesk: toTheDesk && amountLine(toTheDesk),
        returned: returned && amountLine(returned),
      };
    }
    return carriedOut;
  },
});
