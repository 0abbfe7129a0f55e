import type { Change } from "~/shipping/problem";
import type { CarrierName, ShipmentState } from "~/shipping/shipment";
import { fieldNames, holdReasons } from "./catalogue";
import { countryName, formatDay, formatMoney } from "./format";
import type { Translator, Values } from "./translator";

/** The carriers' own spelling of their names, the same in every language. */
export const carrierLabels: Readonly<Record<CarrierName, string>> = {
  "first-delivery": "First Delivery",
  dropcolis: "Dropcolis",
  ecotrack: "ECOTRACK",
  delivety: "Delivety",
};

/**
 * Turns the raw values of a problem or a journal entry into words of the reader's language: states, fields, countries,
 * dates, amounts. What is empty is left out, so that a wording that needs it is not chosen.
 *
 * @param carrier who it is about; without it the values' own, then "the carrier"
 */
export function presentValues(translator: Translator, values: Values, carrier: CarrierName | null): Values {
  const presented: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(values)) {
    if (value !== "") presented[name] = present(translator, name, value, values);
  }
  presented["carrier"] =
    (carrier ? carrierLabels[carrier] : presented["carrier"]) ?? translator.words.screens.anyCarrier;
  return presented;
}

/** A change as the reader's language names its field and writes its amounts; what was or became nothing is said. */
export function presentChange(translator: Translator, { field, before, after }: Change): Change {
  const named = (value: string): string =>
    value === "" ? translator.screen("nothing") : String(present(translator, field, value, {}));
  return {
    field: String(present(translator, "field", field, {})),
    before: named(before),
    after: named(after),
  };
}

function present(translator: Translator, name: string, value: string | number, all: Values): string | number {
  const { words, language } = translator;
  if (typeof value === "number") return value;
  switch (name) {
    case "amount":
    case "limit":
    case "owed":
      return amountIn(value, all["currency"], translator) ?? value;
    case "carrier":
      return isCarrierName(value) ? carrierLabels[value] : value;
    case "state":
    case "from":
    case "to":
    case "ours":
    case "theirs":
      return isState(value, words.states) ? words.states[value] : value;
    case "field": {
      const field = fieldNames.find((known) => known === value);
      return field ? words.fields[field] : value;
    }
    case "country":
      return /^[A-Z]{2}$/.test(value) ? countryName(value, language) : value;
    case "date":
      return dayOf(value, translator) ?? value;
    case "reasons":
      return value
        .split(", ")
        .map((reason) => {
          const known = holdReasons.find((candidate) => candidate === reason);
          return known ? words.holdReasons[known] : reason;
        })
        .join(language === "ar" ? "، " : ", ");
    default:
      return value;
  }
}

export const isCarrierName = (value: unknown): value is CarrierName =>
  typeof value === "string" && Object.hasOwn(carrierLabels, value);

const isState = (value: string, states: Translator["words"]["states"]): value is ShipmentState =>
  Object.hasOwn(states, value);

/** "45.500" beside a currency, or "45.500 TND" alone. Anything else is no amount. */
function amountIn(value: string, beside: unknown, { language }: Translator): string | null {
  const [, digits, own] = /^(-?\d+(?:\.\d+)?)(?: ([A-Z]{3}))?$/.exec(value) ?? [];
  const currency = own ?? beside;
  if (digits === undefined || typeof currency !== "string" || !/^[A-Z]{3}$/.test(currency)) return null;
  return formatMoney(digits, currency, language);
}

function dayOf(value: string, translator: Translator): string | null {
  const date = new Date(value);
  // The shop's own clock is not known here; Tunisia's and Algeria's agree all year.
  return Number.isNaN(date.getTime()) ? null : formatDay(date, translator.language, "Africa/Tunis");
}
