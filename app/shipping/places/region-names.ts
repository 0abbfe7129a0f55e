import { foldedWords } from "../folded-text";
import type { PlaceCountry, Region } from "./region";
import { regionsOf } from "./regions";

/** Reads the exact name of a region in a piece of an address. Nothing is guessed: a word more, and it is no name. */

export interface NameReading {
  readonly region: Region;
  /** The name is also the country's: تونس, الجزائر. */
  readonly mayBeCountry: boolean;
}

const latinArticles = new Set(["el", "al", "le", "la", "les", "l"]);
const regionWords = new Set([
  "gouvernorat",
  "gouvernerat",
  "governorate",
  "wilaya",
  "willaya",
  "wilayat",
  "ولايه",
]);
const linkWords = new Set(["de", "du", "des", "d"]);

/** Names of the country itself, folded; Arabic and some Latin ones are also its capital's. */
const countryWords: Readonly<Record<PlaceCountry, ReadonlySet<string>>> = {
  TN: new Set(["tunisie", "tunisia", "tn", "تونس"]),
  DZ: new Set(["algerie", "algeria", "dz", "الجزاير", "djazair", "jazair"]),
  CA: new Set(["canada", "كندا"]),
};
const countryKeys: Readonly<Record<PlaceCountry, ReadonlySet<string>>> = {
  TN: new Set(["تونس"]),
  DZ: new Set(["جزاير", "djazair", "jazair"]),
  CA: new Set(),
};
/** A postal code beside the name says nothing here. */
const postalCode: Readonly<Record<PlaceCountry, RegExp>> = { TN: /^\d{4}$/, DZ: /^\d{5}$/, CA: /^(?!)/ };

/** What makes two spellings the same name: folded words without articles and spaces ("El-Kef", "KEF", "le kef"). */
function nameKey(words: readonly string[]): string {
  return words
    .filter((word) => !latinArticles.has(word))
    .map(withoutArabicArticle)
    .join("");
}

const withoutArabicArticle = (word: string): string => word.replace(/^ال(?=\p{L}{2})/u, "");

export const spellingsOf = (region: Region): readonly string[] => [region.fr, region.ar, ...region.spellings];

/** Every name of the country's regions by key; two regions under one key would be a fault in the data. */
function namesOf(country: PlaceCountry): ReadonlyMap<string, Region> {
  const names = new Map<string, Region>();
  for (const region of regionsOf(country)) {
    for (const spelling of spellingsOf(region)) {
      const key = nameKey(foldedWords(spelling));
      const other = names.get(key);
      if (other && other.code !== region.code)
        throw new Error(`'${spelling}' names ${other.fr} and ${region.fr}`);
      names.set(key, region);
    }
  }
  return names;
}

const names: Readonly<Record<PlaceCountry, ReadonlyMap<string, Region>>> = {
  TN: namesOf("TN"),
  DZ: namesOf("DZ"),
  CA: namesOf("CA"),
};

/** The region whose name is the whole text: "Gouvernorat de Sfax", "3000 SFAX", "صفاقس، تونس" without its comma. */
export function readName(country: PlaceCountry, text: string): NameReading | null {
  const words = withoutRegionWords(foldedWords(text).filter((word) => !postalCode[country].test(word)));
  return named(country, words) ?? named(country, withoutCountry(country, words));
}

function named(country: PlaceCountry, words: readonly string[]): NameReading | null {
  const key = nameKey(words);
  const region = names[country].get(key);
  return region ? { region, mayBeCountry: countryKeys[country].has(key) } : null;
}

/**
 * The wilaya whose number is the whole text, alone or with its name: "16", "wilaya 16", "16 - Alger". Null too where
 * number and name disagree.
 */
export function readWilayaNumber(text: string): Region | null {
  const words = withoutRegionWords(foldedWords(text).filter((word) => !postalCode.DZ.test(word)));
  const numbers = words.filter((word) => /^\d{1,2}$/.test(word));
  const [number] = numbers;
  if (number === undefined || numbers.length > 1) return null;
  const region = regionsOf("DZ").find((candidate) => candidate.code === number.padStart(2, "0"));
  if (!region) return null;
  const rest = words.filter((word) => word !== number);
  if (rest.length === 0) return region;
  return named("DZ", rest)?.region === region ? region : null;
}

/** Whether the text is the country's name, or nothing but a postal code. */
export function saysNoMoreThanCountry(country: PlaceCountry, text: string): boolean {
  const words = foldedWords(text).filter((word) => !postalCode[country].test(word));
  return words.every((word) => countryWords[country].has(word) || latinArticles.has(word));
}

/** Whether a form's label asks for the region: "Gouvernorat", "Wilaya *", "الولاية". */
export const asksForRegion = (label: string): boolean =>
  foldedWords(label).some((word) => regionWords.has(withoutArabicArticle(word)));

function withoutRegionWords(words: readonly string[]): readonly string[] {
  const at = words.findIndex((word) => regionWords.has(word));
  if (at === -1) return words;
  const after = words.slice(at + 1);
  return [...words.slice(0, at), ...(linkWords.has(after[0] ?? "") ? after.slice(1) : after)];
}

function withoutCountry(country: PlaceCountry, words: readonly string[]): readonly string[] {
  const last = words.at(-1);
  return last !== undefined && words.length > 1 && countryWords[country].has(last)
    ? words.slice(0, -1)
    : words;
}
