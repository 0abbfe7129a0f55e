import { describe, expect, it } from "vitest";
import { parseLossless } from "./lossless-json";

describe("JSON without losing digits", () => {
  it.each([
    ['{"id":9007199254740991}', { id: 9007199254740991 }],
    ['{"id":9007199254740993}', { id: "9007199254740993" }],
    ["[-820982911946154508, 1.5, 1e300]", ["-820982911946154508", 1.5, 1e300]],
    ['\uFEFF"x"', "x"],
    [String.raw`{"a\u0000":["\ud800",9007199254740993]}`, { "a\ufffd": ["\ufffd", "9007199254740993"] }],
  ])("%s", (text, value) => {
    expect(parseLossless(text)).toEqual(value);
  });

  it("refuses what is no JSON", () => {
    expect(() => parseLossless("{")).toThrow(SyntaxError);
  });
});
