import { foldedWords } from "~/shipping/folded-text";
import type { Commune } from "./reference";

const latinArticles = new Set(["el", "al", "le", "la", "les", "l"]);

/** What makes two spellings the same name: accents, case, articles, spaces and Arabic letter variants aside. */
const nameKey = (name: string): string => {
  const words = foldedWords(name).map((word) => word.replace(/^ال(?=\p{L}{2})/u, ""));
  const telling = words.filter((word) => !latinArticles.has(word));
  return (telling.length > 0 ? telling : words).join("");
};

/**
 * The commune of a wilaya that the text names, in all rows the host has of it (a commune may have several desks).
 * Empty where none bears exactly this name, or several do: a commune is never guessed.
 */
export function communesNamed(typed: string, ofWilaya: readonly Commune[]): readonly Commune[] {
  const key = nameKey(typed);
  if (key === "") return [];
  const alike = ofWilaya.filter((commune) => nameKey(commune.name) === key);
  if (new Set(alike.map(({ name }) => name)).size <= 1) return alike;
  return alike.filter((commune) => commune.name === typed.trim());
}

const mostCandidates = 5;
/** Below this, two names have hardly a syllable in common. */
const leastSimilarity = 0.25;

/** Up to five names of the wilaya that look most like the text, the likest first: to choose from, never to send. */
export function nearestNames(typed: string, ofWilaya: readonly Commune[]): readonly string[] {
  const names = [...new Set(ofWilaya.map(({ name }) => name))];
  return names
    .map((name) => ({ name, similarity: similarity(nameKey(typed), nameKey(name)) }))
    .filter((candidate) => candidate.similarity >= leastSimilarity)
    .sort((a, b) => b.similarity - a.similarity || a.name.localeCompare(b.name, "fr"))
    .slice(0, mostCandidates)
    .map(({ name }) => name);
}

/** Dice's coefficient over pairs of letters: 1 for the same text, 0 where no pair is shared. */
function similarity(one: string, other: string): number {
  const pairs = pairsOf(one);
  const others = pairsOf(other);
  if (pairs.length === 0 || others.length === 0) return 0;
  const rest = [...others];
  const shared = pairs.filter((pair) => {
    const at = rest.indexOf(pair);
    if (at >= 0) rest.splice(at, 1);
    return at >= 0;
  });
  return (2 * shared.length) / (pairs.length + others.length);
}

function pairsOf(text: string): readonly string[] {
  const letters = [...` ${text} `];
  return text === "" ? [] : letters.slice(1).map((letter, index) => `${letters[index] ?? ""}${letter}`);
}
