/** What the shopper sees of an order: how the parcels fare. */
import type { Answer } from "../../kit";
import { displayStatus } from "../orders/fulfillments";
import type { Order } from "../orders/order-type";
import type { Shop } from "../shops";
import { eventList } from "./event-list";
import { html } from "./html";
import { badge, document } from "./page";
import { type Language, wordsIn } from "./words";

export function statusPage(language: Language, shop: Shop, order: Order): Answer {
  const words = wordsIn(language);
  const sent = order.fulfillments.filter(({ status }) => status === "SUCCESS");
  return document(
    language,
    `${order.rest.name} · ${shop.name}`,
    html`<div class="shopper">
      <h1>${shop.name}</h1>
      <p>${words.thanks} <strong>${order.rest.name}</strong></p>
      ${sent.length === 0 && html`<div class="card">${words.notShipped}</div>`}
      ${sent.map(
        (fulfillment) =>
          html`<div class="card">
            <h2>${words.onItsWay} ${badge(language, displayStatus(fulfillment))}</h2>
            ${fulfillment.tracking.map(
              ({ company, number, url }) =>
                html`<p>
                  ${company} ${number}
                  ${url !== null && html`<a class="button" href="${url}" rel="noreferrer">${words.followParcel}</a>`}
                </p>`,
            )}
            ${eventList(language, fulfillment, shop.timezone)}
          </div>`,
      )}
      <div class="card">
        <h2>${words.items}</h2>
        ${order.rest.line_items.map((line) => html`<div dir="auto">${line.name} × ${line.current_quantity}</div>`)}
      </div>
    </div>`,
  );
}
