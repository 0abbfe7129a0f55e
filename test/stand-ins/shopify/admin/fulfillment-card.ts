/** One parcel: its number, what is in it, how it fares. */
import { displayStatus } from "../orders/fulfillments";
import type { Fulfillment } from "../orders/order-type";
import { eventList } from "./event-list";
import { html, type Html } from "./html";
import { lineRow } from "./line-row";
import { badge } from "./page";
import { actions } from "./staff/actions";
import type { Asked } from "./staff/form";
import { FULFILLMENT_FORMS } from "./staff/forms";
import { wordsIn } from "./words";

export function fulfillmentCard(asked: Asked, held: Fulfillment): Html {
  const { language, shop, order } = asked;
  const words = wordsIn(language);
  return html`<section class="card" aria-label="${held.name}">
    <h2>
      ${badge(language, displayStatus(held))} <span>${held.name}</span>
      <span class="soft">${words.location} : ${held.location.name}</span>
    </h2>
    ${held.lines.map((line) => lineRow(language, order, line.lineItemId, `× ${line.quantity}`))}
    ${held.tracking.length === 0 && html`<p class="soft">${words.noTracking}</p>`}
    ${held.tracking.map(
      ({ company, number, url }) =>
        html`<p>
          <strong>${words.tracking}</strong> ${company}
          ${url === null ? html`${number}` : html`<a href="${url}" target="_blank" rel="noreferrer">${number ?? url}</a>`}
        </p>`,
    )}
    ${eventList(language, held, shop.timezone)} ${actions({ ...asked, of: held.id }, FULFILLMENT_FORMS)}
  </section>`;
}
