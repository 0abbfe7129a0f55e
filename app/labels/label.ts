import type { ParcelLabel } from "~/shipping/ports/paper";
import { barcodeOf, drawBarcode } from "./barcode";
import { beside, framed, gap, paragraph, rule, stacked, type Block, type Column } from "./blocks";
import { isLegible } from "./legible";
import { mm, type Page } from "./page.server";
import { recipientBlock } from "./recipient-block";
import { amountText, phoneText, type Speech } from "./speech";

export const labelSize = { width: mm(100), height: mm(150) };
const margin = mm(4);

const densest = { scale: 0.5, articles: 1 } as const;

/**
 * From roomy to dense: type sizes get smaller and fewer articles are named until all of it fits. The recipient is never
 * shortened before the last step, and then says so.
 */
const densities = [
  { scale: 1, articles: 5 },
  { scale: 1, articles: 2 },
  { scale: 0.9, articles: 2 },
  { scale: 0.8, articles: 2 },
  { scale: 0.7, articles: 1 },
  { scale: 0.6, articles: 1 },
  densest,
] as const;
type Density = (typeof densities)[number];

/** Draws the label of one piece (from 1) on the page as it is. */
export function drawLabel(page: Page, label: ParcelLabel, piece: number, speech: Speech): void {
  const column = { x: margin, width: labelSize.width - 2 * margin, align: speech.start };
  const foot = footOf(label, piece, column, speech);
  const room = labelSize.height - 2 * margin - foot.height - mm(2);
  const body = fitting(label, piece, column, speech, room);
  body.draw(page, margin);
  foot.draw(page, labelSize.height - margin - foot.height);
}

function fitting(label: ParcelLabel, piece: number, column: Column, speech: Speech, room: number): Block {
  for (const density of densities) {
    const body = bodyOf(label, piece, column, speech, density, null);
    if (body.height <= room) return body;
  }
  const surplus = bodyOf(label, piece, column, speech, densest, null).height - room;
  return bodyOf(label, piece, column, speech, densest, surplus);
}

function bodyOf(
  label: ParcelLabel,
  piece: number,
  column: Column,
  speech: Speech,
  { scale, articles }: Density,
  surplus: number | null,
): Block {
  const regular = (size: number) => ({ size: size * scale, weight: "regular" }) as const;
  const bold = (size: number) => ({ size: size * scale, weight: "bold" }) as const;
  const { say, direction } = speech;
  const term = (text: string): Block => paragraph(text, regular(7.5), column, direction);
  const line = rule(column, mm(1.2) * scale);
  const { pickupName, shop, phone } = label.sender;
  return stacked([
    headOf(label, piece, column, speech, scale),
    line,
    term(say("sender")),
    paragraph(pickupName ?? shop, bold(9.5), column, "auto"),
    ...(pickupName === null ? [] : [paragraph(shop, regular(8.5), column, "ltr")]),
    ...(phone === null ? [] : [paragraph(phoneText(phone), regular(9), column, "ltr")]),
    line,
    term(say("recipient")),
    recipientBlock(label, column, speech, scale, surplus),
    gap(mm(1.5) * scale),
    amountOf(label, column, speech, scale),
    gap(mm(1.5) * scale),
    ...contentsOf(label, column, speech, scale, articles),
    gap(mm(1) * scale),
    ...notesOf(label, speech).map((note) => paragraph(note, regular(7.5), column, direction)),
  ]);
}

/** The carrier, which piece it is, and the order. */
function headOf(label: ParcelLabel, piece: number, column: Column, speech: Speech, scale: number): Block {
  const { say, direction } = speech;
  const half = column.width / 2;
  const starts = speech.start === "left" ? column.x : column.x + half;
  const ends = speech.start === "left" ? column.x + half : column.x;
  const startHalf = { x: starts, width: half, align: speech.start };
  const endHalf = { x: ends, width: half, align: speech.end };
  const pieces = say("piece", { piece, pieces: label.pieces });
  return beside([
    paragraph(label.carrier, { size: 15 * scale, weight: "bold" }, startHalf, "auto"),
    stacked([
      paragraph(pieces, { size: 11 * scale, weight: "bold" }, endHalf, direction),
      paragraph(
        say("order", { name: label.orderName }),
        { size: 9.5 * scale, weight: "regular" },
        endHalf,
        direction,
      ),
    ]),
  ]);
}

