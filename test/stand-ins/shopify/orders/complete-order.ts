/** Fills in what an order was given without, so that its payload has every field Shopify's has. */
import { randomUUID } from "node:crypto";
import { gid } from "../ids";
import { textOf } from "../json";
import { exchange, fromMinor, type MoneySet, moneySet, toMinor } from "../money";
import { completeDiscounts } from "./complete-discounts";
import { amountIn, completeLine } from "./complete-line";
import { completeAddress, completeCustomer } from "./complete-people";
import type { OrderInput } from "./order-input";
import type { RestOrder } from "./order-type";

export type Completing = {
  readonly nextId: (kind: "Order" | "LineItem" | "Customer" | "ShippingLine" | "Other") => string;
  /** The number of an order that has none: 1001, 1002, … */
  readonly nextNumber: () => number;
  readonly now: Date;
  readonly currency: string;
  readonly shop: string;
};

export function completeOrder(given: OrderInput, by: Completing): RestOrder {
  const id = given.id ?? by.nextId("Order");
  const number = given.order_number ?? numberInName(given.name) ?? by.nextNumber();
  const currency = given.currency ?? given.total_price_set?.shop_money.currency_code ?? by.currency;
  const presentment =
    given.presentment_currency ?? given.total_price_set?.presentment_money?.currency_code ?? currency;
  const moment = given.created_at ?? by.now.toISOString();

  const pricedLines = (given.line_items ?? []).map((line) => completeLine(line, currency, presentment, by));
  const pricedShipping = (given.shipping_lines ?? []).map((line) => {
    const price = amountIn(currency, line.price ?? "0");
    return {
      code: line.title ?? "Standard",
      source: "shopify",
      phone: null,
      carrier_identifier: null,
      is_removed: false,
      discounted_price: price,
      discounted_price_set: moneySet(price, currency, presentment),
      tax_lines: [],
      ...line,
      id: line.id ?? by.nextId("ShippingLine"),
      title: line.title ?? "Standard",
      price,
      price_set: moneySet(price, currency, presentment),
      discount_allocations: [],
    };
  });

  const rate = [given.total_price_set, ...pricedLines.map((line) => line.price_set)];
  const pair = (minor: bigint): MoneySet => {
    const written = fromMinor(minor, currency);
    return moneySet(written, currency, presentment, exchange(written, currency, presentment, rate));
  };
  const sale = completeDiscounts(given, pricedLines, pricedShipping, { currency, pair });
  const { lines, shippingLines, off: discounts } = sale;
  const goods = sum(lines.map((line) => toMinor(line.price, currency) * BigInt(line.quantity)));
  const subtotal = goods - sale.offGoods;
  const shipping = sum(shippingLines.map((line) => toMinor(line.price, currency)));
  const givenTotal = given.total_price ?? given.total_price_set?.shop_money.amount;
  const total =
    givenTotal === undefined
      ? fromMinor(goods - discounts + shipping, currency)
      : amountIn(currency, givenTotal);
  const presentedTotal = given.total_price_set?.presentment_money?.amount ?? total;
  const currentTotal = amountIn(
    currency,
    given.current_total_price ?? given.current_total_price_set?.shop_money.amount ?? total,
  );
  const presentedCurrent =
    given.current_total_price_set?.presentment_money?.amount ??
    (currentTotal === total ? presentedTotal : currentTotal);
  const financialStatus = given.financial_status ?? "pending";
  const outstanding =
    given.total_outstanding ??
    given.total_outstanding_set?.shop_money.amount ??
    (OWES_NOTHING.has(financialStatus) ? "0" : currentTotal);
  const saidSet = given.total_discounts_set?.presentment_money?.amount;
  const current = given.current_total_discounts ?? given.current_total_discounts_set?.shop_money.amount;
  const currentDiscounts = current === undefined ? discounts : toMinor(current, currency);
  const currentSet = given.current_total_discounts_set?.presentment_money?.amount;

  const shippingAddress = given.shipping_address ? completeAddress(given.shipping_address) : null;
  const billingAddress = given.billing_address ? completeAddress(given.billing_address) : shippingAddress;
  const { total_outstanding_set: _apart, fulfillments: _made, ...kept } = given;

  return {
    app_id: "580111",
    browser_ip: null,
    buyer_accepts_marketing: false,
    cart_token: null,
    checkout_id: by.nextId("Other"),
    checkout_token: null,
    client_details: null,
    confirmation_number: randomUUID().slice(0, 9).replace("-", "").toUpperCase(),
    confirmed: true,
    current_shipping_price_set: pair(shipping),
    current_total_additional_fees_set: null,
    current_total_duties_set: null,
    current_total_tax: fromMinor(0n, currency),
    current_total_tax_set: pair(0n),
    device_id: null,
    duties_included: false,
    estimated_taxes: false,
    landing_site: null,
    landing_site_ref: null,
    location_id: null,
    merchant_business_entity_id: "MTc0NDg1MDA5",
    merchant_of_record_app_id: null,
    order_status_url: `https://${by.shop}/68104257793/orders/${id}/authenticate?key=${randomUUID()}`,
    original_total_additional_fees_set: null,
    original_total_duties_set: null,
    po_number: null,
    reference: null,
    referring_site: null,
    source_identifier: null,
    source_name: "web",
    source_url: null,
    subtotal_price: fromMinor(subtotal, currency),
    subtotal_price_set: pair(subtotal),
    tax_exempt: false,
    tax_lines: [],
    taxes_included: false,
    token: randomUUID().replaceAll("-", ""),
    total_cash_rounding_payment_adjustment_set: pair(0n),
    total_cash_rounding_refund_adjustment_set: pair(0n),
    total_line_items_price: fromMinor(goods, currency),
    total_line_items_price_set: pair(goods),
    total_shipping_price_set: pair(shipping),
    total_tax: fromMinor(0n, currency),
    total_tax_set: pair(0n),
    total_tip_received: fromMinor(0n, currency),
    total_weight: lines.reduce((grams, line) => grams + line.grams * line.quantity, 0),
    user_id: null,
    payment_terms: null,
    returns: [],
    line_item_groups: [],
    ...kept,
    id,
    admin_graphql_api_id: gid("Order", id),
    name: given.name ?? `#${number}`,
    order_number: number,
    number: number - 1000,
    email: given.email ?? given.customer?.email ?? null,
    contact_email: given.email ?? given.customer?.email ?? null,
    phone: given.phone ?? null,
    created_at: moment,
    updated_at: given.updated_at ?? moment,
    processed_at: given.processed_at ?? moment,
    cancelled_at: given.cancelled_at ?? null,
    cancel_reason: given.cancel_reason ?? null,
    closed_at: given.closed_at ?? null,
    test: given.test ?? false,
    currency,
    presentment_currency: presentment,
    financial_status: financialStatus,
    fulfillment_status: null,
    current_subtotal_price: fromMinor(subtotal, currency),
    current_subtotal_price_set: pair(subtotal),
    total_discounts: fromMinor(discounts, currency),
    total_discounts_set: presentedAs(pair(discounts), saidSet),
    current_total_discounts: fromMinor(currentDiscounts, currency),
    current_total_discounts_set: presentedAs(pair(currentDiscounts), currentSet),
    discount_codes: sale.codes,
    discount_applications: sale.applications,
    total_outstanding: amountIn(currency, outstanding),
    total_price: total,
    total_price_set: moneySet(total, currency, presentment, presentedTotal),
    current_total_price: currentTotal,
    current_total_price_set: moneySet(currentTotal, currency, presentment, presentedCurrent),
    payment_gateway_names: given.payment_gateway_names ?? [
      financialStatus === "paid" ? "bogus" : "Cash on Delivery (COD)",
    ],
    shipping_lines: shippingLines,
    shipping_address: shippingAddress,
    billing_address: billingAddress,
    customer: given.customer ? completeCustomer(given.customer, shippingAddress, by) : null,
    customer_locale: given.customer_locale ?? "fr",
    line_items: lines,
    note: given.note ?? null,
    note_attributes: (given.note_attributes ?? []).map((entry) => ({
      name: entry.name,
      value: textOf(entry.value),
    })),
    tags: given.tags ?? "",
    refunds: (given.refunds ?? []).map((refund) => ({
      ...refund,
      id: refund.id ?? by.nextId("Other"),
      order_id: id,
      created_at: refund.created_at ?? moment,
      note: refund.note ?? null,
      refund_line_items: refund.refund_line_items ?? [],
      transactions: refund.transactions ?? [],
    })),
  };
}

/** The shopper's amount as it was said, where it was. */
function presentedAs(set: MoneySet, amount: string | undefined): MoneySet {
  return amount === undefined ? set : { ...set, presentment_money: { ...set.presentment_money, amount } };
}

/** Payments that are over: nothing more is asked of the shopper. */
export const OWES_NOTHING: ReadonlySet<string> = new Set([
  "paid",
  "refunded",
  "voided",
  "partially_refunded",
]);

function numberInName(name: string | undefined): number | undefined {
  const digits = /(\d+)\D*$/.exec(name ?? "")?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function sum(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, amount) => total + amount, 0n);
}
