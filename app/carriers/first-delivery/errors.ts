import { foldText } from "~/shipping/folded-text";
import { type BadAnswer, type Standing, standingOf } from "../kit/bad-answer";
import type { HttpAnswer } from "../kit/http";
import { carrierWords } from "../kit/words";
import { readEnvelope } from "./wire";

/** An answer of First Delivery, read: its `result` where it did what was asked, else what is wrong. */
export type Reading =
  | {
      readonly kind: "done";
      readonly status: number;
      readonly result: unknown;
      /** What failed of a bulk, where the envelope has such a list. */
      readonly errors?: readonly unknown[];
    }
  | BadAnswer;

/** The status that counts: the envelope's own where it has one, else HTTP's. */
export const statusOf = (answer: HttpAnswer): number => readEnvelope(answer.text)?.status ?? answer.status;

export const wordsOf = (answer: HttpAnswer, secrets: readonly string[]): string | null =>
  carrierWords(readEnvelope(answer.text)?.message, secrets);

/**
 * Reads an answer by its envelope, which decides over the HTTP status. Without an envelope (HTML, half of it) nothing
 * is known but a 401 or 403.
 */
export function readAnswer(answer: HttpAnswer, secrets: readonly string[]): Reading {
  const envelope = readEnvelope(answer.text);
  if (!envelope) {
    const standing = standingOf(answer.status) === "denied" ? "denied" : "unsure";
    return { kind: "bad-answer", standing, status: answer.status, words: null, field: null };
  }
  const status = envelope.status ?? answer.status;
  const words = carrierWords(envelope.message, secrets);
  const field = fieldOf(envelope.message ?? "");
  const standing = standingOfEnvelope(status, envelope.isError, words, field);
  if (standing === "done") {
    const { result, errors } = envelope;
    return { kind: "done", status, result, ...(errors ? { errors } : {}) };
  }
  return { kind: "bad-answer", standing, status, words, field };
}

function standingOfEnvelope(
  status: number,
  isError: boolean | undefined,
  words: string | null,
  field: string | null,
): Standing {
  const byStatus = standingOf(status);
  if (isError !== true) return byStatus;
  if (byStatus === "done") return "refused";
  // "Le gouvernorat '…' est invalide" is about our order, whatever number comes with it.
  const namesOurMistake = field !== null && /\binvalides?\b/.test(foldText(words ?? ""));
  return byStatus === "unsure" && namesOurMistake ? "refused" : byStatus;
}

/** Their word → the field of the order, in our spelling. The first that occurs decides. */
const fields: readonly (readonly [RegExp, string])[] = [
  [/gouvern[oe]rat/, "city"],
  [/\b(ville|delegation)\b/, "city"],
  [/\btele?phone2?\b/, "phone"],
  [/\b(prix|montant)\b/, "amount"],
  [/\badresse\b/, "address1"],
  [/\bnom\b/, "name"],
];

/** The field their message is about; null where it names none. Only the first is documented (`gouvernorat`). */
export function fieldOf(message: string): string | null {
  const folded = foldText(message);
  return fields.find(([word]) => word.test(folded))?.[1] ?? null;
}

/** An answer that says it is done, and not what: it may have been. */
export const strange = (status: number): BadAnswer => ({
  kind: "bad-answer",
  standing: "unsure",
  status,
  words: null,
  field: null,
});
