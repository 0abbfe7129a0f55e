import { asciiDigits } from "~/shipping/folded-text";
import { facesOf, type Face, type Weight } from "./faces.server";

/** Stands for what no face can write; it is drawn as a box that everybody sees. */
export const boxedCharacter = "\uFFFD";

/** French groups digits with it; few typefaces have it. */
const narrowBlank = "\u202F";
const unbreakableBlank = "\u00A0";

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });
const unseen = /\p{Default_Ignorable_Code_Point}/u;
/** Letters joined beforehand, as old programs stored Arabic: they are joined anew. */
const presentationForms = /[\uFB50-\uFDFF\uFE70-\uFEFC]+/gu;
/** Left by whoever pasted the text: they would turn the line around. Isolates are our own, and end where they began. */
const strayDirections = /[\u061C\u200E\u200F\u202A-\u202E]/gu;

/**
 * A text as it can be written: every character has a face, what has none is a box. Digits are western ones everywhere,
 * as in the whole app.
 */
export function legible(text: string, weight: Weight): string {
  const plain = asciiDigits(text.normalize("NFC"))
    .replace(presentationForms, (forms) => forms.normalize("NFKC"))
    .replace(strayDirections, "")
    .replaceAll(narrowBlank, unbreakableBlank)
    .replace(/[^\S\n\u00A0]+/gu, " ")
    .replace(/\p{Cc}/gu, (control) => (control === "\n" ? "\n" : ""));
  const faces = facesOf(weight);
  return Array.from(graphemes.segment(plain), ({ segment }) =>
    isWritable(segment, faces) ? segment : boxedCharacter,
  ).join("");
}

/** Whether the text is written without a box. */
export const isLegible = (text: string): boolean => !legible(text, "regular").includes(boxedCharacter);

const isWritable = (grapheme: string, faces: readonly Face[]): boolean =>
  Array.from(grapheme).every(
    (character) => character === "\n" || isUnseen(character) || faceOf(character, faces) !== undefined,
  );

export const isUnseen = (character: string): boolean => unseen.test(character);

export function faceOf(character: string, faces: readonly Face[]): Face | undefined {
  const codePoint = character.codePointAt(0) ?? 0;
  return faces.find((face) => face.covers(codePoint));
}
