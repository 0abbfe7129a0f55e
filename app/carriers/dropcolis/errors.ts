import { type BadAnswer, type Standing, standingOf } from "../kit/bad-answer";
import type { HttpAnswer } from "../kit/http";
import { carrierWords } from "../kit/words";
import { type ErrorBody, readError, readSuccess } from "./wire-error";

/** An answer of Dropcolis, read: its JSON where it did what was asked, else what is wrong. */
export type Reading =
  | { readonly kind: "done"; readonly status: number; readonly body: unknown }
  | (BadAnswer & {
      /** Whether it is their own error body, and no proxy's page. */
      readonly isTheirs: boolean;
      readonly code: string | null;
      readonly requestId: string | null;
      /** Their clock, as the answer's Date header tells it. */
      readonly date: Date | null;
    });

export const wordsOf = (answer: HttpAnswer, secrets: readonly string[]): string | null =>
  carrierWords(readError(answer.text)?.message, secrets);

/**
 * Reads an answer by its HTTP status and its body ("Format de reponse d'erreur"). A refusal counts only in the carrier's
 * own error body: a proxy's page knows nothing of a creation, but that a 401 or 403 is one.
 */
export function readAnswer(answer: HttpAnswer, secrets: readonly string[]): Reading {
  const { status } = answer;
  const byStatus = standingOf(status);
  const body = byStatus === "done" ? readSuccess(answer.text) : null;
  if (body) return { kind: "done", status, body };
  const error = readError(answer.text);
  return {
    kind: "bad-answer",
    standing: standingOfBad(byStatus, error),
    status,
    words: carrierWords(sentenceOf(error), secrets),
    field: fieldOf(error?.field ?? null),
    refusal: refusalOf(status, error?.code ?? null),
    isTheirs: error !== null,
    code: error?.code ?? null,
    requestId: error?.requestId ?? null,
    date: dateOf(answer.headers["date"]),
  };
}

/** An answer that is none of what was asked for, whatever its status: neither done nor refused. */
export const strangeAnswer = (status: number, words: string | null = null): BadAnswer => ({
  kind: "bad-answer",
  standing: "unsure",
  status,
  words,
  field: null,
});

function dateOf(header: string | undefined): Date | null {
  const date = new Date(header ?? "");
  return Number.isNaN(date.getTime()) ? null : date;
}

function standingOfBad(byStatus: Standing, error: ErrorBody | null): BadAnswer["standing"] {
  // A 2xx that is no order, or holds an error, contradicts itself.
  if (byStatus === "done") return "unsure";
  return byStatus === "refused" && !error ? "unsure" : byStatus;
}

/** "Invalid postal code format (Canadian postal code (e.g., H1A1A1))"; never `details.value`, which is the recipient's. */
function sentenceOf(error: ErrorBody | null): string | null {
  if (!error) return null;
  const message = error.message ?? error.code;
  return message && error.expected ? `${message} (${error.expected})` : message;
}

/**
 * "409 Conflit: ID de commande en double". Codes other than `validation_error` are not documented; those that speak of
 * the area served are recognised by their words *(assumed)*.
 */
function refusalOf(status: number, code: string | null): NonNullable<BadAnswer["refusal"]> {
  if (status === 409) return "duplicate";
  return /not_?serv|un_?serv|out_of_(zone|area|range)|coverage/i.test(code ?? "") ? "not-served" : "rejected";
}

/** Their path → the field of the order, in our spelling. The first that fits decides. */
const fields: readonly (readonly [RegExp, string])[] = [
  [/^dropoff\b.*\bpostal_code$/, "zip"],
  [/^dropoff\b.*\b(line1|street)$/, "address1"],
  [/^dropoff\b.*\b(line2|unit)$/, "address2"],
  [/^dropoff\b.*\bcity$/, "city"],
  [/^dropoff\b.*\bprovince$/, "province"],
  [/^dropoff\b.*\bcountry$/, "country"],
  [/^dropoff\b.*\bphone$/, "phone"],
  [/^dropoff\b.*\bemail$/, "email"],
  [/^dropoff\b.*\bname$/, "name"],
  [/^pickup\b/, "pickup"],
  [/^parcels\b.*\bweight_kg$/, "weight"],
  [/^parcels\b/, "parcels"],
  [/^cod\b/, "amount"],
];

/** The field that `details.field` is about; null where it names none of the order's. */
export const fieldOf = (path: string | null): string | null =>
  fields.find(([theirs]) => theirs.test(path ?? ""))?.[1] ?? null;
