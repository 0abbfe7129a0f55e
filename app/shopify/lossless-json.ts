import { keepable } from "~/shipping/parse-json";

/**
 * Parses JSON without losing digits, into texts that can be kept: whole numbers beyond 2^53 come out as strings of their
 * own digits. Shopify's ids are JSON numbers in webhooks; today's are smaller, those of its sample payloads are not. A byte
 * order mark is skipped.
 *
 * @throws SyntaxError where the text is no JSON
 */
export function parseLossless(text: string): unknown {
  const json = text.charCodeAt(0) === 0xfe_ff ? text.slice(1) : text;
  const keepDigits = (_key: string, value: unknown, context?: { readonly source?: string }) =>
    typeof value === "number" &&
    Math.abs(value) > Number.MAX_SAFE_INTEGER &&
    /^-?\d+$/.test(context?.source ?? "")
      ? context?.source
      : keepable(value);
  const parsed: unknown = JSON.parse(json, keepDigits);
  return parsed;
}
