import { z } from "zod";
import { stateText } from "./words";

/** What carriers' answers are made of, as far as it may be believed and kept. */

const longestName = 255;

/** A number or id of a parcel. One longer than this is none: names stand in indexes, and in addresses of calls. */
export const parcelName = z
  .union([z.string().trim(), z.number().transform(String)])
  .pipe(z.string().min(1).max(longestName));

/** A state in the carrier's own spelling, cut short. */
export const stateName = z.union([z.string(), z.number().transform(String)]).transform(stateText);

/** A number, or digits that say one; what JavaScript can only call infinite is none. */
export const numeric = z.union([
  z.number(),
  z
    .string()
    .trim()
    .regex(/^-?\d+(\.\d+)?$/)
    .transform(Number)
    .pipe(z.number()),
]);

/**
 * Whether a parcel can have lived at this time. Systems write 0000-01-01 where they know no date, and years of five digits
 * where they slip; PostgreSQL keeps neither.
 */
export const isBelievable = (date: Date): boolean => {
  const year = date.getUTCFullYear();
  return year >= 2000 && year < 2100;
};
