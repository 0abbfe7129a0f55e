import { z } from "zod";
import { serviceLevels } from "./service-level";

/** What may travel in a header, or be typed as a key; copied keys bring spaces at their ends. */
const key = (what: string) =>
  z
    .string()
    .trim()
    .regex(/^[\x21-\x7e]{1,512}$/, `expected the ${what} without spaces`);

/** What a merchant types: the pair of keys of the partner dashboard, the secret of its webhooks, and what to order. */
export const settings = z.strictObject({
  publicKey: key("public key"),
  secretKey: key("secret key"),
  webhookSecret: key("webhook secret").optional(),
  /** For orders that are not marked for another one; left out: standard. */
  serviceLevel: z.enum(serviceLevels).optional(),
  /** Whether parcels are insured for what their goods are worth, which costs money; left out: none. */
  insurance: z.enum(["none", "declared-value"]).optional(),
});
export type DropcolisSettings = z.infer<typeof settings>;
