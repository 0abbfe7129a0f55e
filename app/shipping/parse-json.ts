/** NUL and the halves of surrogate pairs, as JSON has to write them. */
const oddityInJson = /\\u(?:0000|d[89a-f][0-9a-f]{2})/i;

/**
 * A text as a database can keep it: JSON and JavaScript hold NUL and halves of surrogate pairs, PostgreSQL's text and JSON
 * refuse them. Each becomes U+FFFD, the sign for what cannot be shown.
 */
export const keepableText = (text: string): string => text.toWellFormed().replaceAll("\0", "\ufffd");

/** Whether every text and name in it is as a database can keep it. `json` must be JSON. */
export const isKeepableJson = (json: string): boolean => {
  if (!oddityInJson.test(json)) return true;
  let isKeepable = true;
  JSON.parse(json, (name: string, value: unknown) => {
    if (keepableText(name) !== name || (typeof value === "string" && keepableText(value) !== value)) {
      isKeepable = false;
    }
    return value;
  });
  return isKeepable;
};

/**
 * JSON from outside, with texts and names that can be kept.
 *
 * @throws SyntaxError where the text is no JSON; RangeError where it is nested too deeply
 */
export function parseJson(text: string): unknown {
  // JSON.parse is typed `any`; whoever reads it parses it with a schema.
  if (!oddityInJson.test(text)) return JSON.parse(text) as unknown;
  return JSON.parse(text, (_name, value: unknown) => keepable(value)) as unknown;
}

/** For a JSON reviver: what is inside was made keepable before. */
export function keepable(value: unknown): unknown {
  if (typeof value === "string") return keepableText(value);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  if (Object.keys(value).every((name) => keepableText(name) === name)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [keepableText(name), field]));
}
