/** LineItem with the variant, product and weight behind it. */
import { gid } from "../../ids";
import { textOf } from "../../json";
import { fromMinor, toMinor } from "../../money";
import { discountOn, shareOf, soldFor } from "../../orders/current-discounts";
import { fulfilledQuantity } from "../../orders/order-status";
import type { Order, RestDiscountApplication, RestLineItem } from "../../orders/order-type";
import { discountAllocations } from "./discount";
import { bagOf, moneyBag } from "./money";

export function lineItem(order: Order, line: RestLineItem) {
  const { currency } = order.rest;
  const unit = toMinor(line.price, currency);
  const total = unit * BigInt(line.quantity);
  const fulfilled = fulfilledQuantity(order, line.id);
  const ofLine = (withCodes: boolean): bigint => total - discountOn(order, line, isOfLine(withCodes));
  /** Approximate by Shopify's own words: rounded where a discount does not divide by the quantity. */
  const perUnit = (sum: bigint): bigint => (line.quantity === 0 ? unit : shareOf(sum, 1, line.quantity));
  const unfulfilled = line.fulfillable_quantity;
  return {
    __typename: "LineItem",
    id: gid("LineItem", line.id),
    sku: line.sku,
    name: line.name,
    title: line.title,
    variantTitle: line.variant_title,
    vendor: line.vendor,
    quantity: line.quantity,
    currentQuantity: line.current_quantity,
    unfulfilledQuantity: unfulfilled,
    fulfillableQuantity: unfulfilled,
    nonFulfillableQuantity: Math.max(0, line.quantity - fulfilled - unfulfilled),
    refundableQuantity: line.current_quantity,
    fulfillmentStatus: line.fulfillment_status ?? "unfulfilled",
    requiresShipping: line.requires_shipping,
    isGiftCard: line.gift_card,
    taxable: true,
    restockable: true,
    merchantEditable: true,
    weight: weight(line.grams),
    variant: () => variant(line),
    product: () => product(line),
    originalUnitPriceSet: moneyBag(line.price_set),
    discountedUnitPriceSet: bagOf(order, perUnit(ofLine(false))),
    discountedUnitPriceAfterAllDiscountsSet: bagOf(order, perUnit(total - discountOn(order, line))),
    priceAfterAllDiscountsBeforeTaxesSet: bagOf(order, soldFor(order, line, line.current_quantity)),
    originalTotalSet: bagOf(order, fromMinor(total, currency)),
    discountedTotalSet: ({ withCodeDiscounts }: { readonly withCodeDiscounts?: boolean | null }) =>
      bagOf(order, ofLine(withCodeDiscounts === true)),
    totalDiscountSet: moneyBag(line.total_discount_set),
    customAttributes: line.properties.map(({ name, value }) => ({
      __typename: "Attribute",
      key: name,
      value: textOf(value),
    })),
    taxLines: [],
    discountAllocations: discountAllocations(order, line),
    duties: [],
    image: null,
    sellingPlan: null,
  };
}

/** Discounts of single lines; those of the whole order are told apart from them, and codes only where asked for. */
const isOfLine =
  (withCodes: boolean) =>
  ({ target_selection: selection, type }: RestDiscountApplication): boolean =>
    selection !== "all" && (withCodes || type !== "discount_code");

function weight(grams: number) {
  return { __typename: "Weight", value: grams, unit: "GRAMS" };
}

export function variant(line: RestLineItem) {
  const id = line.variant_id;
  if (id === null) return null;
  return {
    __typename: "ProductVariant",
    id: gid("ProductVariant", id),
    legacyResourceId: id,
    sku: line.sku,
    title: line.variant_title ?? "Default Title",
    displayName: line.name,
    price: line.price,
    product: () => product(line),
    inventoryItem: {
      __typename: "InventoryItem",
      id: gid("InventoryItem", id),
      legacyResourceId: id,
      sku: line.sku,
      requiresShipping: line.requires_shipping,
      tracked: true,
      measurement: {
        __typename: "InventoryItemMeasurement",
        id: gid("InventoryItemMeasurement", id),
        weight: weight(line.grams),
      },
    },
  };
}

function product(line: RestLineItem) {
  const id = line.product_id;
  if (id === null) return null;
  return {
    __typename: "Product",
    id: gid("Product", id),
    legacyResourceId: id,
    title: line.title,
    vendor: line.vendor ?? "",
    isGiftCard: line.gift_card,
  };
}
