import { parseJson } from "~/shipping/parse-json";

/** An answer's text as JSON that can be kept; undefined where it is none (HTML, half of it, nothing). */
export function readJson(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}
