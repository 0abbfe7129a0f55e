import { describe, expect, it } from "vitest";
import { nextWindow, promisedWindow } from "./time-window";

const hours = { start: "09:00", end: "17:00" };
const next = (province: string, now: string) => nextWindow(hours, province, new Date(now));

describe("the shop's hours as a window", () => {
  it.each([
    [
      "before they begin",
      "QC",
      "2026-11-20T12:00:00Z",
      "2026-11-20T09:00:00-05:00",
      "2026-11-20T17:00:00-05:00",
    ],
    [
      "while they last",
      "QC",
      "2026-11-20T21:59:00Z",
      "2026-11-20T09:00:00-05:00",
      "2026-11-20T17:00:00-05:00",
    ],
    [
      "when they are over",
      "QC",
      "2026-11-20T22:00:00Z",
      "2026-11-21T09:00:00-05:00",
      "2026-11-21T17:00:00-05:00",
    ],
    ["in summer", "ON", "2026-07-01T12:00:00Z", "2026-07-01T09:00:00-04:00", "2026-07-01T17:00:00-04:00"],
    [
      "half an hour aside",
      "NL",
      "2026-11-20T12:00:00Z",
      "2026-11-20T09:00:00-03:30",
      "2026-11-20T17:00:00-03:30",
    ],
    [
      "on the day clocks go back",
      "QC",
      "2026-10-31T22:00:00Z",
      "2026-11-01T09:00:00-05:00",
      "2026-11-01T17:00:00-05:00",
    ],
  ])("%s", (_when, province, now, start, end) => {
    expect(next(province, now)).toEqual({ start, end });
  });

  it("is the province's day, where UTC has the next one already", () => {
    const late = { start: "09:00", end: "21:00" };
    expect(nextWindow(late, "QC", new Date("2026-11-21T00:30:00Z"))).toEqual({
      start: "2026-11-20T09:00:00-05:00",
      end: "2026-11-20T21:00:00-05:00",
    });
  });
});

describe("a promised window", () => {
  const at = (time: string): Date => new Date(`2026-11-20T${time}:00Z`);

  it("is told in the province's time", () => {
    expect(promisedWindow(at("19:00"), at("23:00"), "QC", at("12:00"))).toEqual({
      start: "2026-11-20T14:00:00-05:00",
      end: "2026-11-20T18:00:00-05:00",
    });
  });

  it.each<[string, Date | null, Date | null]>([
    ["only its start is known", at("19:00"), null],
    ["only its end is known", null, at("19:00")],
    ["it is over", at("09:00"), at("11:00")],
    ["it ends before it starts", at("19:00"), at("18:00")],
  ])("is none where %s", (_why, after, before) => {
    expect(promisedWindow(after, before, "QC", at("12:00"))).toBeNull();
  });
});
