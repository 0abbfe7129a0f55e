/** `get/order/label`: a page of 100 × 150 mm that any reader opens. Its few words are Latin, as its one built-in font is. */
import type { Parcel } from "./parcels";

const WIDTH = 283;
const HEIGHT = 425;
const MOST_LETTERS = 40;

export function labelOf({ tracking, order }: Parcel): Buffer {
  const lines = [
    tracking,
    order.nom_client,
    order.telephone,
    order.adresse,
    `${order.commune} (${order.code_wilaya})`,
    `${order.montant} DA`,
  ];
  const text = lines.map((line) => `(${latin(line)}) Tj T*`).join("\n");
  return pdf(`BT /F1 12 Tf 20 TL 20 ${HEIGHT - 40} Td\n${text}\nET\n`);
}

/** In the font's own encoding, with what PDF takes for its brackets escaped. */
const latin = (line: string): string =>
  line
    .slice(0, MOST_LETTERS)
    .replace(/[^\x20-\x7e\xa0-\xff]/g, "?")
    .replace(/[()\\]/g, (letter) => `\\${letter}`);

function pdf(content: string): Buffer {
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${WIDTH} ${HEIGHT}] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>`,
    `<< /Length ${content.length} >>\nstream\n${content}endstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
  ];
  let text = "%PDF-1.4\n";
  const places = objects.map((object, index) => {
    const at = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, "0")} 00000 n \n`;
  });
  const table = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join("")}`;
  text += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`;
  return Buffer.from(text, "latin1");
}
