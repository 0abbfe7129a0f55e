import { describe, expect, it } from "vitest";
import { carrierErrorKinds } from "~/shipping/ports/carrier";
import { problemCodes } from "~/shipping/problem";
import { shipmentStates } from "~/shipping/shipment";
import { journalEvents } from "~/use-cases/record";
import { refusalCodes } from "~/use-cases/refusal";
import { reasonCodes } from "./catalogue";
import { languages } from "./language";
import { catalogues, placeholdersOf } from "./translator";

/** Every path of a catalogue with its sentence. Plural forms differ by language, so counts end at their name. */
function sentencesOf(part: unknown, path: string[] = []): [string, string][] {
  if (typeof part === "string") return [[path.join("."), part]];
  if (typeof part !== "object" || part === null) throw new Error(`${path.join(".")} is no sentence`);
  return Object.entries(part).flatMap(([name, inner]) => sentencesOf(inner, [...path, name]));
}

const keysOf = (sentences: [string, string][]): string[] =>
  sentences.map(([path]) => path.replace(/^(counts\.\w+)\..*$/, "$1")).toSorted();

describe.each(languages)("the catalogue in %s", (language) => {
  const catalogue = catalogues[language];
  const sentences = sentencesOf(catalogue);

  it("has the same keys as French", () => {
    expect([...new Set(keysOf(sentences))]).toEqual([...new Set(keysOf(sentencesOf(catalogues.fr)))]);
  });

  it("says something everywhere", () => {
    expect(sentences.filter(([, sentence]) => sentence.trim() === "")).toEqual([]);
  });

  it("has the plural forms of its language", () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    for (const count of Object.values(catalogue.counts)) expect(Object.keys(count).toSorted()).toEqual(forms);
  });

  it("has a sentence for every problem, state, refusal, carrier error and journal event", () => {
    expect(Object.keys(catalogue.problems).toSorted()).toEqual(problemCodes.toSorted());
    expect(Object.keys(catalogue.states).toSorted()).toEqual([...shipmentStates, "not_shipped"].toSorted());
    expect(Object.keys(catalogue.refusals).toSorted()).toEqual(refusalCodes.toSorted());
    expect(Object.keys(catalogue.carrierErrors).toSorted()).toEqual(carrierErrorKinds.toSorted());
    expect(Object.keys(catalogue.journal).toSorted()).toEqual(journalEvents.toSorted());
    expect(Object.keys(catalogue.reasons).toSorted()).toEqual(reasonCodes.toSorted());
  });

  it("ends each choice of wordings with one that needs no value but the carrier", () => {
    const last = (wording: string | readonly string[]) =>
      typeof wording === "string" ? wording : wording.at(-1);
    const wordings = [
      ...Object.values(catalogue.problems).flatMap(({ happened, todo }) => [happened, todo]),
      ...Object.values(catalogue.refusals),
      ...Object.values(catalogue.carrierErrors),
      ...Object.values(catalogue.journal),
      ...Object.values(catalogue.reasons),
    ];
    const needy = wordings.map((wording) => last(wording) ?? "");
    expect(needy.filter((sentence) => placeholdersOf(sentence).some((name) => name !== "carrier"))).toEqual(
      [],
    );
  });

  it("uses Western digits", () => {
    expect(sentences.filter(([, sentence]) => /[٠-٩۰-۹]/.test(sentence))).toEqual([]);
  });
});
