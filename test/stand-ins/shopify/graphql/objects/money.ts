/** MoneyBag and MoneyV2. */
import { fromMinor, graphqlDecimal, type MoneySet } from "../../money";
import { inPresentment } from "../../orders/order-status";
import type { Order } from "../../orders/order-type";

export function moneyV2(amount: string, currencyCode: string) {
  return { __typename: "MoneyV2", amount: graphqlDecimal(amount), currencyCode };
}

export function moneyBag(set: MoneySet) {
  return {
    __typename: "MoneyBag",
    shopMoney: moneyV2(set.shop_money.amount, set.shop_money.currency_code),
    presentmentMoney: moneyV2(set.presentment_money.amount, set.presentment_money.currency_code),
  };
}

/** An amount of the order in both of its currencies; `presented` where it is known apart. */
export function bagOf(order: Order, amount: string | bigint, presented?: string) {
  const { currency, presentment_currency: presentment } = order.rest;
  const shop = typeof amount === "bigint" ? fromMinor(amount, currency) : amount;
  return {
    __typename: "MoneyBag",
    shopMoney: moneyV2(shop, currency),
    presentmentMoney: moneyV2(presented ?? inPresentment(order, shop), presentment),
  };
}
