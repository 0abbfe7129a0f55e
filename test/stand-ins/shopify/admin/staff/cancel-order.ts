import { html } from "../html";
import { choiceField, hint, typedText } from "./fields";
import { changes, type StaffForm } from "./form";
import { CANCEL_REASONS, choices } from "./reasons";
import { staffWordsIn } from "./words";

export const cancelOrder: StaffForm = {
  name: "cancel",
  label: "cancelOrder",
  said: "orderCancelled",
  open({ order, of, language }) {
    if (of !== null || order.rest.cancelled_at !== null) return null;
    const words = staffWordsIn(language);
    return {
      fields: html`${hint(words.cancelWarning)}
      ${choiceField(words.reason, "reason", choices(CANCEL_REASONS, language))}`,
      isGrave: true,
      read: (typed) => changes({ cancelled_at: true, cancel_reason: typedText(typed, "reason") ?? "other" }),
    };
  },
};
