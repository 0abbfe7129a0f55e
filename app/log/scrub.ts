/**
 * Takes out of a text whatever must never be in a log: tokens, URLs beyond their origin, e-mail addresses, phone
 * numbers. It errs on the side of taking too much: a date or a long number goes too, since no rule tells them surely
 * from a phone number. Names and postal addresses look like any other words; what may hold them is not given to this
 * function but withheld by shape (fields.ts) or rebuilt from known words (plain-words.ts).
 *
 * @returns the text with `[secret]`, `[email]` and `[number]` in their places, and URLs cut to their origins
 */
export function scrub(text: string): string {
  return steps.reduce((scrubbed, step) => step(scrubbed), legible(text));
}

const steps: readonly ((text: string) => string)[] = [
  (text) => text.replaceAll(urls, originAlone),
  (text) => text.replaceAll(addressesWithoutScheme, "$1"),
  (text) => text.replaceAll(namedSecrets, "$1=[secret]"),
  (text) => text.replaceAll(knownTokens, "[secret]"),
  (text) => text.replaceAll(emails, "[email]"),
  (text) => text.replaceAll(longRuns, (run) => (isWords(run) || uuid.test(run) ? run : "[secret]")),
  (text) => text.replaceAll(phones, (_, uuidKept?: string) => uuidKept ?? "[number]"),
];

/** One spelling for the patterns: compatibility forms folded, Arabic digits Western, invisible marks gone. */
function legible(text: string): string {
  return text
    .normalize("NFKC")
    .replaceAll(/[\p{Cf}\u00ad]/gu, "")
    .replaceAll(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x0660))
    .replaceAll(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x06f0));
}

const urls = /[a-z][a-z0-9+.-]*:\/\/[^\s"'<>]*/gi;
const addressesWithoutScheme = /\b((?:[a-z0-9-]+\.)+[a-z]{2,}(?::\d+)?)[/?#][^\s"'<>]*/gi;

/** Paths and queries of carriers hold tokens (print links, hooks), and so may the user part. */
function originAlone(address: string): string {
  const url = URL.parse(address);
  if (url === null) return "[secret]";
  return /^https?:$/.test(url.protocol) ? url.origin : `${url.protocol}[secret]`;
}

const namedSecrets =
  /\b([\w-]*(?:token|secret|password|passwd|api[_-]?key|hmac|signature|credentials?|cookie|authorization)[\w-]*)["']?\s*[=:]\s*(?:bearer\s+|basic\s+)?["']?[^\s"'&,;}]+/gi;

/** Shopify's, those of the carriers' documents, JSON web tokens, and whatever follows an authentication scheme. */
const knownTokens = /shp[a-z]{1,3}_\w+|[sp]k_[a-z]+_\w+|eyJ[\w-]+(?:\.[\w-]*)*|(?:bearer|basic)\s+\S+/gi;

const emails = /[^\s<>]+@[^\s<>]+/g;

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const longRuns = /[\w+/=-]{16,}/g;

/** Names of topics, operations and the like: words without digits, joined by marks or by capitals. */
const isWords = (run: string): boolean =>
  /^(?:[a-z]{1,24}[_/-])*[a-z]{1,24}$/.test(run) ||
  /^(?:[A-Z]{1,24}[_/-])*[A-Z]{1,24}$/.test(run) ||
  /^[a-z]+(?:[A-Z][a-z]+)+$/.test(run);

/** Seven digits or more, however grouped: "+216 98-123.456", "(514) 555 1234", "00213/551/23/45/67". */
const phones =
  /\b([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\b|[+(]*\d(?:[\s().,\p{Pd}/_·•'+]*\d){6,}\)?/giu;
