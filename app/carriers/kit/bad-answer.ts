import type { CarrierError, CarrierErrorKind, CreationOutcome } from "~/shipping/ports/carrier";
import type { CarrierName } from "~/shipping/shipment";
import type { CallFailure } from "./caller";

/**
 * What a call may do after a bad answer, the same for all carriers: the table "What a creation may do after a bad
 * answer" of the page beside the carriers' documents. Only where the carrier surely has nothing may a creation go
 * again; everything else is uncertain, and is settled by asking.
 */

export interface Call {
  readonly carrier: CarrierName;
  readonly operation: string;
}

/** How an answer stands, once the carrier's own file has read it. */
export type Standing =
  | "done"
  /** Our token is not (or no longer) good. */
  | "denied"
  /** The carrier says in its own error shape that it did not do it. */
  | "refused"
  /** It may have been done: 5xx, HTML, a shape nobody knows. */
  | "unsure";

/** An answer that did not do what was asked, as the carrier's own file read it. */
export interface BadAnswer {
  readonly kind: "bad-answer";
  readonly standing: Exclude<Standing, "done">;
  readonly status: number;
  /** Already without secrets. */
  readonly words: string | null;
  readonly field: string | null;
  /** What a refusal is; "rejected" unless said otherwise. */
  readonly refusal?: "rejected" | "not-served" | "duplicate";
  /** The carrier's own number of the request, where its errors bear one. */
  readonly requestId?: string | null;
}

/** How a status stands by itself. "refused" holds only if the body is the carrier's own error, not a proxy's page. */
export function standingOf(status: number): Standing {
  if (status >= 200 && status < 300) return "done";
  if (status === 401 || status === 403) return "denied";
  // 408: the server gave up on our request at a point we cannot know.
  if (status >= 400 && status < 500 && status !== 408) return "refused";
  return "unsure";
}

/** How soon a call that could not be made, or got no answer, is worth another try. */
const againMilliseconds = 60_000;

/** What a creation came to when it did not succeed. */
export function failedCreation(call: Call, failure: CallFailure | BadAnswer, now: Date): CreationOutcome {
  const mayHaveHappened =
    failure.kind === "no-answer" ||
    (failure.kind === "bad-answer" && failure.standing === "unsure") ||
    // 303 is the redirect that servers give after the work; the others say that the address has moved.
    (failure.kind === "redirected" && failure.status === 303);
  if (!mayHaveHappened) return { kind: "not-created", error: failedCall(call, failure, now) };
  const error = { ...failedCall(call, failure, now), kind: "uncertain" as const, retryAt: null };
  return { kind: "uncertain", error };
}

/** The error of any call that failed and, if it is asked again, does no harm. */
export function failedCall(call: Call, failure: CallFailure | BadAnswer, now: Date): CarrierError {
  const again = new Date(now.getTime() + againMilliseconds);
  switch (failure.kind) {
    case "held":
      return errorOf(call, "rate-limited", { retryAt: failure.until });
    case "busy":
      return errorOf(call, "rate-limited", {
        status: failure.status,
        words: failure.words,
        retryAt: failure.until,
      });
    case "never-sent": {
      // An address that may not be reached stays so until someone changes it.
      const needsPerson = failure.reason === "address-refused" || failure.reason === "scheme-refused";
      return errorOf(call, "unavailable", { retryAt: needsPerson ? null : again });
    }
    case "no-answer":
      return errorOf(call, "unavailable", { retryAt: again });
    case "redirected":
      return errorOf(call, "unexpected-answer", {
        status: failure.status,
        words: `${failure.status} → ${failure.to ?? "?"}`,
      });
    case "bad-answer": {
      const { status, words, field, requestId } = failure;
      const said = { status, words, ...(requestId ? { requestId } : {}) };
      if (failure.standing === "denied") return errorOf(call, "auth", said);
      if (failure.standing === "refused") {
        return errorOf(call, failure.refusal ?? "rejected", { ...said, field });
      }
      const kind = status >= 500 ? "unavailable" : "unexpected-answer";
      return errorOf(call, kind, { ...said, retryAt: again });
    }
  }
}

function errorOf(
  call: Call,
  kind: CarrierErrorKind,
  about: Partial<Omit<CarrierError, "carrier" | "operation" | "kind">>,
): CarrierError {
  const { carrier, operation } = call;
  return { carrier, operation, kind, words: null, status: null, field: null, retryAt: null, ...about };
}
