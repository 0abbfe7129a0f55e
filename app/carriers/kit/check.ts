import type { CheckFailure } from "~/shipping/ports/carrier-services";
import type { CallFailure } from "./caller";

/** What a connection test that got no answer of the carrier's found wrong, the same for all carriers. */
export function causeOfSilence(failure: CallFailure): CheckFailure {
  switch (failure.kind) {
    case "redirected":
      return "moved";
    case "never-sent":
      return failure.reason === "connection-refused" || failure.reason === "connect-timeout"
        ? "no-answer"
        : "host";
    case "no-answer":
      return failure.reason === "timeout" || failure.reason === "broken" ? "no-answer" : "not-the-carrier";
    case "held":
    case "busy":
      // Neither proves anything: the error says when to try again.
      return "no-answer";
  }
}
