import type { CarrierErrorKind, ChangeOutcome } from "~/shipping/ports/carrier";
import { type BadAnswer, type Call, failedCall } from "./bad-answer";
import type { CallFailure } from "./caller";

/**
 * What changing or cancelling a parcel may come to, the same for all carriers. A change may be asked for again without
 * harm, so everything but the carrier's own refusal is "unknown". Its error says when to ask again; without a time a
 * person has to act first (a token that is not good, a host that has moved).
 */

/** How soon a change that the carrier neither made nor refused is worth another try. */
const againMilliseconds = 60_000;

/** A call that did not change anything, or may have. */
export function failedChange(call: Call, failure: CallFailure | BadAnswer, now: Date): ChangeOutcome {
  const isRefused = failure.kind === "bad-answer" && failure.standing === "refused";
  return { kind: isRefused ? "refused" : "unknown", error: failedCall(call, failure, now) };
}

/** Refused where the carrier has no words for it: ours, in its language, made of what it did say. */
export const refusedInWords = (call: Call, words: string, status: number | null = null): ChangeOutcome => ({
  kind: "refused",
  error: errorOf(call, "rejected", words, status, null),
});

/** Neither made nor refused: ask again. */
export const notYet = (call: Call, words: string, now: Date): ChangeOutcome => ({
  kind: "unknown",
  error: errorOf(call, "unexpected-answer", words, null, new Date(now.getTime() + againMilliseconds)),
});

const errorOf = (
  { carrier, operation }: Call,
  kind: CarrierErrorKind,
  words: string,
  status: number | null,
  retryAt: Date | null,
) => ({ carrier, operation, kind, words, status, field: null, retryAt });
