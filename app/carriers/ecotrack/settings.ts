import { z } from "zod";

/** Names that only the merchant's own network can answer; whether they may be reached at all is the HTTP client's to say. */
const ownNetworkName = /^[^.]+$|\.(localhost|local|internal|lan|home\.arpa|test)$/i;

/** Addresses in numbers, which URL writes as four parts or in brackets. */
const inNumbers = /^\d+(\.\d+){3}$|^\[/;

/**
 * What a merchant types: the address of the courier's own ECOTRACK host (`{{url}}` of the document, "differs per
 * courier"), its token ("token généré à partir de votre compte"), and when parcels are handed over.
 */
export const settings = z.strictObject({
  host: z
    .string()
    .trim()
    .refine((text) => readHost(text) !== null, "expected https://COURIER.ecotrack.dz")
    // Merchants paste the address of a page; only its origin is the host.
    .transform((text) => readHost(text) ?? text),
  token: z
    .string()
    .trim()
    .transform((text) => text.replace(/^Bearer\s+/i, ""))
    // Anything else could not travel in a header.
    .pipe(z.string().regex(/^[\x21-\x7e]{1,4096}$/, "expected a token without spaces")),
  /** A parcel that is never validated is never collected. */
  validate: z.enum(["by-hand", "at-once"]).default("by-hand"),
});
export type EcotrackSettings = z.infer<typeof settings>;

/** The origin of an https address, or of a plain http one in the merchant's own network; null for anything else. */
function readHost(text: string): string | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  if (url.username !== "" || url.password !== "") return null;
  const isOwnNetwork = inNumbers.test(url.hostname) || ownNetworkName.test(url.hostname);
  return url.protocol === "https:" || (url.protocol === "http:" && isOwnNetwork) ? url.origin : null;
}
