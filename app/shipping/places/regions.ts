import { wilayas } from "./algeria";
import { provinces } from "./canada";
import type { Place } from "./place";
import type { PlaceCountry, Region, RegionFacts } from "./region";
import { gouvernorats } from "./tunisia";

const inCountry = (country: PlaceCountry, rows: readonly RegionFacts[]): readonly Region[] =>
  rows.map((row) => ({ ...row, country }));

const regions: Readonly<Record<PlaceCountry, readonly Region[]>> = {
  TN: inCountry("TN", gouvernorats),
  DZ: inCountry("DZ", wilayas),
  CA: inCountry("CA", provinces),
};

const isPlaceCountry = (country: string): country is PlaceCountry => Object.hasOwn(regions, country);

/** The country as one we divide into regions, from an ISO 3166-1 alpha-2 code in any case; null for any other. */
export function placeCountry(country: string): PlaceCountry | null {
  const code = country.trim().toUpperCase();
  return isPlaceCountry(code) ? code : null;
}

/** Every region of a country in the order of its codes, for pickers; none for a country we do not divide. */
export function regionsOf(country: string): readonly Region[] {
  const known = placeCountry(country);
  return known ? regions[known] : [];
}

/** The region with this code (Place.regionCode), or null. */
export const regionByCode = (country: string, code: string): Region | null =>
  regionsOf(country).find((region) => region.code === code) ?? null;

/** The place a region and a locality make; a blank locality is none. */
export const placeIn = (region: Region, locality: string | null): Place => ({
  country: region.country,
  region: region.fr,
  regionCode: region.code,
  locality: locality?.trim() || null,
});
