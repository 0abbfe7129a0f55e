import { html } from "../html";
import { textField, tickField, typedText } from "./fields";
import { actionable, changes, type StaffForm, wrong } from "./form";
import { chosen, quantityFields, remainingLines, typedQuantities } from "./quantities";
import { staffWordsIn } from "./words";

/** By hand: with the number of a parcel that staff made elsewhere, or with none. */
export const fulfill: StaffForm = {
  name: "fulfill",
  label: "fulfill",
  said: "fulfilled",
  open(asked) {
    const open = actionable(asked, "CREATE_FULFILLMENT");
    if (open === undefined) return null;
    const words = staffWordsIn(asked.language);
    const lines = remainingLines(asked.order, open);
    const optional = (label: string): string => `${label} (${words.optional})`;
    return {
      fields: html`${quantityFields(words, lines, "all")} ${textField(optional(words.number), "number", null)}
      ${textField(optional(words.company), "company", null)}
      ${textField(optional(words.url), "url", null, html`type="url"`)}
      ${tickField(words.notify, "notify", false)}`,
      read(typed) {
        const quantities = typedQuantities(typed, lines);
        if (quantities === undefined) return wrong("badQuantity");
        if (chosen(quantities).length === 0) return wrong("nothingChosen");
        return changes({
          fulfill: {
            fulfillmentOrder: open.id,
            lines: chosen(quantities),
            company: typedText(typed, "company"),
            number: typedText(typed, "number"),
            url: typedText(typed, "url"),
            notifyCustomer: typed.has("notify"),
          },
        });
      },
    };
  },
};
