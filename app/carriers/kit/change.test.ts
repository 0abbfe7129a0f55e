import { describe, expect, it } from "vitest";
import type { BadAnswer } from "./bad-answer";
import type { CallFailure } from "./caller";
import { failedChange, notYet, refusedInWords } from "./change";

const call = { carrier: "first-delivery", operation: "cancel-orders" } as const;
const now = new Date("2026-11-20T10:00:00Z");
const later = new Date("2026-11-20T10:00:30Z");
const inAMinute = "2026-11-20T10:01:00.000Z";
const bad = (standing: BadAnswer["standing"], status: number): BadAnswer => ({
  kind: "bad-answer",
  standing,
  status,
  words: "mots",
  field: null,
});

describe("what a change comes to when it was not done", () => {
  it.each<[CallFailure | BadAnswer, string, string, string | null]>([
    [bad("refused", 400), "refused", "rejected", null],
    [bad("denied", 401), "unknown", "auth", null],
    [bad("unsure", 502), "unknown", "unavailable", inAMinute],
    [bad("unsure", 200), "unknown", "unexpected-answer", inAMinute],
    [{ kind: "held", until: later }, "unknown", "rate-limited", later.toISOString()],
    [
      { kind: "busy", until: later, status: 429, words: null },
      "unknown",
      "rate-limited",
      later.toISOString(),
    ],
    [{ kind: "no-answer", reason: "timeout" }, "unknown", "unavailable", inAMinute],
    [{ kind: "never-sent", reason: "dns" }, "unknown", "unavailable", inAMinute],
    [{ kind: "never-sent", reason: "address-refused" }, "unknown", "unavailable", null],
    [{ kind: "redirected", status: 301, to: null }, "unknown", "unexpected-answer", null],
  ])("%j is %s, %s", (failure, kind, error, retryAt) => {
    const outcome = failedChange(call, failure, now);
    if (outcome.kind === "done") throw new Error("a failure is not done");
    expect([outcome.kind, outcome.error.kind, outcome.error.retryAt?.toISOString() ?? null]).toEqual([
      kind,
      error,
      retryAt,
    ]);
  });

  it("is told in words of ours where the carrier has none", () => {
    const error = { ...call, status: null, field: null };
    expect(refusedInWords(call, "Trop tard")).toEqual({
      kind: "refused",
      error: { ...error, kind: "rejected", words: "Trop tard", retryAt: null },
    });
    expect(refusedInWords(call, "Absent", 404)).toMatchObject({ error: { status: 404 } });
    expect(notYet(call, "Pas encore", now)).toEqual({
      kind: "unknown",
      error: { ...error, kind: "unexpected-answer", words: "Pas encore", retryAt: new Date(inAMinute) },
    });
  });
});
