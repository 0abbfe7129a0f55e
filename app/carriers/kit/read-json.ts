/** An answer's text as JSON; undefined where it is none (HTML, half of it, nothing). */
export function readJson(text: string): unknown {
  try {
    // JSON.parse is typed `any`; whoever reads it parses it with a schema.
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