function amountOf(label: ParcelLabel, column: Column, speech: Speech, scale: number): Block {
  const inner = { ...column, x: column.x + mm(2), width: column.width - mm(4) };
  const isAmount = label.collect !== null && label.collect.minor > 0;
  const amount = amountText(speech, label.collect);
  return framed(
    column,
    mm(1.2) * scale,
    stacked([
      ...(isAmount
        ? [
            paragraph(
              speech.say("toCollect"),
              { size: 8.5 * scale, weight: "regular" },
              inner,
              speech.direction,
            ),
          ]
        : []),
      paragraph(
        amount,
        { size: (isAmount ? 22 : 14) * scale, weight: "bold" },
        { ...inner, align: "center" },
        speech.direction,
      ),
    ]),
  );
}

/** In short: the first articles by name, how many more there are. */
function contentsOf(
  label: ParcelLabel,
  column: Column,
  { say, translator, direction }: Speech,
  scale: number,
  articles: number,
): readonly Block[] {
  const style = { size: 8.5 * scale, weight: "regular" } as const;
  const rest = label.contents.slice(articles).reduce((sum, { quantity }) => sum + quantity, 0);
  return [
    paragraph(say("contents"), { size: 7.5 * scale, weight: "regular" }, column, direction),
    ...label.contents
      .slice(0, articles)
      .map(({ title, quantity }) => paragraph(`${String(quantity)} × ${title}`, style, column, "auto")),
    ...(rest > 0 ? [paragraph(translator.count("moreArticles", rest), style, column, direction)] : []),
  ];
}

const insteadTexts = {
  "no-answer": "insteadNoAnswer",
  "web-page": "insteadWebPage",
  unreadable: "insteadUnreadable",
} as const;

/** What whoever sticks it on has to know about the label itself. */
function notesOf(label: ParcelLabel, { say }: Speech): readonly string[] {
  const isWhole = [
    label.orderName,
    label.sender.pickupName ?? "",
    label.place?.locality ?? "",
    ...label.contents.map(({ title }) => title),
    ...(label.recipient ? [label.recipient.name, label.recipient.city, ...label.recipient.addressLines] : []),
  ].every(isLegible);
  return [
    ...(isWhole ? [] : [say("unwritable")]),
    ...(label.instead ? [say(insteadTexts[label.instead], { carrier: label.carrier })] : []),
  ];
}

/** What scanners and people read: the carrier's code of the piece, else the tracking number, else our reference. */
function footOf(label: ParcelLabel, piece: number, column: Column, { say, direction }: Speech): Block {
  const { trackingNumber, reference, pieceCodes } = label;
  const code = pieceCodes?.[piece - 1] ?? trackingNumber;
  const barcode =
    (code === null ? null : barcodeOf(code, column.width)) ?? barcodeOf(reference, column.width);
  if (!barcode) throw new Error("a reference is short, and in plain letters");
  const centred = { ...column, align: "center" } as const;
  const bars: Block = {
    height: mm(21),
    draw: (page, top) => {
      drawBarcode(page, barcode, column.x + (column.width - barcode.width) / 2, top, mm(20));
    },
  };
  return stacked([
    bars,
    ...(trackingNumber === null
      ? []
      : [paragraph(trackingNumber, { size: 12, weight: "bold" }, centred, "ltr")]),
    paragraph(
      say("reference", { reference }),
      { size: trackingNumber === null ? 11 : 8.5, weight: trackingNumber === null ? "bold" : "regular" },
      centred,
      direction,
    ),
  ]);
}
