/**
 * Phones and names as search compares them: however they were typed, the same phone and the same word come out the same.
 */

/** Arabic-Indic and Persian digits, which keyboards in the region type. */
const asciiDigits = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) % 16));

const COMPARED_DIGITS = 8;
const FEWEST_DIGITS = 6;

/**
 * The last eight digits: all of a Tunisian number, and what stays the same whether a number was typed with its country
 * code, with a trunk zero or with neither. Null for what is too short to be a phone.
 */
export function comparablePhone(typed: string): string | null {
  const digits = asciiDigits(typed).replace(/\D/g, "");
  return digits.length < FEWEST_DIGITS ? null : digits.slice(-COMPARED_DIGITS);
}

/** The words of a name, without case, accents, vowel signs and lengthening strokes; letters of every script are kept. */
export function comparableWords(name: string): readonly string[] {
  const folded = asciiDigits(name)
    .normalize("NFKD")
    .replace(/[\p{M}\u0640]/gu, "")
    .toLowerCase();
  return [...new Set(folded.match(/[\p{L}\p{N}]+/gu) ?? [])];
}
