import { beside, paragraph, rule, stacked, type Block, type Column } from "./blocks";
import type { Direction, TextStyle } from "./lines";
import { mm, type Page } from "./page.server";
import type { Speech } from "./speech";

/** A sheet of A4, and where things stand on it. */
export const a4 = { width: mm(210), height: mm(297) };
const margin = mm(14);
const bottom = a4.height - mm(18);
const sheetWidth = a4.width - 2 * margin;

/** One paragraph of a cell. */
export interface CellText {
  readonly text: string;
  readonly direction: Direction;
  readonly weight?: TextStyle["weight"];
}
export type Cell = readonly CellText[];

export interface TableColumn {
  readonly title: string;
  /** Of the sheet's width; together 1. */
  readonly share: number;
  /** Numbers stand at the end, words at the start. */
  readonly isNumber?: boolean;
}

/** Writes down a sheet, and goes on to the next one where there is no room. */
export interface SheetWriter {
  /** Starts a sheet of its own, unless nothing was written on this one. */
  newSheet(): void;
  /** Keeps the block in one piece; a new sheet begins with `heading`. */
  write(block: Block, heading?: Block): void;
  readonly column: Column;
}

export function writeSheets(page: Page, speech: Speech): SheetWriter {
  let y = margin;
  const put = (block: Block): void => {
    block.draw(page, y);
    y += block.height;
  };
  const newSheet = (): void => {
    if (y === margin) return;
    page.addPage();
    y = margin;
  };
  return {
    newSheet,
    write(block, heading) {
      if (y + block.height > bottom && y > margin) {
        newSheet();
        if (heading) put(heading);
      }
      put(block);
    },
    column: { x: margin, width: sheetWidth, align: speech.start },
  };
}

/** A table whose titles come again on every sheet. A row is never torn. */
export function writeTable(
  sheets: SheetWriter,
  speech: Speech,
  columns: readonly TableColumn[],
  rows: readonly (readonly Cell[])[],
): void {
  const places = placesOf(columns, speech);
  const titles = rowBlock(
    columns.map(({ title }) => [{ text: title, direction: speech.direction, weight: "bold" }]),
    places,
    sheets.column,
  );
  const [first, ...rest] = rows.map((row) => rowBlock(row, places, sheets.column));
  // Titles never stand alone at the foot of a sheet.
  sheets.write(first ? stacked([titles, first]) : titles);
  for (const row of rest) sheets.write(row, titles);
}

const cellStyle = { size: 9, weight: "regular" } as const;
const gutter = mm(2.5);

function rowBlock(cells: readonly Cell[], places: readonly Column[], sheet: Column): Block {
  const written = cells.flatMap((cell, index) => {
    const place = places[index];
    if (!place) return [];
    return [
      stacked(
        cell.map(({ text, direction, weight }) =>
          paragraph(text, { ...cellStyle, weight: weight ?? cellStyle.weight }, place, direction),
        ),
      ),
    ];
  });
  return stacked([beside(written), rule(sheet, mm(0.9))]);
}

/** From left to right, or from right to left where the language is read so. */
function placesOf(columns: readonly TableColumn[], { start, end }: Speech): readonly Column[] {
  let used = 0;
  return columns.map(({ share, isNumber }, index) => {
    const width = share * sheetWidth;
    const free = index === columns.length - 1 ? 0 : gutter;
    const from = start === "left" ? used : sheetWidth - used - width;
    used += width;
    return {
      x: margin + from + (start === "left" ? 0 : free),
      width: width - free,
      align: isNumber ? end : start,
    };
  });
}

/** "Page 2 / 3" and the shop, at the foot of every sheet. */
export function numberSheets(page: Page, speech: Speech, shop: string): void {
  const style = { size: 8, weight: "regular" } as const;
  const column = { x: margin, width: sheetWidth };
  page.onEveryPage((number, pages) => {
    const text = speech.say("page", { page: number, pages });
    const foot = a4.height - mm(12);
    paragraph(text, style, { ...column, align: speech.end }, speech.direction).draw(page, foot);
    paragraph(shop, style, { ...column, align: speech.start }, "ltr").draw(page, foot);
  });
}
