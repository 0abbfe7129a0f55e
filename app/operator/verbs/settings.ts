import { z } from "zod";
import { shopDomain } from "~/shipping/ids";
import { changeSettings, readSettings } from "~/use-cases/change-settings";
import { carriedOut, defineVerb } from "../verb";

export const settings = defineVerb({
  name: "settings",
  parameters: "SHOP",
  summary: "Prints a shop's settings; with JSON, changes what it names first.",
  words: z.tuple([shopDomain]),
  input: {
    shape:
      "{shipping:{mode:'manual'|'automatic', connection|null, notifyCustomer, oldAfterHours}, cash:{gateways}, pickup:{name, phone, email, address:{line1, line2, city, province, postalCode, country}, hours:{start, end}, instructions}, parcel:{weightGrams, lengthCm, widthCm, heightCm}, products:[{variantId, apiId, weightGrams?}]}, any part of it",
    schema: z.looseObject({}).nullable(),
  },
  output: "the settings, all of them",
  async *act({ world }, [shop], changes) {
    const now = changes ? await changeSettings(world, shop, changes) : await readSettings(world, shop);
    if (!now.ok) return now;
    yield now.value;
    return carriedOut;
  },
});
