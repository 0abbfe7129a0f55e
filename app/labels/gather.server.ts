import { PDFDocument, type PDFPage } from "@pdfme/pdf-lib";
import type { PrintedDocument } from "~/shipping/ports/carrier-services";
import type { LabelFormat } from "~/shipping/ports/paper";
import { labelSize } from "./label";
import { a4 } from "./table";

/** Several PDFs made one. */
export interface Gathering {
  /** Adds all pages of our own PDF. */
  addOurs(pdf: Uint8Array): Promise<void>;
  /** Adds a carrier's; false: it cannot be read (broken, or locked), and nothing was added. */
  addCarriers(document: PrintedDocument): Promise<boolean>;
  finish(format: LabelFormat): Promise<Uint8Array>;
}

/** A page that would have to shrink more than this to fit a quarter of a sheet gets a sheet of its own. */
const smallestScale = 0.9;

export async function gather(): Promise<Gathering> {
  const gathered = await PDFDocument.create();
  const add = async (source: PDFDocument): Promise<void> => {
    for (const page of await gathered.copyPages(source, source.getPageIndices())) gathered.addPage(page);
  };
  return {
    async addOurs(pdf) {
      await add(await PDFDocument.load(pdf));
    },
    async addCarriers({ contentType, body }) {
      // A copy: the library reads a view from the start of what it is a view of.
      const source = await readable(contentType, new Uint8Array(body));
      if (!source) return false;
      await add(source);
      return true;
    },
    async finish(format) {
      return format === "a4" ? (await fourToASheet(gathered)).save() : gathered.save();
    },
  };
}

/** Null for what no library of ours can read; a carrier's mistake must not keep the other labels from being printed. */
async function readable(
  contentType: PrintedDocument["contentType"],
  body: Uint8Array,
): Promise<PDFDocument | null> {
  try {
    if (contentType === "application/pdf") {
      const source = await PDFDocument.load(body);
      return source.getPageCount() > 0 ? source : null;
    }
    return contentType === "image/png" ? await onALabel(body) : null;
  } catch {
    return null;
  }
}

async function onALabel(png: Uint8Array): Promise<PDFDocument> {
  const document = await PDFDocument.create();
  const image = await document.embedPng(png);
  const { width, height } = labelSize;
  const shown = image.scaleToFit(width, height);
  document.addPage([width, height]).drawImage(image, {
    x: (width - shown.width) / 2,
    y: (height - shown.height) / 2,
    ...shown,
  });
  return document;
}

async function fourToASheet(labels: PDFDocument): Promise<PDFDocument> {
  const sheets = await PDFDocument.create();
  const pages = labels.getPages();
  // All in one call: letters they share are then copied once.
  const embedded = await sheets.embedPages(pages);
  let sheet: PDFPage | null = null;
  let taken = 0;
  for (const [index, label] of embedded.entries()) {
    const scale = Math.min(1, quarter.width / label.width, quarter.height / label.height);
    if (scale < smallestScale) {
      const [whole] = await sheets.copyPages(labels, [index]);
      if (whole) sheets.addPage(whole);
      continue;
    }
    if (!sheet || taken === 4) {
      sheet = sheets.addPage([a4.width, a4.height]);
      taken = 0;
    }
    const column = taken % 2;
    const row = Math.floor(taken / 2);
    sheet.drawPage(label, {
      x: column * quarter.width + (quarter.width - label.width * scale) / 2,
      y: (1 - row) * quarter.height + (quarter.height - label.height * scale) / 2,
      xScale: scale,
      yScale: scale,
    });
    taken += 1;
  }
  return sheets;
}

const quarter = { width: a4.width / 2, height: a4.height / 2 };
