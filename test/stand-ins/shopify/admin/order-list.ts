/** The list of a shop's orders, newest first. */
import type { Answer } from "../../kit";
import { displayFulfillmentStatus } from "../orders/order-status";
import type { Order } from "../orders/order-type";
import type { Shop } from "../shops";
import { html } from "./html";
import { badge, moment, page, price, query } from "./page";
import { type Language, wordsIn } from "./words";

/** More would only slow the page down. */
const SHOWN = 250;

export function orderListPage(language: Language, shop: Shop, orders: readonly Order[]): Answer {
  const words = wordsIn(language);
  const frame = {
    language,
    shop: shop.domain,
    title: `${words.orders} · ${shop.name}`,
    here: "orders",
  } as const;
  const newest = [...orders]
    .sort((a, b) => b.rest.created_at.localeCompare(a.rest.created_at))
    .slice(0, SHOWN);
  if (newest.length === 0) {
    return page(
      frame,
      html`<h1>${words.orders}</h1>
        <div class="card empty">${words.noOrders}</div>`,
    );
  }
  return page(
    frame,
    html`<h1>${words.orders} <span class="badge">${orders.length}</span></h1>
      <div class="card flush">
        <table>
          <thead>
            <tr>
              <th>${words.order}</th>
              <th>${words.date}</th>
              <th>${words.customer}</th>
              <th class="num">${words.total}</th>
              <th>${words.payment}</th>
              <th>${words.fulfillment}</th>
              <th>${words.tracking}</th>
            </tr>
          </thead>
          <tbody>
            ${newest.map(
              (order) =>
                html`<tr>
                  <td>
                    <a href="/admin/orders/${order.rest.id}${query(frame)}"
                      ><strong>${order.rest.name}</strong></a
                    >
                    ${order.rest.test && html`<span class="badge">${words.testOrder}</span>`}
                  </td>
                  <td class="soft">${moment(language, order.rest.created_at, shop.timezone)}</td>
                  <td dir="auto">${customerName(order)}</td>
                  <td class="num">${price(language, order.rest.current_total_price, order.rest.currency)}</td>
                  <td>${badge(language, order.rest.financial_status.toUpperCase())}</td>
                  <td>
                    ${
                      order.rest.cancelled_at === null
                        ? badge(language, displayFulfillmentStatus(order))
                        : badge(language, "CANCELLED")
                    }
                  </td>
                  <td class="soft">
                    ${order.fulfillments
                      .flatMap(({ tracking }) => tracking.map(({ number }) => number))
                      .filter((number) => number !== null)
                      .join(", ")}
                  </td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`,
  );
}

export function shopListPage(language: Language, shops: readonly Shop[]): Answer {
  const words = wordsIn(language);
  const frame = { language, shop: null, title: words.chooseShop, here: "none" } as const;
  return page(
    frame,
    shops.length === 0
      ? html`<h1>${words.chooseShop}</h1>
          <div class="card empty">${words.noShops}</div>`
      : html`<h1>${words.chooseShop}</h1>
          ${shops.map(
            (shop) =>
              html`<div class="card">
                <a href="/admin${query({ shop: shop.domain, language })}"><strong>${shop.name}</strong></a>
                <div class="soft">${shop.domain} · ${shop.countryCode} · ${shop.currency}</div>
              </div>`,
          )}`,
  );
}

export function customerName({ rest }: Order): string {
  const name = [rest.customer?.first_name, rest.customer?.last_name].filter(Boolean).join(" ");
  return name || rest.shipping_address?.name || rest.email || "";
}
