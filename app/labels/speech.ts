import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { formatDay, formatMoney } from "~/i18n/format";
import { directionOf, type Language } from "~/i18n/language";
import { createTranslator, type Translator } from "~/i18n/translator";
import type { PaperText } from "~/i18n/catalogue";
import { formatAmount, type Money } from "~/shipping/money";
import type { Place } from "~/shipping/places/place";
import { regionByCode } from "~/shipping/places/regions";
import type { Align } from "./page.server";

/** How a paper speaks: its words, and the side its lines start from. */
export interface Speech {
  readonly translator: Translator;
  readonly direction: "ltr" | "rtl";
  readonly start: Align;
  readonly end: Align;
  readonly say: (text: PaperText, values?: Readonly<Record<string, string | number>>) => string;
}

export function speechOf(language: Language): Speech {
  const translator = createTranslator(language);
  const direction = directionOf(language);
  return {
    translator,
    direction,
    start: direction === "rtl" ? "right" : "left",
    end: direction === "rtl" ? "left" : "right",
    say: (text, values = {}) => translator.fill(translator.words.paper[text], values),
  };
}

/** What the courier asks for at the door, in words where it is no amount. */
export function amountText({ say, translator }: Speech, collect: Money | null): string {
  if (!collect) return say("amountUnknown");
  if (collect.minor === 0) return say("prepaid");
  return sumText(translator.language, collect);
}

export const sumText = (language: Language, sum: Money): string =>
  formatMoney(formatAmount(sum), sum.currency, language);

/** "Ariana, La Soukra"; "16 – Alger, Bab El Oued": in Algeria couriers sort by the wilaya's number. */
export function placeText(language: Language, place: Place): string {
  const region = regionByCode(place.country, place.regionCode);
  const name = region ? (language === "ar" ? region.ar : region.fr) : place.region;
  const sorted = place.country === "DZ" ? `${place.regionCode}\u00A0– ${name}` : name;
  return place.locality === null ? sorted : `${sorted}${language === "ar" ? "، " : ", "}${place.locality}`;
}

/** "+216 20 123 456", in one piece. */
export const phoneText = (phone: string): string =>
  (parsePhoneNumberFromString(phone)?.formatInternational() ?? phone).replaceAll(" ", "\u00A0");

/** The day where the shop's parcels go: a shop's own clock is not known here. */
export function dayText(language: Language, at: Date, places: readonly (Place | null)[]): string {
  const isCanadian = places.some((place) => place?.country === "CA");
  return formatDay(at, language, isCanadian ? "America/Toronto" : "Africa/Tunis");
}
