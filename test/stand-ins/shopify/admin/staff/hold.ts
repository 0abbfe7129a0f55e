import { html } from "../html";
import { choiceField, textField, typedText } from "./fields";
import { actionable, changes, type StaffForm, wrong } from "./form";
import { chosen, isAll, quantityFields, remainingLines, typedQuantities } from "./quantities";
import { choices, HOLD_REASONS } from "./reasons";
import { staffWordsIn } from "./words";

/** All of a fulfillment order, or some of it: the rest then goes on by itself. */
export const hold: StaffForm = {
  name: "hold",
  label: "hold",
  said: "held",
  open(asked) {
    const held = actionable(asked, "HOLD");
    if (held === undefined) return null;
    const words = staffWordsIn(asked.language);
    const lines = remainingLines(asked.order, held);
    return {
      fields: html`${choiceField(words.reason, "reason", choices(HOLD_REASONS, asked.language))}
      ${textField(`${words.notes} (${words.optional})`, "notes", null)} ${quantityFields(words, lines, "all")}`,
      read(typed) {
        const quantities = typedQuantities(typed, lines);
        if (quantities === undefined) return wrong("badQuantity");
        if (chosen(quantities).length === 0) return wrong("nothingChosen");
        const some = isAll(lines, quantities) ? {} : { lines: chosen(quantities) };
        const reason = typedText(typed, "reason") ?? "OTHER";
        return changes({
          hold: { fulfillmentOrder: held.id, reason, notes: typedText(typed, "notes"), ...some },
        });
      },
    };
  },
};
