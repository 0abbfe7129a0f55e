import type { ParcelLine } from "~/shipping/ports/carrier";

const oneLine = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
const othersNote = (count: number): string =>
  count === 0 ? "" : ` + ${count} autre${count === 1 ? "" : "s"}`;

/**
 * "2 x Robe rouge, 1 x Sac": quantities and titles in at most `room` letters. Lines that find no room are counted
 * ("+ 3 autres"); null where not even the first fits, because a cut title is nobody's product.
 */
export function productsIn(contents: readonly ParcelLine[], room: number): string | null {
  const lines = contents.map(({ quantity, title }) => `${quantity} x ${oneLine(title)}`);
  for (let shown = lines.length; shown >= 1; shown -= 1) {
    const text = lines.slice(0, shown).join(", ") + othersNote(lines.length - shown);
    if (text.length <= room) return text;
  }
  return null;
}
