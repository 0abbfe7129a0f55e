// The `max` metadata: the smaller sets either cannot tell a mobile from a landline, or take landlines for invalid.
// It is large, so screens import phone-mask.ts, not this.
import {
  isSupportedCountry,
  parsePhoneNumberFromString,
  type CountryCode,
  type PhoneNumber,
} from "libphonenumber-js/max";
import { z } from "zod";
import { asciiDigits, withoutInvisible } from "./folded-text";
import { problemOf, type Problem } from "./problem";

/** A phone as every system writes it: "+21620123456". */
export const e164 = z
  .string()
  .regex(/^\+[1-9]\d{5,14}$/)
  .brand<"E164">();
export type E164 = z.infer<typeof e164>;

export interface PhoneReading {
  /** Valid numbers, each once, best first: as typed, but the destination's mobiles before its landlines. */
  readonly phones: readonly E164[];
  /** phone_missing where nothing was typed, phone_invalid where nothing typed is a phone; null where there is one. */
  readonly problem: Problem | null;
}

/**
 * Reads the phones of an order, as typed, best first. Numbers without a country code are the destination's (ISO 3166-1
 * alpha-2). A field may hold several. Nothing is trimmed to fit: a digit too many is no phone. A foreign number keeps
 * its place, so that a courier that cannot call it says so instead of calling someone else.
 */
export function readPhones(raw: readonly string[], country: string): PhoneReading {
  const destination = country.trim().toUpperCase();
  const home = isSupportedCountry(destination) ? destination : undefined;
  const typed = raw.map(cleaned).filter((text) => text !== "");
  if (typed.length === 0) return { phones: [], problem: problemOf("phone_missing", { field: "phone" }) };

  const read = mobilesFirst(
    typed.flatMap((text) => numbersIn(text, home)),
    home,
  );
  const phones = [...new Set(read.map((number) => e164.parse(number.number)))];
  return { phones, problem: phones.length > 0 ? null : problemOf("phone_invalid", { field: "phone" }) };
}

const cleaned = (text: string): string => asciiDigits(withoutInvisible(text).normalize("NFKC")).trim();

/** What people put between the digits of one number. */
const grouping = /[\s().\-–—‐‑_]/gu;
/** The same, and what may also stand between two numbers. */
const betweenDigits = /[\s().\-–—‐‑_/,;|]/gu;

/** One number written in whatever groups, else as many numbers as the field holds. */
function numbersIn(text: string, home: CountryCode | undefined): readonly PhoneNumber[] {
  const whole = valid(text.replace(betweenDigits, ""), home);
  if (whole) return [whole];
  return text
    .replace(/\+\s+/g, "+")
    .split(/[^\d+\s().\-–—‐‑_]+|(?=\+)/u)
    .flatMap((piece) => {
      const single = valid(piece.replace(grouping, ""), home);
      return single
        ? [single]
        : (inGroups(
            piece.split(grouping).filter((group) => group !== ""),
            home,
          ) ?? []);
    });
}

/** More groups than two long numbers have: no phone, and not worth the search. */
const mostGroups = 16;

/**
 * Divides groups of digits into valid numbers so that none is left over ("20 123 456 98 765 432"); null where that
 * cannot be done, because a part of what was typed may be the wrong part.
 */
function inGroups(groups: readonly string[], home: CountryCode | undefined): readonly PhoneNumber[] | null {
  if (groups.length > mostGroups) return null;
  if (groups.length === 0) return [];
  for (let size = 1; size <= groups.length; size += 1) {
    const first = valid(groups.slice(0, size).join(""), home);
    const rest = first && inGroups(groups.slice(size), home);
    if (first && rest) return [first, ...rest];
  }
  return null;
}

function valid(digits: string, home: CountryCode | undefined): PhoneNumber | null {
  // The country's own international prefix is known to the library; 00 is dialled everywhere but typed for all.
  const dialled = digits.replace(/^\+?00/, "+");
  if (!/^\+?\d{5,20}$/.test(dialled)) return null;
  const number = parsePhoneNumberFromString(
    dialled,
    home ? { defaultCountry: home, extract: false } : { extract: false },
  );
  return number?.isValid() === true && e164.safeParse(number.number).success ? number : null;
}

/** The destination's own numbers change places among themselves. */
function mobilesFirst(
  numbers: readonly PhoneNumber[],
  home: CountryCode | undefined,
): readonly PhoneNumber[] {
  const own = numbers.filter((number) => number.country === home);
  const ranked = [...own.filter(isMobile), ...own.filter((number) => !isMobile(number))].values();
  return numbers.map((number) => (number.country === home ? (ranked.next().value ?? number) : number));
}

/** North American numbers do not tell. */
function isMobile(number: PhoneNumber): boolean {
  const type = number.getType();
  return type === "MOBILE" || type === "FIXED_LINE_OR_MOBILE";
}
