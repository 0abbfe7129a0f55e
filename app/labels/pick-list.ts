import type { Language } from "~/i18n/language";
import type { PickedArticle, PickList } from "~/shipping/ports/paper";
import { gap, paragraph } from "./blocks";
import { mm, openPage } from "./page.server";
import { dayText, speechOf } from "./speech";
import { a4, numberSheets, writeSheets, writeTable, type Cell } from "./table";

/** What to take off the shelves, location by location, each variant once with all that the orders want of it. */
export async function printPickList(pickList: PickList, language: Language): Promise<Uint8Array> {
  const speech = speechOf(language);
  const { say, direction } = speech;
  const page = openPage(a4, speech.say("pickList"));
  const sheets = writeSheets(page, speech);
  const day = dayText(language, pickList.printedAt, []);
  for (const { name, articles } of pickList.locations) {
    sheets.newSheet();
    const { column } = sheets;
    sheets.write(paragraph(`${say("pickList")} – ${name}`, { size: 17, weight: "bold" }, column, direction));
    sheets.write(paragraph(day, { size: 10, weight: "regular" }, column, direction));
    sheets.write(gap(mm(4)));
    writeTable(
      sheets,
      speech,
      [
        { title: say("quantity"), share: 0.12, isNumber: true },
        { title: say("sku"), share: 0.18 },
        { title: say("article"), share: 0.42 },
        { title: say("orders"), share: 0.28 },
      ],
      articles.map(rowOf),
    );
  }
  if (pickList.locations.length === 0) {
    sheets.write(paragraph(say("nothingToPick"), { size: 12, weight: "regular" }, sheets.column, direction));
  }
  numberSheets(page, speech, pickList.shop);
  return page.finish();
}

const rowOf = ({ title, variantTitle, sku, quantity, orders }: PickedArticle): readonly Cell[] => [
  [{ text: String(quantity), direction: "ltr", weight: "bold" }],
  [{ text: sku ?? "–", direction: "ltr" }],
  [
    { text: title, direction: "auto" },
    ...(variantTitle === null ? [] : [{ text: variantTitle, direction: "auto" } as const]),
  ],
  [
    {
      text: orders
        .map(({ name, quantity: part }) =>
          orders.length > 1 || part !== quantity ? `${name} (${String(part)})` : name,
        )
        .join(", "),
      direction: "ltr",
    },
  ],
];
