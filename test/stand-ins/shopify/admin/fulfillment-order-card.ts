/** What is left to fulfill at one location, and what staff can do with it. */
import type { FulfillmentOrder } from "../orders/order-type";
import { html, type Html } from "./html";
import { lineRow } from "./line-row";
import { badge, moment } from "./page";
import { actions } from "./staff/actions";
import type { Asked } from "./staff/form";
import { FULFILLMENT_ORDER_FORMS } from "./staff/forms";
import { fulfillmentOrderName } from "./staff/names";
import { HOLD_REASONS, reasonIn } from "./staff/reasons";
import { staffWordsIn } from "./staff/words";
import { wordsIn } from "./words";

export function fulfillmentOrderCard(asked: Asked, held: FulfillmentOrder): Html {
  const { language, shop, order } = asked;
  const words = wordsIn(language);
  const name = fulfillmentOrderName(order, held);
  return html`<section class="card" aria-label="${name}">
    <h2>
      ${badge(language, held.status)} <span>${name}</span>
      <span class="soft">${words.location} : ${held.location.name}</span>
      <span class="badge">${held.deliveryMethod.methodType}</span>
    </h2>
    ${held.holds.map(
      ({ reason, reasonNotes }) =>
        html`<p>
          <span class="badge attention">${reasonIn(HOLD_REASONS, language, reason)}</span>
          <span dir="auto">${reasonNotes}</span>
        </p>`,
    )}
    ${
      held.status === "SCHEDULED" &&
      held.fulfillAt !== null &&
      html`<p>${staffWordsIn(language).scheduledFor} ${moment(language, held.fulfillAt, shop.timezone)}</p>`
    }
    ${held.lines
      .filter((line) => line.remaining > 0)
      .map((line) => lineRow(language, order, line.lineItemId, `${line.remaining} ${words.left}`))}
    ${actions({ ...asked, of: held.id }, FULFILLMENT_ORDER_FORMS)}
  </section>`;
}
