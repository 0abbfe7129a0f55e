import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { PDFiumLibrary } from "@hyzyla/pdfium";
import { prepareZXingModule, readBarcodes } from "zxing-wasm/reader";

/** A page as a printer would put it on paper, seen by a scanner. Four bytes a pixel. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
  /** In points. */
  readonly size: { readonly width: number; readonly height: number };
  /** What a reader of the PDF copies out of the page. */
  readonly text: string;
}

const opened = PDFiumLibrary.init();

/** Every page of a PDF, at 203 dots to the inch as label printers have. */
export async function picturesOf(pdf: Uint8Array): Promise<readonly Picture[]> {
  const document = await (await opened).loadDocument(pdf);
  const pictures: Picture[] = [];
  for (const page of document.pages()) {
    // Rendering closes the page.
    const { originalWidth, originalHeight } = page.getOriginalSize();
    const text = page.getText();
    const { width, height, data } = await page.render({ scale: 203 / 72, render: "bitmap" });
    pictures.push({ width, height, data, size: { width: originalWidth, height: originalHeight }, text });
  }
  document.destroy();
  return pictures;
}

const require = createRequire(import.meta.url);
// Without this it would be looked for on the network.
const wasmBinary = readFileSync(require.resolve("zxing-wasm/reader/zxing_reader.wasm"));
prepareZXingModule({ overrides: { wasmBinary: Uint8Array.from(wasmBinary).buffer } });

/** What a scanner reads off the picture. */
export async function barcodesIn({ width, height, data }: Picture): Promise<readonly string[]> {
  const image = { width, height, data: new Uint8ClampedArray(data), colorSpace: "srgb" } as ImageData;
  const found = await readBarcodes(image, { formats: ["Code128"], maxNumberOfSymbols: 8 });
  return found.map(({ text }) => text);
}
