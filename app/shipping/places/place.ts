import { z } from "zod";

/** Where a parcel goes, as carriers of the country divide it. */
export const place = z
  .object({
    country: z.enum(["TN", "DZ", "CA"]),
    /** The French name of the gouvernorat, wilaya or province. */
    region: z.string(),
    /** Tunisia and Canada: the ISO 3166-2 suffix ("11", "QC"); Algeria: the wilaya's number in the division of 58 ("16"). */
    regionCode: z.string(),
    /** Algeria only: the number in the division of 69, where it is known. */
    regionCode69: z.string().optional(),
    /** The delegation, commune or city; null where only the region is known. */
    locality: z.string().nullable(),
  })
  .readonly();
export type Place = z.infer<typeof place>;

/** What an address says about its place. */
export interface PlaceFinding {
  readonly place: Place | null;
  /** 0 to 1. */
  readonly confidence: number;
  /** True when it may ship without asking anyone. */
  readonly decided: boolean;
  /** In words: "zip 2036 → La Soukra, Ariana". */
  readonly evidence: readonly string[];
  readonly candidates: readonly Place[];
}
