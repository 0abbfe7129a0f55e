import english from "@shopify/polaris/locales/en.json";
import { describe, expect, it } from "vitest";
import { polarisArabic } from "./polaris-ar";

function sentencesOf(part: object, path: string[] = []): Map<string, string> {
  return new Map(
    Object.entries(part).flatMap(([name, inner]: [string, string | object]): [string, string][] =>
      typeof inner === "string"
        ? [[[...path, name].join("."), inner]]
        : [...sentencesOf(inner, [...path, name])],
    ),
  );
}

const placeholders = (sentence: string): string[] => (sentence.match(/\{\w+\}/g) ?? []).toSorted();

describe("Polaris in Arabic", () => {
  const original = sentencesOf(english);
  const arabic = sentencesOf(polarisArabic);

  it("has all of Polaris' strings and no other", () => {
    expect([...arabic.keys()].toSorted()).toEqual([...original.keys()].toSorted());
  });

  it("fills in no value that Polaris does not hand over", () => {
    const unknown = [...arabic].filter(([name, sentence]) => {
      const given = placeholders(original.get(name) ?? "");
      return placeholders(sentence).some((placeholder) => !given.includes(placeholder));
    });
    expect(unknown).toEqual([]);
  });

  it("is in Arabic", () => {
    const latin = [...arabic].filter(([, sentence]) => /[A-Za-z]{2,}/.test(sentence.replace(/\{\w+\}/g, "")));
    expect(latin).toEqual([]);
  });
});
