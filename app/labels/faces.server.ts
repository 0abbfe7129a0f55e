import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { create } from "fontkit";

/**
 * The typeface on paper: IBM Plex Sans and its Arabic sister (SIL Open Font License), drawn to stand in one line. The
 * packages cut it into files by alphabet; each is a face of its own, and only what is used of it gets into a document.
 */
export interface Face {
  readonly name: string;
  readonly bytes: Buffer;
  covers(codePoint: number): boolean;
  /** The shapes of a text as it is drawn; 0 would be a hole. */
  glyphsOf(text: string): readonly number[];
  /** Of shaped text, in thousandths of the type size. */
  widthOf(text: string): number;
}

export type Weight = "regular" | "bold";

const weightNumbers: Readonly<Record<Weight, number>> = { regular: 400, bold: 600 };

/** In the order they are asked for a letter. Digits, blanks and points are the Latin one's, in Arabic text too. */
const alphabets = [
  ["ibm-plex-sans", "latin"],
  ["ibm-plex-sans-arabic", "arabic"],
  ["ibm-plex-sans", "latin-ext"],
  ["ibm-plex-sans", "vietnamese"],
  ["ibm-plex-sans", "greek"],
  ["ibm-plex-sans", "cyrillic"],
] as const;

const require = createRequire(import.meta.url);
const opened = new Map<Weight, readonly Face[]>();

/** Read on the first use, kept for the next. */
export function facesOf(weight: Weight): readonly Face[] {
  const known = opened.get(weight);
  if (known) return known;
  const faces = alphabets.map(([family, alphabet]) => openFace(family, alphabet, weight));
  opened.set(weight, faces);
  return faces;
}

function openFace(family: string, alphabet: string, weight: Weight): Face {
  const file = `${family}-${alphabet}-${String(weightNumbers[weight])}-normal.woff`;
  const bytes = readFileSync(require.resolve(`@fontsource/${family}/files/${file}`));
  const font = create(bytes);
  if (!("layout" in font)) throw new Error(`${file} is a collection of fonts`);
  return {
    name: file,
    bytes,
    covers: (codePoint) => font.hasGlyphForCodePoint(codePoint),
    glyphsOf: (text) => font.layout(text).glyphs.map(({ id }) => id),
    // Not remembered: it is somebody's name.
    widthOf: (text) => (font.layout(text).advanceWidth * 1000) / font.unitsPerEm,
  };
}
