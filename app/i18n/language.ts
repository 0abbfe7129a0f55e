import type { Language } from "~/shipping/ports/store";

/** The languages staff can choose; each is written in its own name, so that everybody finds theirs. */
export const languages = ["fr", "ar", "en"] as const satisfies readonly Language[];
export type { Language };

export const isLanguage = (value: unknown): value is Language =>
  languages.some((language) => language === value);

export const languageNames: Readonly<Record<Language, string>> = {
  fr: "Français",
  ar: "العربية",
  en: "English",
};

export const directionOf = (spoken: Language): "ltr" | "rtl" => (spoken === "ar" ? "rtl" : "ltr");

/** Most merchants are Tunisian or Algerian: where nothing is known, French is read by nearly all of them. */
export const fallbackLanguage: Language = "fr";

/** Our language for a locale of Shopify's admin ("fr", "en-CA", "pt-BR"); null where we do not speak it. */
export function languageOfLocale(locale: string | null): Language | null {
  const [primary = ""] = (locale ?? "").toLowerCase().split("-");
  return isLanguage(primary) ? primary : null;
}
