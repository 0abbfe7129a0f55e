/** Reads an order that is spelled as GraphQL spells it (`lineItems.nodes`) into REST's spelling (`line_items`). */
import { digitsOf } from "../ids";

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Names that differ by more than their case. */
const RENAMED: Readonly<Record<string, string>> = {
  customAttributes: "note_attributes",
  currencyCode: "currency",
  presentmentCurrencyCode: "presentment_currency",
  displayFinancialStatus: "financial_status",
  displayFulfillmentStatus: "fulfillment_status",
  isGiftCard: "gift_card",
  countryCodeV2: "country_code",
};

/** Keys whose value is the shop's or shopper's own text: never respelled. */
const OPAQUE: ReadonlySet<string> = new Set(["note", "tags"]);

/** Returns the same order when it is spelled as REST already. */
export function fromGraphqlSpelling(order: Json): Json {
  const rest = respell(order, "");
  return isObject(rest) ? flatten(rest) : order;
}

function respell(value: unknown, key: string): unknown {
  if (OPAQUE.has(key)) return value;
  if (Array.isArray(value)) return value.map((entry) => respell(entry, key));
  if (!isObject(value)) return value;
  const nodes = unwrapConnection(value);
  if (nodes !== undefined) return nodes.map((node) => respell(node, key));
  return Object.fromEntries(
    Object.entries(value).map(([name, held]) => {
      const renamed = respellName(name, key);
      return [renamed, respell(held, renamed)];
    }),
  );
}

function respellName(name: string, parent: string): string {
  // Inside money, `currencyCode` is `currency_code`.
  if (name === "currencyCode" && parent !== "") return "currency_code";
  return RENAMED[name] ?? name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function unwrapConnection(value: Json): readonly unknown[] | undefined {
  const keys = Object.keys(value);
  if (!keys.some((key) => key === "nodes" || key === "edges")) return undefined;
  if (!keys.every((key) => ["nodes", "edges", "pageInfo"].includes(key))) return undefined;
  if (Array.isArray(value["nodes"])) return value["nodes"] as readonly unknown[];
  const edges = Array.isArray(value["edges"]) ? (value["edges"] as readonly unknown[]) : [];
  return edges.map((edge) => (isObject(edge) ? edge["node"] : edge));
}

function flatten(order: Json): Json {
  const { shipping_line: shippingLine, ...rest } = order;
  return {
    ...shopAmounts(rest),
    ...lowerCase(rest, ["financial_status", "fulfillment_status", "cancel_reason"]),
    ...(Array.isArray(rest["tags"]) ? { tags: rest["tags"].join(", ") } : {}),
    ...eachOf(rest, "note_attributes", asNameValue),
    ...eachOf(rest, "line_items", (line) => (isObject(line) ? flattenLine(line) : line)),
    ...(isObject(shippingLine) && rest["shipping_lines"] === undefined
      ? { shipping_lines: [flattenShippingLine(shippingLine)] }
      : {}),
  };
}

/** A list is respelled; anything else stays as it was given, to be refused where it is parsed. */
function eachOf(order: Json, key: string, respellOne: (entry: unknown) => unknown): Json {
  const list = order[key];
  return Array.isArray(list) ? { [key]: list.map(respellOne) } : {};
}

function flattenLine(line: Json): Json {
  const { variant, product, note_attributes: given, ...rest } = line;
  const attributes = Array.isArray(given) ? given.map(asNameValue) : undefined;
  return {
    ...(isObject(variant) && digitsOf(variant["id"]) ? { variant_id: digitsOf(variant["id"]) } : {}),
    ...(isObject(product) && digitsOf(product["id"]) ? { product_id: digitsOf(product["id"]) } : {}),
    ...(attributes === undefined ? {} : { properties: attributes }),
    ...money(rest["original_unit_price_set"], "price"),
    ...money(rest["total_discount_set"], "total_discount"),
    ...rest,
  };
}

function flattenShippingLine(line: Json): Json {
  return { ...money(line["original_price_set"], "price"), ...line };
}

/** `total_price_set` → `total_price`, where only the set was given. */
function shopAmounts(order: Json): Json {
  const amounts: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(order)) {
    const plain = key.replace(/_set$/, "");
    if (plain !== key && order[plain] === undefined) Object.assign(amounts, money(value, plain));
  }
  return { ...order, ...amounts };
}

function money(set: unknown, name: string): Json {
  const shop = isObject(set) ? set["shop_money"] : undefined;
  return isObject(shop) && shop["amount"] !== undefined
    ? { [name]: shop["amount"], ...(name === "price" ? { price_set: set } : {}) }
    : {};
}

function lowerCase(order: Json, keys: readonly string[]): Json {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = order[key];
      return typeof value === "string" ? [[key, STATUS[value] ?? value.toLowerCase()]] : [];
    }),
  );
}

/** Where REST's word is not GraphQL's in lower case. */
const STATUS: Readonly<Record<string, string | null>> = {
  UNFULFILLED: null,
  PARTIALLY_FULFILLED: "partial",
};

function asNameValue(attribute: unknown): unknown {
  return isObject(attribute) && attribute["name"] === undefined && attribute["key"] !== undefined
    ? { name: attribute["key"], value: attribute["value"] ?? "" }
    : attribute;
}
