import type { Language } from "~/i18n/language";
import type { Money } from "~/shipping/money";
import type { Handover, Manifest } from "~/shipping/ports/paper";
import { gap, paragraph, stacked, type Block } from "./blocks";
import { mm, openPage } from "./page.server";
import { amountText, dayText, phoneText, placeText, speechOf, sumText, type Speech } from "./speech";
import {
  a4,
  numberSheets,
  writeSheets,
  writeTable,
  type Cell,
  type CellText,
  type SheetWriter,
} from "./table";

type HandedOver = Handover["parcels"][number];

/** The list a courier signs: every parcel of the handover, what is collected for it, and the totals. */
export async function printManifest(manifest: Manifest, language: Language): Promise<Uint8Array> {
  const speech = speechOf(language);
  const page = openPage(a4, manifest.shop);
  const sheets = writeSheets(page, speech);
  const { say, direction } = speech;
  for (const { carrier, parcels } of manifest.handovers) {
    sheets.newSheet();
    const { column } = sheets;
    const day = dayText(
      language,
      manifest.printedAt,
      parcels.map(({ place }) => place),
    );
    sheets.write(paragraph(say("manifest", { carrier }), { size: 17, weight: "bold" }, column, direction));
    sheets.write(paragraph(day, { size: 10, weight: "regular" }, column, direction));
    sheets.write(gap(mm(4)));
    writeTable(
      sheets,
      speech,
      [
        { title: say("number"), share: 0.23 },
        { title: say("recipient"), share: 0.25 },
        { title: say("place"), share: 0.27 },
        { title: say("pieces"), share: 0.08, isNumber: true },
        { title: say("amount"), share: 0.17, isNumber: true },
      ],
      parcels.map((parcel) => rowOf(parcel, speech)),
    );
    // Nobody signs a sheet that says no sum.
    sheets.write(stacked([totalsBlock(sheets, parcels, speech), signatureBlock(sheets, speech)]));
  }
  numberSheets(page, speech, manifest.shop);
  return page.finish();
}

function rowOf(parcel: HandedOver, speech: Speech): readonly Cell[] {
  const { say, direction, translator } = speech;
  const { recipient, place, collect } = parcel;
  const inOwnScript = (text: string): CellText => ({ text, direction: "auto" });
  return [
    [
      { text: parcel.trackingNumber ?? parcel.reference, direction: "ltr", weight: "bold" },
      { text: parcel.orderName, direction: "ltr" },
    ],
    recipient
      ? [
          inOwnScript(recipient.name),
          ...recipient.phones
            .slice(0, 1)
            .map((phone): CellText => ({ text: phoneText(phone), direction: "ltr" })),
        ]
      : [{ text: say("recipientErased"), direction }],
    [
      ...(place ? [inOwnScript(placeText(translator.language, place))] : []),
      // Each on its own: one paragraph of several scripts is read in the wrong order.
      ...(recipient ? [...recipient.addressLines, recipient.city].map(inOwnScript) : []),
    ],
    [{ text: String(parcel.pieces), direction }],
    [
      {
        text: collect?.minor === 0 ? translator.screen("prepaid") : amountText(speech, collect),
        direction,
      },
    ],
  ];
}

export interface ManifestTotals {
  readonly pieces: number;
  /** One for each currency, in the order they first come. */
  readonly sums: readonly Money[];
}

export function totalsOf(parcels: readonly Pick<HandedOver, "pieces" | "collect">[]): ManifestTotals {
  const sums: Money[] = [];
  for (const { collect } of parcels) {
    if (!collect) continue;
    const index = sums.findIndex(({ currency }) => currency === collect.currency);
    const before = sums[index];
    if (before) sums[index] = { ...before, minor: before.minor + collect.minor };
    else sums.push(collect);
  }
  return { pieces: parcels.reduce((sum, parcel) => sum + parcel.pieces, 0), sums };
}

function totalsBlock({ column }: SheetWriter, parcels: readonly HandedOver[], speech: Speech): Block {
  const { say, direction, translator } = speech;
  const { pieces, sums } = totalsOf(parcels);
  const style = { size: 11, weight: "bold" } as const;
  const lines = [
    say("totalPieces", { count: pieces }),
    ...sums.map((sum) => say("totalAmount", { amount: sumText(translator.language, sum) })),
  ];
  return stacked([gap(mm(2)), ...lines.map((line) => paragraph(line, style, column, direction))]);
}

/** Three lines to write on. */
function signatureBlock({ column }: SheetWriter, { say, direction }: Speech): Block {
  return stacked([
    gap(mm(6)),
    ...(["courier", "receivedOn", "signature"] as const).map((text) =>
      stacked([
        paragraph(say(text), { size: 10, weight: "regular" }, column, direction),
        {
          height: mm(9),
          draw: (page, top) => {
            page.rule(column.x, top + mm(5), column.width);
          },
        },
      ]),
    ),
  ]);
}
