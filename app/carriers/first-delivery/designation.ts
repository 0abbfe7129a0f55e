import type { ShipmentReference } from "~/shipping/ids";
import type { ParcelLine } from "~/shipping/ports/carrier";

/**
 * *(assumed)* No length is documented. A text cut by the carrier at an ordinary column's width would lose the
 * reference at its end, and a look-up would then "prove" that a parcel does not exist: so we stay inside it.
 */
const longest = 255;

const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim();

/**
 * "2 x Robe rouge, 1 x Sac NV0123456789": quantities and titles, then our reference as the last word. Lines that find
 * no room are counted ("+ 3 autres"), a first title that finds none is cut; `nombreArticle` counts every piece.
 */
export function designationOf(contents: readonly ParcelLine[], reference: ShipmentReference): string {
  const lines = contents.map(({ quantity, title }) => `${quantity} x ${oneLine(title)}`);
  const room = longest - reference.length - 1;
  const fits = (shown: number): boolean => listed(lines, shown).length <= room;
  let shown = lines.length;
  while (shown > 1 && !fits(shown)) shown -= 1;
  const list = fits(shown) ? listed(lines, shown) : cutTo(room, lines);
  return `${list} ${reference}`;
}

function listed(lines: readonly string[], shown: number): string {
  const rest = lines.length - shown;
  return lines.slice(0, shown).join(", ") + othersNote(rest);
}

function cutTo(room: number, [first = "", ...others]: readonly string[]): string {
  const note = othersNote(others.length);
  const letters = [...first];
  while (letters.length > 0 && letters.join("").length + note.length + 1 > room) letters.pop();
  return `${letters.join("")}…${note}`;
}

const othersNote = (count: number): string =>
  count === 0 ? "" : ` + ${count} autre${count === 1 ? "" : "s"}`;

/** Where a designation carries our reference: its last word, and nowhere inside it. Anything may stand there. */
export const referenceOf = (designation: string): string => designation.trim().split(/\s+/).at(-1) ?? "";
