const longest = 300;

/** Long runs of what tokens are made of; with letters and digits in it, one is taken for a token. */
const longRun = /[\w+/-]{28,}=*/g;

const control = /[\p{Cc}\p{Zl}\p{Zp}\s]+/gu;

/**
 * A carrier's own words as they may be kept and shown to staff: on one line, cut short, without the given secrets
 * (token, phones, …), without links (carriers put access tokens in them) and without what looks like a token. Null
 * where nothing readable is left. An answer may be a megabyte of anything: each expression reads it once.
 */
export function carrierWords(
  text: string | null | undefined,
  secrets: readonly string[] = [],
): string | null {
  let words = (text ?? "").replace(/<[^<>]*>/g, " ");
  for (const secret of secrets) {
    // A secret of a few letters would tear holes into ordinary words.
    if (secret.length >= 4) words = words.replaceAll(secret, "[…]");
  }
  words = words
    .replace(/[a-z][a-z0-9+.-]{0,20}:\/\/\S+/gi, "[…]")
    .replace(/\bBearer\s+\S+/gi, "Bearer […]")
    .replace(/\beyJ[\w-]+(\.[\w-]+)*/g, "[…]")
    .replace(longRun, (run) => (/\d/.test(run) && /[a-z]/i.test(run) ? "[…]" : run))
    .replace(control, " ")
    .trim();
  if (words === "") return null;
  return cutTo(longest, words);
}

/** Longer than any state of any carrier: states stand in indexes, which take no novels. */
const longestState = 100;

/** A state in the carrier's own spelling, as it may be kept: on one line, cut short. */
export const stateText = (raw: string): string => cutTo(longestState, raw.replace(control, " ").trim());

function cutTo(most: number, text: string): string {
  // Twice as many units have at least as many letters: a megabyte is not taken apart.
  const letters = [...text.slice(0, 2 * most + 2)];
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join("")}…`;
}
