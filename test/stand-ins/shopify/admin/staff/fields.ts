/** The inputs that the forms are made of, each inside its label. */
import { html, type Html } from "../html";

/** `more` are further attributes of the input. */
export function textField(label: string, name: string, value: string | null, more: Html | null = null): Html {
  return html`<label class="field"
    ><span>${label}</span> <input name="${name}" value="${value}" dir="auto" autocomplete="off" ${more}
  /></label>`;
}

export function countField(label: string, name: string, value: number, most: number | null): Html {
  return html`<label class="field"
    ><span dir="auto">${label}</span>
    <input
      type="number"
      name="${name}"
      value="${value}"
      min="0"
      step="1"
      required
      ${most !== null && html`max="${most}"`}
  /></label>`;
}

/** Decimals with a point, or with a comma as people type. */
export function amountField(label: string, name: string, value: string): Html {
  return textField(label, name, value, html`inputmode="decimal" pattern="[0-9]+([.,][0-9]+)?"`);
}

export function choiceField(
  label: string,
  name: string,
  choices: readonly (readonly [value: string, words: string])[],
): Html {
  return html`<label class="field"
    ><span>${label}</span>
    <select name="${name}">
      ${choices.map(([value, words]) => html`<option value="${value}">${words}</option>`)}
    </select></label
  >`;
}

export function tickField(label: string, name: string, isTicked: boolean): Html {
  return html`<label class="tick"
    ><input type="checkbox" name="${name}" ${isTicked && html`checked`} /> <span>${label}</span></label
  >`;
}

export function group(legend: string, ...fields: readonly Html[]): Html {
  return html`<fieldset>
    <legend>${legend}</legend>
    ${fields}
  </fieldset>`;
}

export function hint(text: string): Html {
  return html`<p class="soft">${text}</p>`;
}

/** What was typed, trimmed; null for nothing. */
export function typedText(typed: URLSearchParams, name: string): string | null {
  return typed.get(name)?.trim() || null;
}

/** Undefined where it is no amount; nothing typed is nothing. */
export function typedAmount(typed: URLSearchParams, name: string): string | undefined {
  const text = typedText(typed, name) ?? "0";
  return /^\d+([.,]\d+)?$/.test(text) ? text.replace(",", ".") : undefined;
}
