import { describe, expect, it } from "vitest";
import type { CallFailure } from "./caller";
import { type BadAnswer, failedCall, failedCreation, standingOf } from "./bad-answer";

const call = { carrier: "first-delivery", operation: "create" } as const;
const now = new Date("2026-11-20T10:00:00Z");
const later = new Date("2026-11-20T10:00:30Z");
const inAMinute = "2026-11-20T10:01:00.000Z";

const bad = (standing: BadAnswer["standing"], status: number): BadAnswer => ({
  kind: "bad-answer",
  standing,
  status,
  words: "mots",
  field: standing === "refused" ? "city" : null,
});

describe("what a creation may do after a bad answer", () => {
  it.each<[CallFailure | BadAnswer, string, string, string | null]>([
    [{ kind: "held", until: later }, "not-created", "rate-limited", later.toISOString()],
    [
      { kind: "busy", until: later, status: 429, words: null },
      "not-created",
      "rate-limited",
      later.toISOString(),
    ],
    [{ kind: "never-sent", reason: "connection-refused" }, "not-created", "unavailable", inAMinute],
    [{ kind: "never-sent", reason: "dns" }, "not-created", "unavailable", inAMinute],
    [{ kind: "never-sent", reason: "tls" }, "not-created", "unavailable", inAMinute],
    [{ kind: "never-sent", reason: "address-refused" }, "not-created", "unavailable", null],
    [{ kind: "no-answer", reason: "timeout" }, "uncertain", "uncertain", null],
    [{ kind: "no-answer", reason: "broken" }, "uncertain", "uncertain", null],
    [{ kind: "no-answer", reason: "too-large" }, "uncertain", "uncertain", null],
    [
      { kind: "redirected", status: 301, to: "https://new.example" },
      "not-created",
      "unexpected-answer",
      null,
    ],
    [{ kind: "redirected", status: 303, to: null }, "uncertain", "uncertain", null],
    [bad("denied", 401), "not-created", "auth", null],
    [bad("refused", 400), "not-created", "rejected", null],
    [{ ...bad("refused", 400), refusal: "duplicate" }, "not-created", "duplicate", null],
    [bad("unsure", 502), "uncertain", "uncertain", null],
    [bad("unsure", 200), "uncertain", "uncertain", null],
  ])("%j is %s, %s", (failure, outcome, kind, retryAt) => {
    const seen = failedCreation(call, failure, now);
    if (seen.kind === "created") throw new Error("no parcel comes of a failure");
    expect([seen.kind, seen.error.kind, seen.error.retryAt?.toISOString() ?? null]).toEqual([
      outcome,
      kind,
      retryAt,
    ]);
  });

  it("tells the words, the status and the field", () => {
    expect(failedCreation(call, bad("refused", 400), now)).toEqual({
      kind: "not-created",
      error: {
        carrier: "first-delivery",
        operation: "create",
        kind: "rejected",
        words: "mots",
        status: 400,
        field: "city",
        retryAt: null,
      },
    });
  });

  it("shows the new address of a redirect", () => {
    const error = failedCall(call, { kind: "redirected", status: 308, to: "https://new.example" }, now);
    expect(error.words).toBe("308 → https://new.example");
  });
});

it("asks again after an answer that a reading call could not use", () => {
  for (const [failure, kind] of [
    [bad("unsure", 503), "unavailable"],
    [bad("unsure", 200), "unexpected-answer"],
    [{ kind: "no-answer", reason: "timeout" } as const, "unavailable"],
  ] as const) {
    const error = failedCall({ ...call, operation: "filter" }, failure, now);
    expect([error.kind, error.retryAt?.toISOString()]).toEqual([kind, inAMinute]);
  }
});

it.each([
  [201, "done"],
  [401, "denied"],
  [403, "denied"],
  [400, "refused"],
  [422, "refused"],
  [408, "unsure"],
  [500, "unsure"],
  [302, "unsure"],
])("a status %d stands as %s", (status, standing) => {
  expect(standingOf(status)).toBe(standing);
});
