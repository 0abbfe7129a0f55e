import english from "@shopify/polaris/locales/en.json";
import french from "@shopify/polaris/locales/fr.json";
import { polarisArabic } from "./polaris-ar";
import type { Language } from "./language";

/** The strings of Polaris' own components. Polaris has no Arabic: that one is ours. */
export const polarisTranslations: Readonly<Record<Language, PolarisTranslations>> = {
  fr: french,
  ar: polarisArabic,
  en: english,
};

/** Polaris' dictionary by its shape: nested names, sentences at the ends. */
export interface PolarisTranslations {
  [name: string]: string | PolarisTranslations;
}
