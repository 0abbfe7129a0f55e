import { linesOf, type Direction, type Line, type TextStyle } from "./lines";
import { heightOf, type Align, type Page } from "./page.server";

/** Something of a known height that is drawn from a given top on. Points. */
export interface Block {
  readonly height: number;
  draw(page: Page, top: number): void;
}

export interface Column {
  readonly x: number;
  readonly width: number;
  readonly align: Align;
}

export const gap = (height: number): Block => ({ height, draw: () => undefined });

/** A thin line with room around it. */
export const rule = ({ x, width }: Column, room: number): Block => ({
  height: 2 * room,
  draw: (page, top) => {
    page.rule(x, top + room, width);
  },
});

export function paragraph(text: string, style: TextStyle, column: Column, direction: Direction): Block {
  return written(linesOf(text, style, column.width, direction), style, column);
}

export const written = (lines: readonly Line[], style: TextStyle, column: Column): Block => ({
  height: heightOf(lines, style),
  draw: (page, top) => {
    page.lines(lines, style, { ...column, y: top });
  },
});

/** One under the other. */
export const stacked = (blocks: readonly Block[]): Block => ({
  height: heightOfAll(blocks),
  draw: (page, top) => {
    let y = top;
    for (const block of blocks) {
      block.draw(page, y);
      y += block.height;
    }
  },
});

/** Beside one another, as high as the highest. */
export const beside = (blocks: readonly Block[]): Block => ({
  height: Math.max(0, ...blocks.map(({ height }) => height)),
  draw: (page, top) => {
    for (const block of blocks) block.draw(page, top);
  },
});

/** In a frame of its own. */
export const framed = ({ x, width }: Column, room: number, inside: Block): Block => ({
  height: inside.height + 2 * room,
  draw: (page, top) => {
    page.frame(x, top, width, inside.height + 2 * room);
    inside.draw(page, top + room);
  },
});

const heightOfAll = (blocks: readonly Block[]): number => blocks.reduce((sum, { height }) => sum + height, 0);
