import type { CarrierError } from "~/shipping/ports/carrier";
import type { JournalEntry } from "~/shipping/ports/store";
import type { Change, Problem, ProblemCode } from "~/shipping/problem";
import type { CarrierName, ShipmentState } from "~/shipping/shipment";
import type { Refusal } from "~/use-cases/refusal";
import type { ReasonCode } from "./catalogue";
import type { Language } from "./language";
import { presentChange, presentValues } from "./present-values";
import { createTranslator, say, type Translator, type Values } from "./translator";

/**
 * Codes and values become plain sentences: what happened, who acts, what to do. Each function takes a language, or the
 * translator of one where many sentences are made. `carrier` is whom it is about; without it the
 * values' own is used, then "the carrier".
 */
export type { Refusal };

export type Reader = Language | Translator;

const translatorOf = (reader: Reader): Translator =>
  typeof reader === "string" ? createTranslator(reader) : reader;

export interface ProblemInWords {
  readonly happened: string;
  readonly todo: string;
  /** The other party's own words with who says them; null where it said nothing. */
  readonly said: string | null;
  /** What differs from what the carrier was told, in the reader's language; `happened` then leaves it to them. */
  readonly changes: readonly Change[];
}

/** A problem in its three parts, for screens that set them apart. */
export function problemInWords(
  problem: Problem,
  reader: Reader,
  carrier: CarrierName | null = null,
): ProblemInWords {
  const translator = translatorOf(reader);
  return inParts(problem, translator, carrier, {});
}

function inParts(
  problem: Problem,
  translator: Translator,
  carrier: CarrierName | null,
  more: Values,
): ProblemInWords {
  const words = translator.words.problems[problem.code];
  const raw = problem.field === null ? problem.values : { field: problem.field, ...problem.values };
  const values = { ...presentValues(translator, raw, carrier), ...more };
  const who = problem.code.startsWith("shopify_") ? "Shopify" : String(values["carrier"]);
  return {
    happened: say(translator, words.happened, values),
    todo: say(translator, words.todo, values),
    said: problem.words === null ? null : inQuotes(translator, who, problem.words),
    changes: (problem.changes ?? []).map((change) => presentChange(translator, change)),
  };
}

/** "First Delivery collects at most 999.000 TND; this order owes 1200.000 TND. Split it or take a deposit." */
export function problemSentence(
  problem: Problem,
  reader: Reader,
  carrier: CarrierName | null = null,
): string {
  const translator = translatorOf(reader);
  const { happened, said, todo } = inParts(problem, translator, carrier, changesIn(problem, translator));
  return [happened, said, todo].filter((part) => part !== null).join(" ");
}

/** "the phone number: “20 123 456” is now “20 654 321”", each change after the other. */
function changesIn({ changes = [] }: Problem, translator: Translator): Values {
  if (changes.length === 0) return {};
  const said = changes.map((change) =>
    translator.screen("changed", { ...presentChange(translator, change) }),
  );
  return { changes: said.join(translator.screen("listSeparator")) };
}

export const stateName = (state: ShipmentState | "not_shipped", reader: Reader): string =>
  translatorOf(reader).words.states[state];

/** One of the things that decide whether and how a parcel leaves. */
export function reasonSentence(
  reason: { readonly code: ReasonCode; readonly values: Values },
  reader: Reader,
  carrier: CarrierName | null = null,
): string {
  const translator = translatorOf(reader);
  const values = presentValues(translator, reason.values, carrier);
  return say(translator, translator.words.reasons[reason.code], values);
}

/** Why a request is not carried out, and what would make it possible. */
export function refusalSentence(
  refusal: Refusal,
  reader: Reader,
  carrier: CarrierName | null = null,
): string {
  const translator = translatorOf(reader);
  const values = presentValues(translator, refusal.values, carrier);
  return say(translator, translator.words.refusals[refusal.code], values);
}

/** What a carrier's failure means for whoever has to act. */
export function carrierErrorSentence(
  error: Pick<CarrierError, "kind" | "words">,
  reader: Reader,
  carrier: CarrierName | null = null,
): string {
  const translator = translatorOf(reader);
  const values = presentValues(translator, {}, carrier);
  const sentence = say(translator, translator.words.carrierErrors[error.kind], values);
  if (error.words === null) return sentence;
  return `${sentence} ${inQuotes(translator, String(values["carrier"]), error.words)}`;
}

/** One line of an order's history. An event this version does not know is shown by its raw name. */
export function journalSentence(
  entry: Pick<JournalEntry, "event" | "values" | "words">,
  reader: Reader,
  carrier: CarrierName | null = null,
): string {
  const translator = translatorOf(reader);
  const { journal, problems } = translator.words;
  const said = entry.words === null ? {} : { words: entry.words };
  const values = presentValues(translator, { ...entry.values, ...said }, carrier);
  const known = Object.entries(journal).find(([event]) => event === entry.event);
  const code = entry.values["problem"];
  const problem = isProblemCode(code, problems) ? code : null;
  // A state we do not know moved nothing: ours is not what the carrier reported.
  const isUnknown = entry.event === "tracked" && problem === "carrier_state_unknown";
  const parts = isUnknown ? [] : [known ? say(translator, known[1], values) : entry.event];
  if (problem) {
    // The journal keeps a problem's code alone, without the values of its most detailed wording.
    const why = say(translator, problems[problem].happened, { carrier: values["carrier"] ?? "" });
    // Some events are the problem itself: said once.
    if (!parts.includes(why)) parts.push(why);
  }
  if (entry.words !== null && !parts.some((part) => part.includes(entry.words ?? ""))) {
    const who = problem?.startsWith("shopify_") ? "Shopify" : String(values["carrier"]);
    parts.push(inQuotes(translator, who, entry.words));
  }
  const id = entry.values["requestId"];
  if (id !== undefined) parts.push(translator.screen("requestNumber", { id }));
  return parts.join(" ");
}

const isProblemCode = (code: unknown, problems: Translator["words"]["problems"]): code is ProblemCode =>
  typeof code === "string" && Object.hasOwn(problems, code);

function inQuotes(translator: Translator, who: string, words: string): string {
  const sentence = translator.screen("itsWords", { who, words });
  return sentence.charAt(0).toLocaleUpperCase(translator.language) + sentence.slice(1);
}
