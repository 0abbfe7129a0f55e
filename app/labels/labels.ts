import type { Language } from "~/i18n/language";
import type { LabelFormat, LabelToPrint, ParcelLabel, PrintedLabels } from "~/shipping/ports/paper";
import { gather } from "./gather.server";
import { drawLabel, labelSize } from "./label";
import { openPage } from "./page.server";
import { speechOf } from "./speech";

/** All labels in one PDF, in their order. */
export async function printLabels(
  labels: readonly LabelToPrint[],
  { format, language }: { readonly format: LabelFormat; readonly language: Language },
): Promise<PrintedLabels> {
  const gathering = await gather();
  let carriers = 0;
  // Labels of ours that follow one another share a document, and so its letters.
  let waiting: ParcelLabel[] = [];
  const addWaiting = async (): Promise<void> => {
    if (waiting.length > 0) await gathering.addOurs(await drawnLabels(waiting, language));
    waiting = [];
  };
  for (const label of labels) {
    if (!label.carriers) {
      waiting.push(label.ours);
      continue;
    }
    await addWaiting();
    if (await gathering.addCarriers(label.carriers)) carriers += 1;
    else waiting.push({ ...label.ours, instead: "unreadable" });
  }
  await addWaiting();
  return { pdf: await gathering.finish(format), carriers };
}

/** One page for each piece. */
async function drawnLabels(labels: readonly ParcelLabel[], language: Language): Promise<Uint8Array> {
  const speech = speechOf(language);
  const page = openPage(labelSize, speech.say("labels"));
  let isFirst = true;
  for (const label of labels) {
    for (let piece = 1; piece <= label.pieces; piece += 1) {
      if (!isFirst) page.addPage();
      isFirst = false;
      drawLabel(page, label, piece, speech);
    }
  }
  return page.finish();
}
