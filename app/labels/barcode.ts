import bwip from "@bwip-js/node";
import type { Page } from "./page.server";

/** What a label printer's head can do: 203 dots to the inch. A bar of no whole number of dots comes out blurred. */
const dot = 72 / 203;
/** The narrowest bar that hand scanners are sure to read is a quarter of a millimetre. */
const fewestDots = 2;
const mostDots = 4;
/** Nothing may be printed beside it. In modules, by the symbology's rule. */
const quietModules = 10;

export interface Barcode {
  /** Bars and spaces in turn, the first one a bar, in modules. */
  readonly widths: readonly number[];
  readonly module: number;
  /** With its quiet zones. */
  readonly width: number;
}

/** Code 128 of a text, as wide as the room allows; null where it cannot be written so that a scanner reads it. */
export function barcodeOf(text: string, room: number): Barcode | null {
  if (!/^[\x20-\x7E]{1,80}$/.test(text)) return null;
  const [symbol] = bwip.raw({ bcid: "code128", text });
  if (!symbol || !("sbs" in symbol)) throw new Error("Code 128 is drawn with bars");
  const modules = symbol.sbs.reduce((sum, width) => sum + width, 0) + 2 * quietModules;
  const dots = Math.min(mostDots, Math.floor(room / modules / dot));
  return dots < fewestDots ? null : { widths: symbol.sbs, module: dots * dot, width: dots * dot * modules };
}

export function drawBarcode(page: Page, barcode: Barcode, x: number, y: number, height: number): void {
  let at = Math.round(x / dot) * dot + quietModules * barcode.module;
  for (const [index, width] of barcode.widths.entries()) {
    if (index % 2 === 0) page.bar(at, y, width * barcode.module, height);
    at += width * barcode.module;
  }
}
