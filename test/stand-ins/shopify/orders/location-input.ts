/** The address of a location as it may be given, in REST's spelling or GraphQL's. */
import { z } from "zod";
import type { Location } from "./order-type";

const text = z.string().nullable().optional();

/** Both spellings of each key; what is not said stays as it is. */
export const locationAddress = {
  address1: text,
  address2: text,
  city: text,
  province: text,
  province_code: text,
  provinceCode: text,
  zip: text,
  country_code: z.string().length(2).optional(),
  countryCode: z.string().length(2).optional(),
  phone: text,
};

type LocationAddress = z.output<z.ZodObject<typeof locationAddress>>;

/** Only what was said, as the state spells it. */
export function readLocationAddress(given: LocationAddress): Partial<Location> {
  const said = {
    address1: given.address1,
    address2: given.address2,
    city: given.city,
    province: given.province,
    provinceCode: given.provinceCode ?? given.province_code,
    zip: given.zip,
    countryCode: given.countryCode ?? given.country_code,
    phone: given.phone,
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}
