import { describe, expect, it } from "vitest";
import { catalogues } from "~/i18n/translator";
import { regionsOf } from "~/shipping/places/regions";
import { sampleLabels } from "./labels.fixture";
import { isLegible, legible } from "./legible";
import { linesOf } from "./lines";

const style = { size: 10, weight: "regular" } as const;
const wide = 10_000;

/** A line as the eye meets it: its runs from left to right, each as it is read. */
const seen = (text: string, direction: "ltr" | "rtl" | "auto" = "auto"): readonly string[] =>
  linesOf(text, style, wide, direction).flatMap(({ runs }) => runs.map((run) => run.text));

/** Every text that a paper can bear by itself, and those of the samples. */
function everyText(part: unknown): readonly string[] {
  if (typeof part === "string") return [part.replace(/\{\{\w+\}\}/g, "")];
  if (typeof part !== "object" || part === null) return [];
  return Object.values(part).flatMap(everyText);
}
const texts = [
  ...Object.values(catalogues).flatMap(({ paper, counts, screens }) => everyText([paper, counts, screens])),
  ...everyText(sampleLabels),
  ...["TN", "DZ", "CA"].flatMap((country) => everyText(regionsOf(country))),
  "àâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸŒÆ«»’…–€°",
  "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي پڤڨڥچگ ًٌٍَُِّْ ،؛؟ـ ٠١٢٣٤٥٦٧٨٩",
  "ŁódźŞükrüNguyễnΩμέγαЖанна",
];

describe("the typeface", () => {
  it.each(["regular", "bold"] as const)("has a glyph for all that papers say, %s", (weight) => {
    const missing = texts.flatMap((text) =>
      linesOf(text, { ...style, weight }, wide, "auto").flatMap(({ runs }) =>
        runs.filter(({ face, text: written }) => face?.glyphsOf(written).includes(0) ?? true),
      ),
    );
    expect(missing).toEqual([]);
  });

  it("joins Arabic letters: three of one letter are three shapes", () => {
    const [run] = linesOf("ههه", style, wide, "auto").flatMap(({ runs }) => runs);
    expect(new Set(run?.face?.glyphsOf(run.text)).size).toBe(3);
  });
});

describe("a text made legible", () => {
  it.each([
    ["ⵎⵓⵃⴰ Idir", "\uFFFD\uFFFD\uFFFD\uFFFD Idir"],
    ["T-shirt 🔥", "T-shirt \uFFFD"],
    ["👨‍👩‍👧", "\uFFFD"],
    ["شارع ١٢", "شارع 12"],
    ["ﻣﺤﻤﺪ", "محمد"],
    ["\u202Eكتب\u202C", "كتب"],
    ["a\tb \u2003 c", "a b c"],
    ["1\u202F250", "1\u00A0250"],
    ["e\u0301", "é"],
  ])("%j is %j", (text, written) => {
    expect(legible(text, "regular")).toBe(written);
  });

  it("is legible as a whole, or not", () => {
    expect([isLegible("Ben Salah بن صالح"), isLegible("王伟")]).toEqual([true, false]);
  });
});

describe("a line", () => {
  it("is read in its own direction, phones and numbers from left to right", () => {
    expect(seen("محمد علي").join("")).toBe("علي محمد");
    expect(seen("حي 500 مسكن").join("|")).toBe("مسكن| |500| |حي");
    expect(seen("+216\u00A020\u00A0123\u00A0456 · +216\u00A098\u00A0765\u00A0432", "ltr").join("")).toBe(
      "+216\u00A020\u00A0123\u00A0456 · +216\u00A098\u00A0765\u00A0432",
    );
  });

  it("keeps the order of a name in another script than the line's", () => {
    expect(seen("Reçu par محمد علي hier", "ltr").join("")).toBe("Reçu par علي محمد hier");
    expect(seen("تسليم إلى First Delivery اليوم", "rtl").join("")).toBe("اليوم First Delivery إلى تسليم");
  });

  it("turns brackets with their text", () => {
    expect(seen("نهج (الطابق)").join("")).toBe("(الطابق) نهج");
  });

  it("is no wider than it may be, and nothing is lost where it breaks", () => {
    const text = "Immeuble Les Jasmins, عمارة الياسمين, Llanfairpwllgwyngyllgogerychwyrndrobwll 7/9";
    for (const width of [20, 45, 90, 180]) {
      const lines = linesOf(text, style, width, "ltr");
      expect(lines.filter((line) => line.width > width)).toEqual([]);
      const letters = (pieces: readonly string[]) =>
        [...pieces.join("")].filter((one) => one !== " ").toSorted();
      expect(letters(lines.flatMap(({ runs }) => runs.map((run) => run.text)))).toEqual(letters([text]));
    }
  });

  it("breaks at blanks, after hyphens, and at every end of a paragraph", () => {
    const words = (text: string, width: number) =>
      linesOf(text, style, width, "ltr").map(({ runs }) => runs.map((run) => run.text).join(""));
    expect(words("Sidi Bou Saïd", 45)).toEqual(["Sidi Bou", "Saïd"]);
    expect(words("Lefèbvre-Œuvrard", 60)).toEqual(["Lefèbvre-", "Œuvrard"]);
    expect(words("un\n\ndeux", 90)).toEqual(["un", "deux"]);
  });
});
