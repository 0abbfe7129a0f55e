import { z } from "zod";
import { shipmentId, shopDomain } from "~/shipping/ids";
import { printPickList } from "~/use-cases/print-pick-list";
import { carriedOut, defineVerb } from "../verb";
import { documentLanguage, documentPath, writeDocument } from "../write-document";

export const picklist = defineVerb({
  name: "picklist",
  parameters: "SHOP [ID…]",
  summary:
    "Writes what to take off the shelves to a file, by location: for these shipments, or without an ID for all parcels that wait to be collected.",
  words: z.tuple([shopDomain], shipmentId),
  input: {
    shape: '{path, language?:"fr"|"ar"|"en"}',
    schema: z.strictObject({ path: documentPath, language: documentLanguage }),
  },
  output: "{path, contentType, shipments, locations}",
  async *act({ world }, [shop, ...ids], { path, language }) {
    const printed = await printPickList(world, shop, ids.length > 0 ? ids : null, { language });
    if (!printed.ok) return printed;
    const { document, ...counts } = printed.value;
    const kept = await writeDocument(path, document);
    if (!kept.ok) return kept;
    yield { path, contentType: document.contentType, ...counts };
    return carriedOut;
  },
});
