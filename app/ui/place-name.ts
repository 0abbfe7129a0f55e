import type { Language } from "~/i18n/language";
import type { PlaceView, RegionChoice } from "./order-view";

/** "La Soukra, Ariana". The region is ours to translate, the locality stands as it was typed. */
export function placeName({ region, locality }: PlaceView, language: Language): string {
  const regionName = inLanguage(region, language);
  if (locality === null) return regionName;
  return `${locality}${language === "ar" ? "، " : ", "}${regionName}`;
}

/** In Algeria people know a wilaya by its number as well. */
export const regionLabel = (choice: RegionChoice, country: string, language: Language): string =>
  country === "DZ" ? `${choice.code} – ${inLanguage(choice, language)}` : inLanguage(choice, language);

const inLanguage = (name: { readonly fr: string; readonly ar: string }, language: Language): string =>
  language === "ar" ? name.ar : name.fr;
