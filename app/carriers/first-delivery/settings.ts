import { z } from "zod";

/** What a merchant types: the token First Delivery gave ("Le jeton d'accès fournit"), with or without "Bearer". */
export const settings = z.strictObject({
  token: z
    .string()
    .trim()
    .transform((text) => text.replace(/^Bearer\s+/i, ""))
    // Anything else could not travel in a header.
    .pipe(z.string().regex(/^[\x21-\x7e]{1,4096}$/, "expected a token without spaces")),
});
export type FirstDeliverySettings = z.infer<typeof settings>;
