/** One order: its lines, where they go, what was fulfilled and how the parcels fare. */
import type { Answer } from "../../kit";
import { displayStatus } from "../orders/fulfillments";
import { displayFulfillmentStatus } from "../orders/order-status";
import type { Fulfillment, FulfillmentOrder, Order } from "../orders/order-type";
import type { Shop } from "../shops";
import { html, type Html, script } from "./html";
import { customerName } from "./order-list";
import { badge, moment, page, price, query } from "./page";
import { type Language, wordsIn } from "./words";

export function orderPage(language: Language, shop: Shop, order: Order): Answer {
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
      <div class="columns">
        <div>
          ${open.map((fulfillmentOrder) => fulfillmentOrderCard(language, order, fulfillmentOrder))}
          ${order.fulfillments.map((fulfillment) => fulfillmentCard(language, shop, order, fulfillment))}
          ${totals(language, order)}
        </div>
        <div>
          <div class="card">
            <h2>${words.customer}</h2>
            <div dir="auto">${customerName(order)}</div>
            <div class="soft">${rest.email}</div>
            <div class="soft">${rest.phone ?? rest.customer?.phone}</div>
          </div>
          ${addressCard(language, order)}
          ${rest.note !== null && rest.note !== "" && card(words.note, html`<div dir="auto">${rest.note}</div>`)}
          ${rest.tags !== "" && card(words.tags, html`${rest.tags}`)}
          <div class="card">
            <p><a href="/status/${rest.id}?lang=${language}">${words.statusPage}</a></p>
            <button data-change="${JSON.stringify({ hold: { reason: "OTHER" } })}">${words.hold}</button>
            <button data-change="${JSON.stringify({ release: true })}">${words.release}</button>
            <button data-change="${JSON.stringify({ cancelled_at: true })}">${words.cancelOrder}</button>
          </div>
        </div>
      </div>
      <script>
        for (const button of document.querySelectorAll("[data-change]")) {
          button.addEventListener("click", async () => {
            await fetch("/_control/orders/" + ${script(rest.id)}, {
              method: "POST",
              body: button.dataset.change,
            });
            location.reload();
          });
        }
      </script>`,
  );
}

function card(title: string, content: Html): Html {
  return html`<div class="card">
    <h2>${title}</h2>
    ${content}
  </div>`;
}

function fulfillmentOrderCard(language: Language, order: Order, held: FulfillmentOrder): Html {
  const words = wordsIn(language);
  return html`<div class="card">
    <h2>
      ${badge(language, held.status)} <span class="soft">${words.location} : ${held.location.name}</span>
      <span class="badge">${held.deliveryMethod.methodType}</span>
      ${held.holds.map((hold) => html`<span class="badge attention">${hold.reasonNotes ?? hold.reason}</span>`)}
    </h2>
    ${held.lines
      .filter((line) => line.remaining > 0)
      .map((line) => lineRow(language, order, line.lineItemId, `${line.remaining} ${words.left}`))}
  </div>`;
}

function fulfillmentCard(language: Language, shop: Shop, order: Order, held: Fulfillment): Html {
  const words = wordsIn(language);
  return html`<div class="card">
    <h2>${badge(language, displayStatus(held))} <span>${held.name}</span></h2>
    ${held.lines.map((line) => lineRow(language, order, line.lineItemId, `× ${line.quantity}`))}
    ${held.tracking.length === 0 && html`<p class="soft">${words.noTracking}</p>`}
    ${held.tracking.map(
      ({ company, number, url }) =>
        html`<p>
          <strong>${words.tracking}</strong> ${company}
          ${url === null ? html`${number}` : html`<a href="${url}" target="_blank" rel="noreferrer">${number ?? url}</a>`}
        </p>`,
    )}
    ${eventList(language, held, shop.timezone)}
  </div>`;
}

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

function lineRow(language: Language, order: Order, lineItemId: string, quantity: string): Html {
  const line = order.rest.line_items.find(({ id }) => id === lineItemId);
  return html`<div>
    <span dir="auto">${line?.name}</span> <span class="soft">${line?.sku}</span> ${quantity}
    <span class="soft">${line && price(language, line.price, order.rest.currency)}</span>
  </div>`;
}

function totals(language: Language, { rest }: Order): Html {
  const words = wordsIn(language);
  return html`<div class="card">
    <h2>${words.payment} ${badge(language, rest.financial_status.toUpperCase())}</h2>
    <div>${words.total} : <strong>${price(language, rest.current_total_price, rest.currency)}</strong></div>
    <div>
      ${words.outstanding} : <strong>${price(language, rest.total_outstanding, rest.currency)}</strong>
    </div>
    <div class="soft">${rest.payment_gateway_names.join(", ")}</div>
  </div>`;
}

function addressCard(language: Language, { rest }: Order): Html {
  const words = wordsIn(language);
  const address = rest.shipping_address;
  if (address === null)
    return card(words.shippingAddress, html`<span class="soft">${words.noAddress}</span>`);
  const place = [address.zip, address.city, address.province].filter(Boolean).join(" ");
  const lines = [
    address.name,
    address.company,
    address.address1,
    address.address2,
    place,
    address.country,
    address.phone,
  ];
  return card(
    words.shippingAddress,
    html`${lines.filter(Boolean).map((line) => html`<div dir="auto">${line}</div>`)}`,
  );
}
