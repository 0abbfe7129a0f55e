import { expect, it } from "vitest";
import type { CallFailure } from "./caller";
import { causeOfSilence } from "./check";

const until = new Date("2026-11-20T10:00:00Z");

it.each<[CallFailure, string]>([
  [{ kind: "never-sent", reason: "dns" }, "host"],
  [{ kind: "never-sent", reason: "tls" }, "host"],
  [{ kind: "never-sent", reason: "address-refused" }, "host"],
  [{ kind: "never-sent", reason: "scheme-refused" }, "host"],
  [{ kind: "never-sent", reason: "connection-refused" }, "no-answer"],
  [{ kind: "never-sent", reason: "connect-timeout" }, "no-answer"],
  [{ kind: "no-answer", reason: "timeout" }, "no-answer"],
  [{ kind: "no-answer", reason: "broken" }, "no-answer"],
  [{ kind: "no-answer", reason: "too-large" }, "not-the-carrier"],
  [{ kind: "no-answer", reason: "encoded" }, "not-the-carrier"],
  [{ kind: "redirected", status: 301, to: null }, "moved"],
  [{ kind: "held", until }, "no-answer"],
  [{ kind: "busy", until, status: 429, words: null }, "no-answer"],
])("%j is told as %s", (failure, cause) => {
  expect(causeOfSilence(failure)).toBe(cause);
});
