/** What staff can do now, as links to forms and as buttons. */
import { html, type Html } from "../html";
import { addressOf } from "./links";
import type { Asked, StaffForm } from "./form";
import { staffWordsIn } from "./words";

/** Nothing where nothing can be done. */
export function actions(asked: Asked, forms: readonly StaffForm[]): Html | null {
  const words = staffWordsIn(asked.language);
  const offered = forms.flatMap((form) => {
    const open = form.open(asked);
    if (open === null) return [];
    const look = open.isGrave ? "button grave" : "button";
    const label = words[form.label];
    return open.fields === null
      ? html`<form method="post" action="${addressOf(asked, form)}">
          <button class="${look}">${label}</button>
        </form>`
      : html`<a class="${look}" href="${addressOf(asked, form)}">${label}</a>`;
  });
  return offered.length === 0 ? null : html`<div class="actions">${offered}</div>`;
}
