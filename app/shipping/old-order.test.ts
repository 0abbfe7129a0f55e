import { describe, expect, it } from "vitest";
import { isOld } from "./old-order";

const at = (time: string): Date => new Date(`2026-11-${time}Z`);
const rule = { automaticSince: at("20T10:00:00"), oldAfterHours: 48 };

describe("an old order", () => {
  it.each([
    ["created before automatic shipping was switched on", "20T09:59:59", "20T10:00:05", true],
    ["created after it", "20T10:00:00", "20T10:00:05", false],
    ["met late, but within the limit", "20T10:00:00", "22T10:00:00", false],
    ["met later than the limit", "20T10:00:00", "22T10:00:01", true],
  ])("%s", (_what, createdAt, firstMetAt, old) => {
    expect(isOld({ createdAt: at(createdAt) }, at(firstMetAt), rule)).toBe(old);
  });

  it("without a known moment goes by the time it was met alone", () => {
    const unknown = { ...rule, automaticSince: null };
    expect(isOld({ createdAt: at("01T10:00:00") }, at("01T10:00:05"), unknown)).toBe(false);
    expect(isOld({ createdAt: at("01T10:00:00") }, at("09T10:00:05"), unknown)).toBe(true);
  });
});
