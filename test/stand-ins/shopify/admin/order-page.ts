/** One order: what is left to fulfill, its parcels and how they fare, where it goes; and all that staff do with it. */
import type { Answer } from "../../kit";
import { displayFulfillmentStatus } from "../orders/order-status";
import type { Order } from "../orders/order-type";
import { fulfillmentCard } from "./fulfillment-card";
import { fulfillmentOrderCard } from "./fulfillment-order-card";
import { html, type Html } from "./html";
import { lineRow } from "./line-row";
import { customerName } from "./order-list";
import { badge, moment, page, price, query } from "./page";
import { actions } from "./staff/actions";
import type { Asked } from "./staff/form";
import { ADDRESS_FORMS, ORDER_FORMS } from "./staff/forms";
import { whatWasSaid } from "./staff/said";
import { staffWordsIn } from "./staff/words";
import { type Language, wordsIn } from "./words";

/** `said` is the query that a form came back with. */
export function orderPage(opened: Omit<Asked, "of">, said: URLSearchParams): Answer {
  const { language, shop, order } = opened;
  const asked = { ...opened, of: null };
  const words = wordsIn(language);
  const { rest } = order;
  const frame = {
    language,
    shop: shop.domain,
    title: `${rest.name} · ${shop.name}`,
    here: "orders",
  } as const;
  const open = order.fulfillmentOrders.filter(({ status }) => !["CLOSED", "CANCELLED"].includes(status));
  return page(
    frame,
    html`<h1>
        <a href="/admin${query(frame)}" aria-label="${words.orders}">‹</a> ${rest.name}
        ${badge(language, rest.financial_status.toUpperCase())}
        ${badge(language, displayFulfillmentStatus(order))}
        ${rest.cancelled_at !== null && html`<span class="badge bad">${words.cancelled}</span>`}
        ${rest.test && html`<span class="badge">${words.testOrder}</span>`}
      </h1>
      <p class="soft">${moment(language, rest.created_at, shop.timezone)}</p>
      ${whatWasSaid(language, said)}
      <div class="columns">
        <div>
          ${open.map((fulfillmentOrder) => fulfillmentOrderCard(asked, fulfillmentOrder))}
          ${order.fulfillments.map((fulfillment) => fulfillmentCard(asked, fulfillment))}
          ${items(language, order)} ${totals(language, order)}
        </div>
        <div>
          ${card(
            staffWordsIn(language).actions,
            html`${actions(asked, ORDER_FORMS)}
              <p><a href="/status/${rest.id}?lang=${language}">${words.statusPage}</a></p>`,
          )}
          <div class="card">
            <h2>${words.customer}</h2>
            <div dir="auto">${customerName(order)}</div>
            <div class="soft">${rest.email}</div>
            <div class="soft">${rest.phone ?? rest.customer?.phone}</div>
          </div>
          ${card(words.shippingAddress, html`${address(language, order)} ${actions(asked, ADDRESS_FORMS)}`)}
          ${rest.note !== null && rest.note !== "" && card(words.note, html`<div dir="auto">${rest.note}</div>`)}
          ${rest.tags !== "" && card(words.tags, html`${rest.tags}`)}
        </div>
      </div>`,
  );
}

function card(title: string, content: Html): Html {
  return html`<section class="card" aria-label="${title}">
    <h2>${title}</h2>
    ${content}
  </section>`;
}

/** As the order stands after edits and refunds. */
function items(language: Language, order: Order): Html | null {
  const lines = order.rest.line_items.filter((line) => line.current_quantity > 0);
  if (lines.length === 0) return null;
  return card(
    wordsIn(language).items,
    html`${lines.map((line) => lineRow(language, order, line.id, `× ${line.current_quantity}`))}`,
  );
}

function totals(language: Language, { rest }: Order): Html {
  const words = wordsIn(language);
  return html`<section class="card" aria-label="${words.payment}">
    <h2>${words.payment} ${badge(language, rest.financial_status.toUpperCase())}</h2>
    <div>${words.total} : <strong>${price(language, rest.current_total_price, rest.currency)}</strong></div>
    <div>
      ${words.outstanding} : <strong>${price(language, rest.total_outstanding, rest.currency)}</strong>
    </div>
    <div class="soft">${rest.payment_gateway_names.join(", ")}</div>
  </section>`;
}

function address(language: Language, { rest }: Order): Html {
  const held = rest.shipping_address;
  if (held === null) return html`<span class="soft">${wordsIn(language).noAddress}</span>`;
  const place = [held.zip, held.city, held.province].filter(Boolean).join(" ");
  const lines = [held.name, held.company, held.address1, held.address2, place, held.country, held.phone];
  return html`${lines.filter(Boolean).map((line) => html`<div dir="auto">${line}</div>`)}`;
}
