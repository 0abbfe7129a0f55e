import { readName } from "~/shipping/places/region-names";
import { regionByCode } from "~/shipping/places/regions";

/** The province's two letters, from its code or its exact name in any of its spellings; null where it is none. */
export function provinceCodeOf(typed: string | null | undefined): string | null {
  const text = typed?.trim() ?? "";
  if (text === "") return null;
  const region = regionByCode("CA", text.toUpperCase().replace(/^CA-/, ""));
  return (region ?? readName("CA", text)?.region)?.code ?? null;
}

/** "CA" as Shopify writes it, or the country's name. */
export const isCanada = (country: string): boolean => /^(ca|canada)$/i.test(country.trim());
