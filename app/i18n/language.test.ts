import { describe, expect, it } from "vitest";
import { directionOf, languageOfLocale } from "./language";

describe("the language of a locale", () => {
  it("is the one we speak, whatever the region", () => {
    expect(["fr", "fr-CA", "en-US", "EN", "ar-TN"].map(languageOfLocale)).toEqual([
      "fr",
      "fr",
      "en",
      "en",
      "ar",
    ]);
  });

  it("is unknown where we do not speak it or nothing was said", () => {
    expect([languageOfLocale("de"), languageOfLocale(""), languageOfLocale(null)]).toEqual([
      null,
      null,
      null,
    ]);
  });

  it("runs right to left in Arabic alone", () => {
    expect([directionOf("ar"), directionOf("fr"), directionOf("en")]).toEqual(["rtl", "ltr", "ltr"]);
  });
});
