import bidiFactory from "bidi-js";
import { facesOf, type Face, type Weight } from "./faces.server";
import { boxedCharacter, faceOf, isUnseen, legible } from "./legible";

/** A piece of a line in one face and one direction. Null as its face: a box for what cannot be written. */
export interface Run {
  readonly text: string;
  readonly face: Face | null;
  readonly width: number;
}

/** Its runs from left to right, as the eye meets them. Width in points. */
export interface Line {
  readonly runs: readonly Run[];
  readonly width: number;
}

export interface TextStyle {
  /** Points. */
  readonly size: number;
  readonly weight: Weight;
}

/** The direction of a paragraph; "auto": that of its first letter. */
export type Direction = "ltr" | "rtl" | "auto";

const bidi = bidiFactory();
type Levels = ReturnType<typeof bidi.getEmbeddingLevels>;

/** Of the box, in the type size. */
export const boxWidth = 0.62;

/**
 * Breaks a text into lines no wider than `width`, each put into the order in which it is read (Unicode's bidirectional
 * algorithm). It breaks at blanks, and after a hyphen or slash; a word wider than the line is broken where it ends.
 * Nothing is left out.
 */
export function linesOf(
  text: string,
  style: TextStyle,
  width: number,
  direction: Direction,
): readonly Line[] {
  return legible(text, style.weight)
    .split("\n")
    .flatMap((paragraph) => linesOfParagraph(paragraph.trim(), style, width, direction));
}

function linesOfParagraph(
  text: string,
  style: TextStyle,
  width: number,
  direction: Direction,
): readonly Line[] {
  if (text === "") return [];
  const levels = bidi.getEmbeddingLevels(text, direction);
  // Most texts are one line: measuring piece by piece is for the others.
  const whole = lineOf(text, levels, 0, text.length, style);
  if (whole.width <= width) return [whole];
  const measure = (start: number, end: number): number => lineOf(text, levels, start, end, style).width;
  const lines: Line[] = [];
  let start = 0;
  let end = 0;
  const close = (): void => {
    if (end > start) lines.push(lineOf(text, levels, start, end, style));
    start = end;
  };
  for (const piece of piecesOf(text)) {
    const next = end + piece.length;
    if (measure(start, next) <= width) {
      end = next;
      continue;
    }
    close();
    if (measure(start, next) <= width) {
      end = next;
      continue;
    }
    for (const grapheme of graphemesOf(piece)) {
      if (end > start && measure(start, end + grapheme.length) > width) close();
      end += grapheme.length;
    }
  }
  close();
  return lines;
}

/** Where a line may end: after each of these. */
const piecesOf = (text: string): readonly string[] => text.match(/[^ /-]*[ /-]+|[^ /-]+/gu) ?? [];

const graphemes = new Intl.Segmenter("und", { granularity: "grapheme" });
const graphemesOf = (text: string): readonly string[] =>
  Array.from(graphemes.segment(text), ({ segment }) => segment);

/** The part of a paragraph from `start` to before `end`, without the blanks at its end. */
function lineOf(text: string, levels: Levels, start: number, end: number, { size, weight }: TextStyle): Line {
  const last = start + text.slice(start, end).trimEnd().length - 1;
  if (last < start) return { runs: [], width: 0 };
  const mirrored = bidi.getMirroredCharactersMap(text, levels.levels, start, last);
  const characterAt = (index: number): string => mirrored.get(index) ?? text.charAt(index);
  const runs = stretchesOf(text, levels, start, last, facesOf(weight)).map(({ face, indices, isRtl }) => {
    const inOrder = indices.toSorted((a, b) => a - b).map(characterAt);
    const shown = inOrder.join("");
    const written = isRtl && !/\p{Script=Arabic}/u.test(shown) ? inOrder.toReversed().join("") : shown;
    return { text: written, face, width: (face ? face.widthOf(written) / 1000 : boxWidth) * size };
  });
  return { runs, width: runs.reduce((sum, run) => sum + run.width, 0) };
}

interface Stretch {
  readonly face: Face | null;
  readonly isRtl: boolean;
  readonly indices: number[];
}

/** The line's characters in the order of the eye, cut where face, direction or neighbourhood change. */
function stretchesOf(
  text: string,
  levels: Levels,
  start: number,
  last: number,
  faces: readonly Face[],
): readonly Stretch[] {
  const stretches: Stretch[] = [];
  let before = -1;
  // It answers for the whole paragraph, and reorders within the line alone.
  for (const index of bidi.getReorderedIndices(text, levels, start, last).slice(start, last + 1)) {
    const face = faceAt(text, index, faces);
    if (face === undefined) continue;
    const isRtl = ((levels.levels[index] ?? 0) & 1) === 1;
    const current = stretches.at(-1);
    const isNext = index === before + (isRtl ? -1 : 1);
    if (current && face !== null && current.face === face && current.isRtl === isRtl && isNext) {
      current.indices.push(index);
    } else stretches.push({ face, isRtl, indices: [index] });
    before = index;
  }
  return stretches;
}

/** Undefined: nothing is drawn there. */
function faceAt(text: string, index: number, faces: readonly Face[]): Face | null | undefined {
  const isSecondHalf = /[\uDC00-\uDFFF]/.test(text.charAt(index));
  const character = String.fromCodePoint(text.codePointAt(isSecondHalf ? index - 1 : index) ?? 0);
  if (character === boxedCharacter) return null;
  return isUnseen(character) ? undefined : (faceOf(character, faces) ?? null);
}
