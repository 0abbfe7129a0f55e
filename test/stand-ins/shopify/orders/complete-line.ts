/** Completes one line of an order. */
import { gid } from "../ids";
import { decimalsOf, fromMinor, moneySet, toMinor } from "../money";
import type { LineInput } from "./order-input";
import type { RestLineItem } from "./order-type";

type NextId = (kind: "LineItem" | "Other") => string;

export function completeLine(
  line: LineInput,
  currency: string,
  presentment: string,
  by: { readonly nextId: NextId },
): RestLineItem {
  const id = line.id ?? by.nextId("LineItem");
  const quantity = line.quantity ?? 1;
  const price = amountIn(currency, line.price ?? line.price_set?.shop_money.amount ?? "0");
  const title = line.title ?? line.name ?? "Article";
  const variantTitle = line.variant_title ?? null;
  const discount = amountIn(currency, line.total_discount ?? "0");
  return {
    attributed_staffs: [],
    fulfillment_service: "manual",
    product_exists: true,
    sales_line_item_group_id: null,
    taxable: true,
    variant_inventory_management: "shopify",
    tax_lines: [],
    duties: [],
    ...line,
    id,
    admin_graphql_api_id: gid("LineItem", id),
    variant_id: line.variant_id === undefined ? by.nextId("Other") : line.variant_id,
    product_id: line.product_id === undefined ? by.nextId("Other") : line.product_id,
    sku: line.sku ?? null,
    title,
    variant_title: variantTitle,
    name: line.name ?? (variantTitle === null ? title : `${title} - ${variantTitle}`),
    vendor: line.vendor ?? null,
    quantity,
    current_quantity: line.current_quantity ?? quantity,
    fulfillable_quantity: line.fulfillable_quantity ?? line.current_quantity ?? quantity,
    fulfillment_status: null,
    grams: line.grams ?? 0,
    price,
    price_set: moneySet(price, currency, presentment, line.price_set?.presentment_money?.amount ?? price),
    total_discount: discount,
    total_discount_set: moneySet(discount, currency, presentment),
    requires_shipping: line.requires_shipping ?? line.gift_card !== true,
    gift_card: line.gift_card ?? false,
    properties: (line.properties ?? []).map(({ name, value }) => ({ name, value })),
    discount_allocations: [],
  };
}

/** An amount with at least its currency's decimals; one that was given with more keeps them. */
export function amountIn(currency: string, amount: string): string {
  const [, fraction = ""] = amount.split(".");
  return fraction.length > decimalsOf(currency) ? amount : fromMinor(toMinor(amount, currency), currency);
}
