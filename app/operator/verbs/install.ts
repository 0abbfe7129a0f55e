import { z } from "zod";
import { shopDomain } from "~/shipping/ids";
import { installShop } from "~/use-cases/install-shop";
import { carriedOut, defineVerb } from "../verb";

const instant = z
  .string()
  .transform((text) => new Date(text))
  .refine((time) => time.getUTCFullYear() >= 1970 && time.getUTCFullYear() <= 9999, {
    error: "expected a time, as 2026-11-22T10:00:00Z",
  });

/** It travels in a header. */
const token = z.string().regex(/^[\x21-\x7e]{1,4096}$/, "expected a token without spaces");

export const install = defineVerb({
  name: "install",
  parameters: "SHOP",
  summary: "Makes a shop known, with the offline token that Shopify gave for it.",
  words: z.tuple([shopDomain]),
  input: {
    shape: "{accessToken, scope, refreshToken?, expires?}",
    schema: z.strictObject({
      accessToken: token,
      scope: z.string(),
      refreshToken: token.nullish(),
      expires: instant.nullish(),
    }),
  },
  output: "{shop}",
  async *act({ world }, [shop], given) {
    await installShop(world, shop, {
      accessToken: given.accessToken,
      scope: given.scope,
      refreshToken: given.refreshToken ?? null,
      expires: given.expires ?? null,
    });
    yield { shop };
    return carriedOut;
  },
});
