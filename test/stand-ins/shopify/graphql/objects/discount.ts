/** Discount applications of an order, and what each took off a line. */
import { gid } from "../../ids";
import { toMinor } from "../../money";
import type { Order, RestDiscountAllocation, RestDiscountApplication } from "../../orders/order-type";
import { bagOf, moneyV2 } from "./money";

const TYPES = {
  discount_code: "DiscountCodeApplication",
  automatic: "AutomaticDiscountApplication",
  manual: "ManualDiscountApplication",
  script: "ScriptDiscountApplication",
} as const;

export function discountApplication(order: Order, held: RestDiscountApplication, index: number) {
  const title = typeof held["title"] === "string" ? held["title"] : (held.code ?? "Remise");
  const description = typeof held["description"] === "string" ? held["description"] : null;
  return {
    __typename: TYPES[held.type],
    index,
    allocationMethod: held.allocation_method.toUpperCase(),
    targetSelection: held.target_selection.toUpperCase(),
    targetType: held.target_type.toUpperCase(),
    value: pricingValue(order, held),
    ...(held.type === "discount_code" ? { code: held.code ?? "" } : { title }),
    ...(held.type === "manual" ? { description } : {}),
    ...(held.type === "script" ? { description: description ?? title } : {}),
  };
}

/** Percentages are above zero, as Shopify answers them, although its documents write them below. */
function pricingValue(order: Order, held: RestDiscountApplication) {
  return held.value_type === "percentage"
    ? { __typename: "PricingPercentageValue", percentage: Number(held.value) }
    : moneyV2(held.value, order.rest.currency);
}

export function discountAllocations(
  order: Order,
  line: { readonly id: string; readonly discount_allocations: readonly RestDiscountAllocation[] },
) {
  return line.discount_allocations.map(({ amount, discount_application_index: index }) => {
    const application = order.rest.discount_applications[index];
    if (application === undefined) {
      throw new Error(`${gid("LineItem", line.id)} bears discount ${index}, which the order has not`);
    }
    return {
      __typename: "DiscountAllocation",
      allocatedAmount: moneyV2(amount, order.rest.currency),
      allocatedAmountSet: bagOf(order, toMinor(amount, order.rest.currency)),
      discountApplication: () => discountApplication(order, application, index),
    };
  });
}
