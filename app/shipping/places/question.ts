import { z } from "zod";

/** Everything an order says about where it goes, as typed. */
export interface PlaceQuestion {
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  readonly zip: string | null;
  readonly city: string | null;
  readonly address1: string | null;
  readonly address2: string | null;
  readonly company: string | null;
  /** Shopify's province code where there is one, else the province as typed. */
  readonly province: string | null;
  readonly note: string | null;
  readonly tags: readonly string[];
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
}

const text = z
  .union([z.string(), z.number().transform(String)])
  .nullish()
  .transform((value) => value ?? null);

/** Reads a question from outside: keys may be absent or null, a zip may be a number, tags one string with commas. */
export const placeQuestion = z
  .object({
    country: text,
    zip: text,
    city: text,
    address1: text,
    address2: text,
    company: text,
    province: text,
    note: text,
    tags: z
      .union([z.array(z.string()), z.string().transform((tags) => tags.split(",").map((tag) => tag.trim()))])
      .nullish()
      .transform((tags) => (tags ?? []).filter((tag) => tag !== "")),
    attributes: z
      .array(z.object({ name: z.string(), value: text.transform((value) => value ?? "") }))
      .nullish()
      .transform((attributes) => attributes ?? []),
  })
  .transform((question): PlaceQuestion => question);
