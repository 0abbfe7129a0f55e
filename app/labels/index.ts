import type { Paper } from "~/shipping/ports/paper";

/**
 * Papers of our own, in French, Arabic and English, whatever script the shopper wrote in. Typefaces and drawing are loaded
 * when something is printed: an app that starts, and most processes ever, need none of it.
 */
export const paper: Paper = {
  async labels(labels, options) {
    const { printLabels } = await import("./labels");
    return printLabels(labels, options);
  },
  async manifest(manifest, language) {
    const { printManifest } = await import("./manifest");
    return printManifest(manifest, language);
  },
  async pickList(pickList, language) {
    const { printPickList } = await import("./pick-list");
    return printPickList(pickList, language);
  },
};
