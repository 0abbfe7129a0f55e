import type { Place } from "./place";

/** The countries we divide into regions. */
export type PlaceCountry = Place["country"];

/** One row of a country's data file. */
export interface RegionFacts {
  /** As Place.regionCode. */
  readonly code: string;
  readonly fr: string;
  readonly ar: string;
  /** Other whole names by which shoppers know it. */
  readonly spellings: readonly string[];
}

/** A gouvernorat, wilaya or province. */
export interface Region extends RegionFacts {
  readonly country: PlaceCountry;
}
