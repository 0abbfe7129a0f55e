const longest = 300;

/**
 * A carrier's own words as they may be kept and shown to staff: on one line, cut short, without the given secrets
 * (token, phones, …), without links (carriers put access tokens in them) and without what looks like a token. Null
 * where nothing readable is left.
 */
export function carrierWords(
  text: string | null | undefined,
  secrets: readonly string[] = [],
): string | null {
  let words = (text ?? "").replace(/<[^>]*>/g, " ");
  for (const secret of secrets) {
    // A secret of a few letters would tear holes into ordinary words.
    if (secret.length >= 4) words = words.replaceAll(secret, "[…]");
  }
  words = words
    .replace(/\b[a-z][a-z0-9+.-]*:\/\/\S+/gi, "[…]")
    .replace(/\bBearer\s+\S+/gi, "Bearer […]")
    .replace(/\beyJ[\w-]+(\.[\w-]+)*/g, "[…]")
    .replace(/\b(?=[\w+/-]*\d)(?=[\w+/-]*[a-z])[\w+/-]{28,}=*/gi, "[…]")
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ")
    .trim();
  if (words === "") return null;
  const letters = [...words];
  return letters.length <= longest ? words : `${letters.slice(0, longest - 1).join("")}…`;
}
