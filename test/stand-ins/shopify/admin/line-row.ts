/** One line of the order inside a card. */
import type { Order } from "../orders/order-type";
import { html, type Html } from "./html";
import { price } from "./page";
import type { Language } from "./words";

export function lineRow(language: Language, order: Order, lineItemId: string, quantity: string): Html {
  const line = order.rest.line_items.find(({ id }) => id === lineItemId);
  return html`<div class="line">
    <span dir="auto">${line?.name}</span> <span class="soft">${line?.sku}</span>
    <span class="push">${quantity}</span>
    <span class="soft">${line && price(language, line.price, order.rest.currency)}</span>
  </div>`;
}
