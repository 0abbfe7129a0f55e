/** For the tests beside this file: fills a form as a browser does, each field found by its label. */

/** What the browser would send: the form as it was served, changed where a label begins as a key says. */
export function fillForm(
  page: string,
  typed: Readonly<Record<string, string | number | boolean>>,
): URLSearchParams {
  const fields = [...page.matchAll(/<label[^>]*>(.*?)<\/label\s*>/gs)].map(([, inside = ""]) =>
    readField(inside),
  );
  const inputs = page.match(/<(?:input|select)\s/g) ?? [];
  if (inputs.length !== fields.length) throw new Error("a field of the form has no label");
  for (const label of Object.keys(typed)) {
    if (!fields.some((field) => field.label.startsWith(label))) throw new Error(`no field is ${label}`);
  }
  const sent = new URLSearchParams();
  for (const { label, name, value, isTick } of fields) {
    const key = Object.keys(typed).find((one) => label.startsWith(one));
    const wanted = key === undefined ? value : typed[key];
    if (isTick ? wanted === true : wanted !== undefined) sent.append(name, isTick ? "on" : String(wanted));
  }
  return sent;
}

type Field = { label: string; name: string; value: string | boolean; isTick: boolean };

function readField(inside: string): Field {
  const attribute = (name: string): string | undefined =>
    new RegExp(`<(?:input|select|option)[^>]*\\s${name}="([^"]*)"`).exec(inside)?.[1];
  const isTick = attribute("type") === "checkbox";
  const label = /<span[^>]*>(.*?)<\/span>/s.exec(inside)?.[1]?.trim() ?? "";
  const value = isTick ? /<input[^>]*\schecked/.test(inside) : unescape(attribute("value") ?? "");
  return { label: unescape(label), name: attribute("name") ?? "", value, isTick };
}

const unescape = (text: string): string =>
  text
    .replaceAll("&quot;", '"')
    .replaceAll("&#39;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
