import { html } from "../html";
import { choiceField, textField, typedText } from "./fields";
import { actionable, changes, type StaffForm, wrong } from "./form";
import { chosen, quantityFields, remainingLines, typedQuantities } from "./quantities";
import { staffWordsIn } from "./words";

export const move: StaffForm = {
  name: "move",
  label: "move",
  said: "moved",
  open(asked) {
    const moved = actionable(asked, "MOVE");
    if (moved === undefined) return null;
    const words = staffWordsIn(asked.language);
    const lines = remainingLines(asked.order, moved);
    const places = asked.shop.locations
      .map(({ name }) => name)
      .filter((name) => name !== moved.location.name);
    return {
      fields: html`${
        places.length > 0 &&
        choiceField(
          words.newPlace,
          "place",
          places.map((name) => [name, name]),
        )
      }
      ${textField(`${words.otherPlace}${places.length > 0 ? ` (${words.optional})` : ""}`, "other", null)}
      ${quantityFields(words, lines, "all")}`,
      read(typed) {
        const to = typedText(typed, "other") ?? typedText(typed, "place");
        if (to === null) return wrong("nameThePlace");
        const quantities = typedQuantities(typed, lines);
        if (quantities === undefined) return wrong("badQuantity");
        if (chosen(quantities).length === 0) return wrong("nothingChosen");
        return changes({ move: { to, fulfillmentOrder: moved.id, lines: chosen(quantities) } });
      },
    };
  },
};
