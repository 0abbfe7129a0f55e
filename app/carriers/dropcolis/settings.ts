import { z } from "zod";

/** What may travel in a header, or be typed as a key; copied keys bring spaces at their ends. */
const key = (what: string) =>
  z
    .string()
    .trim()
    .regex(/^[\x21-\x7e]{1,512}$/, `expected the ${what} without spaces`);

/** What a merchant types: the pair of keys of the partner dashboard, and the secret of its webhooks where they are on. */
export const settings = z.strictObject({
  publicKey: key("public key"),
  secretKey: key("secret key"),
  webhookSecret: key("webhook secret").optional(),
});
export type DropcolisSettings = z.infer<typeof settings>;
