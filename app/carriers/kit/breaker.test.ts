import { describe, expect, it } from "vitest";
import { createBreaker } from "./breaker";
import type { HttpOutcome } from "./http";

const answer = (status: number): HttpOutcome => ({ kind: "answer", status, headers: {}, text: "" });
const silence: HttpOutcome = { kind: "no-answer", reason: "timeout" };

function stage() {
  let now = Date.parse("2026-11-22T10:00:00Z");
  const breaker = createBreaker({ now: () => new Date(now) });
  return {
    pass: (seconds: number) => (now += seconds * 1_000),
    fail: (times: number, outcome: HttpOutcome = silence, account = "a") => {
      for (let time = 0; time < times; time += 1) breaker.heard(account, outcome);
    },
    /** Seconds until it may be called; null: now. */
    rests: (account = "a") => {
      const turn = breaker.turn(account);
      return turn.kind === "go" ? null : (turn.until.getTime() - now) / 1_000;
    },
    breaker,
  };
}

describe("the breaker", () => {
  it.each<[string, HttpOutcome]>([
    ["time-outs", silence],
    ["refused connections", { kind: "never-sent", reason: "dns" }],
    ["5xx", answer(503)],
  ])("rests after five %s in a row, and not before", (_what, outcome) => {
    const { fail, rests } = stage();
    fail(4, outcome);
    expect(rests()).toBeNull();
    fail(1, outcome);
    expect(rests()).toBe(30);
  });

  it.each<[string, HttpOutcome]>([
    ["200", answer(200)],
    ["a refusal", answer(422)],
    ["429", answer(429)],
    ["a redirect", { kind: "redirected", status: 301, to: null }],
    ["an address of ours that may not be called", { kind: "never-sent", reason: "address-refused" }],
  ])("takes %s for a carrier that is well", (_what, outcome) => {
    const { fail, rests } = stage();
    fail(4);
    fail(1, outcome);
    fail(4);
    expect(rests()).toBeNull();
  });

  it("lets one call find out after the rest, while the others wait", () => {
    const { fail, rests, pass } = stage();
    fail(5);
    pass(30);
    expect(rests()).toBeNull();
    expect(rests()).toBe(5);
    pass(44);
    expect(rests()).toBe(5);
    fail(1, answer(200));
    expect(rests()).toBeNull();
    expect(rests()).toBeNull();
  });

  it.each<[string, HttpOutcome]>([
    ["well", answer(200)],
    ["still down", silence],
  ])("lets those who wait for that call know that the carrier is %s", async (_what, outcome) => {
    const { fail, rests, pass, breaker } = stage();
    fail(5);
    pass(30);
    rests();
    const waiting = breaker.turn("a");
    fail(1, outcome);
    expect(waiting.kind).toBe("is-tried");
    if (waiting.kind === "is-tried") await waiting.over;
  });

  it("says once that an account rests, each time for how long, and once that it answers", () => {
    const { fail, pass, breaker } = stage();
    expect(breaker.heard("a", answer(200))).toEqual({ kind: "answers" });
    expect(breaker.heard("a", answer(200))).toBeNull();
    fail(4);
    const at = (time: string) => new Date(`2026-11-22T${time}Z`);
    expect(breaker.heard("a", silence)).toEqual({ kind: "rests", until: at("10:00:30") });
    pass(30);
    expect(breaker.turn("a")).toEqual({ kind: "go" });
    expect(breaker.heard("a", silence)).toEqual({ kind: "rests", until: at("10:01:30") });
    pass(60);
    expect(breaker.heard("a", answer(200))).toEqual({ kind: "answers" });
    expect(breaker.heard("a", answer(200))).toBeNull();
  });

  it("rests twice as long each time, at most ten minutes, and briefly again once it was well", () => {
    const { fail, rests, pass } = stage();
    fail(5);
    const rest: (number | null)[] = [rests()];
    for (let time = 0; time < 6; time += 1) {
      pass(600);
      rests();
      fail(1);
      rest.push(rests());
    }
    expect(rest).toEqual([30, 60, 120, 240, 480, 600, 600]);
    fail(1, answer(200));
    fail(5);
    expect(rests()).toBe(30);
  });

  it("knows each account by itself", () => {
    const { fail, rests } = stage();
    fail(5, silence, "a");
    expect(rests("b")).toBeNull();
    expect(rests("a")).toBe(30);
  });
});
