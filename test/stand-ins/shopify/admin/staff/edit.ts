import { html } from "../html";
import { amountField, countField, group, textField, tickField, typedAmount, typedText } from "./fields";
import { changes, type StaffForm, wrong } from "./form";
import { currentLines, quantityFields, typedQuantities } from "./quantities";
import { staffWordsIn } from "./words";

/** An order edit: other quantities, and one line more. */
export const edit: StaffForm = {
  name: "edit",
  label: "edit",
  said: "edited",
  open({ order, of, language }) {
    if (of !== null || order.rest.cancelled_at !== null) return null;
    const words = staffWordsIn(language);
    const lines = currentLines(order);
    return {
      fields: html`${quantityFields(words, lines, "all", true)}
      ${group(
        `${words.addProduct} (${words.optional})`,
        textField(words.product, "title", null),
        textField(words.sku, "sku", null),
        amountField(`${words.price} (${order.rest.currency})`, "price", ""),
        countField(words.quantity, "quantity", 1, null),
        tickField(words.physical, "physical", true),
      )}`,
      read(typed) {
        const quantities = typedQuantities(typed, lines, true);
        if (quantities === undefined) return wrong("badQuantity");
        const added = addedLine(typed);
        if (typeof added === "string") return wrong(added);
        const changed = quantities.filter(
          ({ id, quantity }) => lines.find((line) => line.id === id)?.most !== quantity,
        );
        const all = [...changed, ...(added === null ? [] : [added])];
        return all.length === 0 ? wrong("nothingChanged") : changes({ line_items: all });
      },
    };
  },
};

/** Null where none is added; a word where it cannot be. */
function addedLine(typed: URLSearchParams) {
  const title = typedText(typed, "title");
  const price = typedAmount(typed, "price");
  if (title === null) return typedText(typed, "price") === null ? null : "nameTheProduct";
  if (price === undefined) return "badAmount";
  const quantity = typedText(typed, "quantity") ?? "1";
  if (!/^[1-9]\d{0,5}$/.test(quantity)) return "badQuantity";
  return {
    title,
    price,
    quantity: Number(quantity),
    sku: typedText(typed, "sku"),
    requires_shipping: typed.has("physical"),
  };
}
