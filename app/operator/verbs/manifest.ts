import { z } from "zod";
import { shipmentId, shopDomain } from "~/shipping/ids";
import { printManifest } from "~/use-cases/print-manifest";
import { carriedOut, defineVerb } from "../verb";
import { documentLanguage, documentPath, writeDocument } from "../write-document";

export const manifest = defineVerb({
  name: "manifest",
  parameters: "SHOP [ID…]",
  summary:
    "Writes the list that couriers sign to a file: of these parcels, or without an ID of all that wait to be collected.",
  words: z.tuple([shopDomain], shipmentId),
  input: {
    shape: '{path, language?:"fr"|"ar"|"en"}',
    schema: z.strictObject({ path: documentPath, language: documentLanguage }),
  },
  output: "{path, contentType, parcels, handovers}",
  async *act({ world }, [shop, ...ids], { path, language }) {
    const asked = ids.length > 0 ? ids : null;
    const printed = await printManifest(world, shop, asked, { language, actor: "operator" });
    if (!printed.ok) return printed;
    const { document, ...counts } = printed.value;
    const kept = await writeDocument(path, document);
    if (!kept.ok) return kept;
    yield { path, contentType: document.contentType, ...counts };
    return carriedOut;
  },
});
