/** One form, on a page of its own. */
import type { Answer } from "../../../kit";
import { html } from "../html";
import { notice, page } from "../page";
import { addressOf, orderAddress } from "./links";
import type { Asked, OpenForm, StaffForm } from "./form";
import { fulfillmentOrderName } from "./names";
import { staffWordsIn } from "./words";

/** `refused` says why it was not done, when it was tried before. */
export function formPage(asked: Asked, form: StaffForm, open: OpenForm, refused: string | null): Answer {
  const { language, shop, order, of } = asked;
  const words = staffWordsIn(language);
  const title = words[form.label];
  const about = order.fulfillmentOrders.find(({ id }) => id === of);
  return page(
    {
      language,
      shop: shop.domain,
      title: `${title} · ${order.rest.name}`,
      here: "orders",
      ...(of === null ? {} : { more: { of } }),
    },
    html`<h1>
        <a href="${orderAddress(asked)}" aria-label="${words.back}">‹</a> ${title}
        <span class="soft">${about ? fulfillmentOrderName(order, about) : order.rest.name}</span>
      </h1>
      ${refused !== null && notice("bad", `${words.refused} ${refused}`)}
      <form class="card form" method="post" action="${addressOf(asked, form)}">
        ${open.fields}
        <div class="actions">
          <button class="${open.isGrave ? "grave" : "primary"}">${title}</button>
          <a class="button" href="${orderAddress(asked)}">${words.back}</a>
        </div>
      </form>`,
  );
}
