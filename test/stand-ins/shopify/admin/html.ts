/** HTML from templates: every value is escaped unless it is HTML already. */

export class Html {
  constructor(readonly text: string) {}
}

type Value = Html | string | number | null | undefined | false | readonly Value[];

export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return new Html(parts.reduce((text, part, index) => text + render(values[index - 1]) + part));
}

/** For a value inside a script: JSON that cannot end the script. */
export function script(value: unknown): Html {
  return new Html(JSON.stringify(value).replaceAll("<", "\\u003c"));
}

function render(value: Value): string {
  if (value instanceof Html) return value.text;
  if (typeof value === "object" && value !== null) return value.map(render).join("");
  if (value === null || value === undefined || value === false) return "";
  return String(value)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("'", "&#39;");
}
