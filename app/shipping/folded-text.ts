/** Text as people type it, made comparable: the same words give the same folded text, whatever the keyboard. */

const arabicIndicZero = 0x0660;
const extendedArabicIndicZero = 0x06f0;

/** Arabic-Indic, Persian and full-width digits as ASCII digits; everything else is left alone. */
export const asciiDigits = (text: string): string =>
  text
    .replace(/[٠-٩]/g, (digit) => String(digit.charCodeAt(0) - arabicIndicZero))
    .replace(/[۰-۹]/g, (digit) => String(digit.charCodeAt(0) - extendedArabicIndicZero))
    .replace(/[０-９]/g, (digit) => digit.normalize("NFKC"));

/** Direction marks and other characters nobody sees; phones and addresses copied from a chat are full of them. */
export const withoutInvisible = (text: string): string => text.replace(/\p{Cf}/gu, "");

/**
 * Letters that people use for one another. Hamza on its carrier is not here: decomposition turns أ إ آ ؤ ئ into
 * the bare letter and a mark. ڨ and ڤ write the hard g of Gafsa and Guelma, whose plain spelling has ق.
 */
const letterFolds: Readonly<Record<string, string>> = {
  ة: "ه",
  ى: "ي",
  ی: "ي",
  ک: "ك",
  ٱ: "ا",
  ڨ: "ق",
  ڤ: "ق",
  ء: "",
  ـ: "",
  œ: "oe",
  æ: "ae",
  ß: "ss",
  ı: "i",
};
const foldedLetters = new RegExp(`[${Object.keys(letterFolds).join("")}]`, "gu");

/**
 * Lower case, without accents, Arabic vowel signs or punctuation, words separated by one space: "  Sidi-BOUZÎD " is
 * "sidi bouzid", "صَفاقِس" is "صفاقس". Folding folded text changes nothing.
 */
export const foldText = (text: string): string =>
  asciiDigits(withoutInvisible(text).normalize("NFKD"))
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(foldedLetters, (letter) => letterFolds[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

/** The words of a text, folded. */
export const foldedWords = (text: string): readonly string[] => {
  const folded = foldText(text);
  return folded === "" ? [] : folded.split(" ");
};
