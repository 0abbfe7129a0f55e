import { html } from "../html";
import { textField, typedText } from "./fields";
import { changes, type StaffForm, wrong } from "./form";
import { staffWordsIn } from "./words";

/** Each field by its name in Shopify's address, with its label, in the order of the admin's form. */
const FIELDS = [
  ["first_name", "firstName"],
  ["last_name", "lastName"],
  ["company", "companyName"],
  ["phone", "phone"],
  ["address1", "address1"],
  ["address2", "address2"],
  ["city", "city"],
  ["zip", "zip"],
  ["province", "province"],
  ["province_code", "provinceCode"],
  ["country_code", "countryCode"],
] as const;

export const address: StaffForm = {
  name: "address",
  label: "address",
  said: "addressChanged",
  open({ order, of, language }) {
    if (of !== null) return null;
    const words = staffWordsIn(language);
    const before = order.rest.shipping_address;
    return {
      fields: html`${FIELDS.map(([field, label]) => textField(words[label], field, before?.[field] ?? null))}`,
      read(typed) {
        const typedFields = FIELDS.map(([field]) => [field, typedText(typed, field)] as const);
        const changed = typedFields.filter(([field, value]) => value !== (before?.[field] ?? null));
        if (changed.length === 0) return wrong("nothingChanged");
        // Its name follows from its code.
        const isAbroad = changed.some(([field]) => field === "country_code");
        return changes({
          shipping_address: { ...Object.fromEntries(typedFields), ...(isAbroad ? { country: null } : {}) },
        });
      },
    };
  },
};
