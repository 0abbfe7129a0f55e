/** How a parcel fared, as its fulfillment's events tell, the latest first. */
import type { Fulfillment } from "../orders/order-type";
import { html, type Html } from "./html";
import { badge, moment } from "./page";
import { type Language, wordsIn } from "./words";

export function eventList(language: Language, held: Fulfillment, timezone: string): Html {
  const words = wordsIn(language);
  const latestFirst = [...held.events].sort((a, b) => b.happenedAt.localeCompare(a.happenedAt));
  if (latestFirst.length === 0) return html`<p class="soft">${words.noEvents}</p>`;
  return html`<ol class="events" aria-label="${words.events}">
    ${latestFirst.map(
      (event) =>
        html`<li>
          ${badge(language, event.status)}
          <span class="soft">${moment(language, event.happenedAt, timezone)}</span> ${event.message}
        </li>`,
    )}
  </ol>`;
}
