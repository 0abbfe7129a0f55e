import { html } from "../html";
import { hint } from "./fields";
import { actionable, changes, type StaffForm, wrong } from "./form";
import { chosen, isAll, quantityFields, remainingLines, typedQuantities } from "./quantities";
import { staffWordsIn } from "./words";

export const split: StaffForm = {
  name: "split",
  label: "split",
  said: "splitDone",
  open(asked) {
    const whole = actionable(asked, "SPLIT");
    if (whole === undefined) return null;
    const lines = remainingLines(asked.order, whole);
    // One piece cannot be two.
    if (lines.reduce((sum, { most }) => sum + most, 0) < 2) return null;
    const words = staffWordsIn(asked.language);
    return {
      fields: html`${hint(words.splitHint)} ${quantityFields(words, lines, "none")}`,
      read(typed) {
        const quantities = typedQuantities(typed, lines);
        if (quantities === undefined) return wrong("badQuantity");
        if (chosen(quantities).length === 0) return wrong("nothingChosen");
        if (isAll(lines, quantities)) return wrong("wholeIsNoPart");
        return changes({ split: { fulfillmentOrder: whole.id, lines: chosen(quantities) } });
      },
    };
  },
};
