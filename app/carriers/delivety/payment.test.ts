import { describe, expect, it } from "vitest";
import { type Meal, mealParcel } from "./fixtures/parcel";
import { paymentOf, paymentStatuses, paymentTypes } from "./payment";

const paidBy = (gateways: readonly string[], financialStatus: string, more: Meal = {}): Meal => ({
  collect: 0,
  ...more,
  order: { paymentGateways: gateways, financialStatus },
});
const bill = { sum: 33_000, discount: 3_000 };

const cases: readonly (readonly [string, Meal, object])[] = [
  [
    "cash, still to be paid",
    { collect: 30_000 },
    { type: 1, status: 1, sum: 33, amount: 30, receiver_commision: 0, reciver_commission: 0 },
  ],
  ["with a delivery fee of 7 DT", { collect: 37_000 }, { type: 1, status: 1, sum: 33, amount: 37 }],
  [
    "with a deposit of 10.5 DT",
    { collect: 19_500, order: { financialStatus: "PARTIALLY_PAID" } },
    { type: 1, status: 1, amount: 19.5 },
  ],
  [
    "an online payment that never came, which the courier collects",
    { collect: 30_000, order: { paymentGateways: ["konnect"] } },
    { type: 1, status: 1, amount: 30 },
  ],
  [
    "by card at the door",
    { collect: 30_000, order: { paymentGateways: ["Carte à la livraison (TPE)"] } },
    { type: 2, status: 1, amount: 30 },
  ],
  [
    "the second of two parcels, the first collects",
    { collect: 0, owed: 30_000 },
    { type: 1, status: 1, amount: 0 },
  ],
  ["online, paid", paidBy(["shopify_payments"], "PAID"), { type: 3, status: 2, sum: 33, amount: 30 }],
  ["online, authorised", paidBy(["shopify_payments"], "AUTHORIZED"), { type: 3, status: 1, amount: 30 }],
  ["online, refunded", paidBy(["shopify_payments"], "REFUNDED"), { type: 3, status: -1 }],
  ["online, partly refunded", paidBy(["shopify_payments"], "PARTIALLY_REFUNDED"), { type: 3, status: 2 }],
  ["online, voided", paidBy(["shopify_payments"], "VOIDED"), { type: 3, status: 0 }],
  ["cash, already in the till", paidBy(["Cash on Delivery (COD)"], "PAID"), { type: 1, status: 2 }],
  [
    "by a gateway that the shop counts as cash",
    paidBy(["Au comptoir"], "PAID", { cashGateways: ["au comptoir"] }),
    { type: 1, status: 2 },
  ],
  ["nothing to pay, by no gateway", paidBy([], "PAID"), { type: 3, status: 2 }],
];

describe("payment", () => {
  it.each(cases)("%s", (_what, meal, payment) => {
    expect(paymentOf(mealParcel(meal), bill)).toMatchObject(payment);
  });

  it("names the account only where the order does, and not for cash", () => {
    const attributes = [{ name: "Public_Key", value: " pk-7 " }];
    const online = { paymentGateways: ["konnect"], financialStatus: "PAID", attributes };
    expect(paymentOf(mealParcel({ collect: 0, order: online }), bill)).toHaveProperty("public_key", "pk-7");
    expect(paymentOf(mealParcel({ order: { attributes } }), bill)).not.toHaveProperty("public_key");
    expect(paymentOf(mealParcel(paidBy(["konnect"], "PAID")), bill)).not.toHaveProperty("public_key");
  });

  it("has the document's three types and four statuses", () => {
    expect(paymentTypes.map(({ code, method }) => [code, method])).toEqual([
      [1, "cash"],
      [2, "card"],
      [3, "online"],
    ]);
    expect(paymentStatuses.map(({ code, meaning }) => [code, meaning])).toEqual([
      [-1, "refunded"],
      [0, "cancelled"],
      [1, "unprocessed"],
      [2, "processed"],
    ]);
  });
});
