import { z } from "zod";
import { shopDomain } from "~/shipping/ids";
import { installShop } from "~/use-cases/install-shop";
import { carriedOut, defineVerb } from "../verb";

const instant = z
  .string()
  .refine((text) => !Number.isNaN(Date.parse(text)), "expected a time, as 2026-11-22T10:00:00Z")
  .transform((text) => new Date(text));

export const install = defineVerb({
  name: "install",
  parameters: "SHOP",
  summary: "Makes a shop known, with the offline token that Shopify gave for it.",
  words: z.tuple([shopDomain]),
  input: {
    shape: "{accessToken, scope, refreshToken?, expires?}",
    schema: z.strictObject({
      accessToken: z.string().min(1),
      scope: z.string(),
      refreshToken: z.string().min(1).nullish(),
      expires: instant.nullish(),
    }),
  },
  output: "{shop}",
  async *act({ world }, [shop], token) {
    await installShop(world, shop, {
      accessToken: token.accessToken,
      scope: token.scope,
      refreshToken: token.refreshToken ?? null,
      expires: token.expires ?? null,
    });
    yield { shop };
    return carriedOut;
  },
});
