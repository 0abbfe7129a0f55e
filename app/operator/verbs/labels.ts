import { z } from "zod";
import { shipmentId } from "~/shipping/ids";
import { labelFormats } from "~/shipping/ports/paper";
import { printLabels } from "~/use-cases/print-labels";
import { shopOfShipment } from "../shop-of-shipment";
import { carriedOut, defineVerb } from "../verb";
import { documentLanguage, documentPath, writeDocument } from "../write-document";

export const labels = defineVerb({
  name: "labels",
  parameters: "ID…",
  summary:
    "Writes the labels of one shop's parcels to a file: the carrier's own where it has one, else ours. One whose own is a web page is written as such when asked for alone.",
  words: z.tuple([shipmentId], shipmentId),
  input: {
    shape: '{path, format?:"100x150"|"a4", language?:"fr"|"ar"|"en"}',
    schema: z.strictObject({
      path: documentPath,
      format: z.enum(labelFormats).default("100x150"),
      language: documentLanguage,
    }),
  },
  output: "{path, contentType, parcels, carriers, webPages:[id], left:[id]}",
  async *act({ world }, ids, { path, format, language }) {
    const shop = await shopOfShipment(world, ids[0]);
    if (!shop.ok) return shop;
    const printed = await printLabels(world, shop.value, ids, { format, language, actor: "operator" });
    if (!printed.ok) return printed;
    const { document, ...counts } = printed.value;
    const kept = await writeDocument(path, document);
    if (!kept.ok) return kept;
    yield { path, contentType: document.contentType, ...counts };
    return carriedOut;
  },
});
