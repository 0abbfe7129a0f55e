import { describe, expect, it } from "vitest";
import { isKeepableJson, keepableText, parseJson } from "./parse-json";

describe("JSON from outside", () => {
  it.each([
    [String.raw`{"a":"x\u0000y"}`, { a: "x\ufffdy" }],
    [String.raw`["\ud800","\uDC00 ","\ud83d\ude00"]`, ["\ufffd", "\ufffd ", "\u{1f600}"]],
    [String.raw`{"a\u0000":{"b":["\ud800"]}}`, { "a\ufffd": { b: ["\ufffd"] } }],
    [String.raw`{"a":"\\u0000"}`, { a: String.raw`\u0000` }],
    ['{"a":[1,null,true,"é"]}', { a: [1, null, true, "é"] }],
  ])("%s is %j", (text, value) => {
    expect(parseJson(text)).toEqual(value);
  });

  it("is no JSON where it is none", () => {
    expect(() => parseJson("<html>")).toThrow(SyntaxError);
    expect(() => parseJson(String.raw`{"a":"\u0000"`)).toThrow(SyntaxError);
  });

  it.each([
    [String.raw`{"a":"\u0000"}`, false],
    [String.raw`{"\ud800":1}`, false],
    [String.raw`{"a":"\\u0000"}`, true],
    [String.raw`["\ud83d\ude00"]`, true],
    ["7", true],
  ])("%s can be kept as it is: %s", (text, isKeepable) => {
    expect(isKeepableJson(text)).toBe(isKeepable);
  });
});

it.each([
  ["\ud800 a\0b", "\ufffd a\ufffdb"],
  ["محمد 😀", "محمد 😀"],
])("%j is kept as %j", (text, kept) => {
  expect(keepableText(text)).toBe(kept);
});
