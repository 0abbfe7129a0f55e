import { fromMinor } from "../../money";
import { netPaymentMinor } from "../../orders/order-status";
import { html } from "../html";
import { price } from "../page";
import { amountField, hint, textField, tickField, typedAmount, typedText } from "./fields";
import { changes, type StaffForm, wrong } from "./form";
import { chosen, currentLines, quantityFields, typedQuantities } from "./quantities";
import { staffWordsIn } from "./words";

/** Lines taken back, money given back, or both; of an unpaid order only lines. */
export const refund: StaffForm = {
  name: "refund",
  label: "refund",
  said: "refunded",
  open({ order, of, language }) {
    if (of !== null) return null;
    const { currency } = order.rest;
    const lines = currentLines(order);
    const paid = netPaymentMinor(order);
    if (lines.length === 0 && paid === 0n) return null;
    const words = staffWordsIn(language);
    return {
      fields: html`${lines.length > 0 && quantityFields(words, lines, "none")}
      ${hint(`${words.paidSoFar} ${price(language, fromMinor(paid, currency), currency)}`)}
      ${amountField(`${words.amount} (${currency})`, "amount", "0")}
      ${textField(`${words.reason} (${words.optional})`, "note", null)}
      ${tickField(words.restock, "restock", true)}`,
      read(typed) {
        const quantities = typedQuantities(typed, lines);
        if (quantities === undefined) return wrong("badQuantity");
        const amount = typedAmount(typed, "amount");
        if (amount === undefined) return wrong("badAmount");
        const back = chosen(quantities);
        if (back.length === 0 && Number(amount) === 0) return wrong("nothingChosen");
        return changes({
          refund: { lines: back, amount, note: typedText(typed, "note"), restock: typed.has("restock") },
        });
      },
    };
  },
};
