import { createInstance } from "i18next";
import { ar } from "./ar";
import type { Catalogue, CountText, ScreenText, Wording } from "./catalogue";
import { en } from "./en";
import { fr } from "./fr";
import { formatNumber } from "./format";
import type { Language } from "./language";

export type Values = Readonly<Record<string, string | number>>;

/** What every language answers alike; `counts` differ by their plural forms. */
export type Words = Omit<Catalogue<Language>, "counts">;

/** Speaks one language. Made where it is needed and handed on; there is no current language anywhere. */
export interface Translator {
  readonly language: Language;
  /** The language's sentences as they are written, for those who choose among several wordings. */
  readonly words: Words;
  screen(text: ScreenText, values?: Values): string;
  /** "3 expéditions", in the plural form the number asks for. */
  count(text: CountText, count: number): string;
  /** Fills `{{name}}` in. In Arabic each value is isolated, so that a Latin name does not reorder its sentence. */
  fill(sentence: string, values: Values): string;
}

export const catalogues: Readonly<{ [L in Language]: Catalogue<L> }> = { fr, ar, en };

export function createTranslator(language: Language): Translator {
  const { screens, counts, ...rest } = catalogues[language];
  const i18n = createInstance({
    lng: language,
    initAsync: false,
    showSupportNotice: false,
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
    resources: { [language]: { translation: { ...screens, ...inI18nextsForm(counts) } } },
  });
  // Without `initAsync` the promise is already kept; nothing is loaded from anywhere.
  void i18n.init();

  const isolated = (values: Values): Values =>
    language === "ar"
      ? Object.fromEntries(Object.entries(values).map(([name, value]) => [name, `\u2068${value}\u2069`]))
      : values;

  return {
    language,
    words: { screens, ...rest },
    screen: (text, values = {}) => i18n.t(text, isolated(values)),
    count: (text, count) => i18n.t(text, { count, replace: { count: formatNumber(count, language) } }),
    fill: (sentence, values) =>
      i18n.services.interpolator.interpolate(sentence, isolated(values), language, {}),
  };
}

/** { shipments: { one, other } } → { shipments_one, shipments_other }. */
function inI18nextsForm(counts: Readonly<Record<string, Readonly<Record<string, string>>>>) {
  return Object.fromEntries(
    Object.entries(counts).flatMap(([text, forms]) =>
      Object.entries(forms).map(([form, sentence]) => [`${text}_${form}`, sentence]),
    ),
  );
}

/** The names of the values a sentence needs. */
export const placeholdersOf = (sentence: string): readonly string[] =>
  [...sentence.matchAll(/\{\{(\w+)\}\}/g)].flatMap(([, name]) => (name === undefined ? [] : [name]));

/** Says the first wording whose values are all known, and starts it with a capital. */
export function say(translator: Translator, wording: Wording, values: Values): string {
  const wordings = typeof wording === "string" ? [wording] : wording;
  const known = wordings.find((sentence) => placeholdersOf(sentence).every((name) => name in values));
  const sentence = translator.fill(known ?? wordings.at(-1) ?? "", values);
  return sentence.charAt(0).toLocaleUpperCase(translator.language) + sentence.slice(1);
}
