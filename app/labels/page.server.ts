import { buffer } from "node:stream/consumers";
import PDFDocument from "pdfkit";
import { facesOf } from "./faces.server";
import { boxWidth, type Line, type TextStyle } from "./lines";

/** Millimetres in points, a PDF's unit. */
export const mm = (millimetres: number): number => (millimetres * 72) / 25.4;

/** Where a line stands between its edges. "left" and "right" are the paper's, whatever the language. */
export type Align = "left" | "center" | "right";

/** A document being drawn. Positions are points from the top left corner. */
export interface Page {
  readonly width: number;
  readonly height: number;
  addPage(): void;
  /** Draws lines under one another; `y` is the top of the first. */
  lines(lines: readonly Line[], style: TextStyle, box: TextBox): void;
  bar(x: number, y: number, width: number, height: number): void;
  frame(x: number, y: number, width: number, height: number): void;
  rule(x: number, y: number, width: number): void;
  /** Once all pages are there: draws on each, with its number from 1. */
  onEveryPage(draw: (page: number, pages: number) => void): void;
  finish(): Promise<Uint8Array>;
}

export interface TextBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly align: Align;
}

/** A line's height and where its letters stand in it, in the type size: Arabic vowel signs need the room. */
const lineHeight = 1.36;
const baseline = 1.02;

export const heightOf = (lines: readonly Line[], { size }: TextStyle): number =>
  lines.length * size * lineHeight;

/** How letters are drawn: one run at a time, shaped as it was measured. */
const asMeasured: PDFKit.Mixins.TextOptions = { lineBreak: false, features: [], baseline: "alphabetic" };

export function openPage(size: { readonly width: number; readonly height: number }, title: string): Page {
  const document = new PDFDocument({
    size: [size.width, size.height],
    margin: 0,
    bufferPages: true,
    // Its default would be Helvetica, which is not in the document.
    font: "",
    info: { Title: title, Producer: "Navette", Creator: "Navette" },
  });
  for (const face of [...facesOf("regular"), ...facesOf("bold")]) {
    document.registerFont(face.name, face.bytes);
  }
  const missingCharacter = (x: number, y: number, typeSize: number): void => {
    document
      .lineWidth(typeSize * 0.06)
      .rect(x + typeSize * 0.06, y - typeSize * 0.7, typeSize * (boxWidth - 0.12), typeSize * 0.7)
      .stroke("black");
  };
  return {
    ...size,
    addPage() {
      document.addPage();
    },
    lines(lines, { size: typeSize }, { x, y, width, align }) {
      document.fontSize(typeSize).fillColor("black");
      for (const [index, line] of lines.entries()) {
        const at = y + (index * lineHeight + baseline) * typeSize;
        let cursor = x + startOf(align, width - line.width);
        for (const run of line.runs) {
          if (run.face) document.font(run.face.name).text(run.text, cursor, at, asMeasured);
          else missingCharacter(cursor, at, typeSize);
          cursor += run.width;
        }
      }
    },
    bar(x, y, width, height) {
      document.rect(x, y, width, height).fill("black");
    },
    frame(x, y, width, height) {
      document.lineWidth(1.2).rect(x, y, width, height).stroke("black");
    },
    rule(x, y, width) {
      document
        .lineWidth(0.5)
        .moveTo(x, y)
        .lineTo(x + width, y)
        .stroke("black");
    },
    onEveryPage(draw) {
      const { count } = document.bufferedPageRange();
      for (let index = 0; index < count; index += 1) {
        document.switchToPage(index);
        draw(index + 1, count);
      }
    },
    async finish() {
      const bytes = buffer(document);
      document.end();
      return new Uint8Array(await bytes);
    },
  };
}

function startOf(align: Align, free: number): number {
  if (align === "left") return 0;
  return align === "right" ? free : free / 2;
}
