import { describe, expect, it } from "vitest";
import { fixed, line, type Meal, mealParcel, percent, settings } from "./fixtures/parcel";
import { prepareShipment } from "./shipment";

const sent = (meal: Meal): { payment: object; promotion?: object } => {
  const prepared = prepareShipment(mealParcel(meal), settings);
  if (!prepared.ok) throw new Error(prepared.error.code);
  // Our own bytes.
  return JSON.parse(prepared.value.body) as { payment: object; promotion?: object };
};

const promotionCases: readonly (readonly [string, Meal, object, object | undefined])[] = [
  [
    "10 % by code",
    {
      lines: [line("11", 2, 15_500, 13_950)],
      discounts: [percent(10, "BIENVENUE10")],
      discountTotal: 3_100,
    },
    { type: 1, status: 1, sum: 31, amount: 27.9 },
    {
      discount: 3.1,
      discount_percent: 10,
      discount_code: "BIENVENUE10",
      involved_dishes: [{ api_id: 139, count: 2 }],
    },
  ],
  [
    "10 DT off three pieces: the exact total, not three rounded thirds",
    {
      lines: [line("11", 3, 15_000, 11_667)],
      collect: 35_000,
      discounts: [fixed(10_000, "MOINS10")],
      discountTotal: 10_000,
    },
    { sum: 45, amount: 35 },
    { discount: 10, discount_code: "MOINS10", involved_dishes: [{ api_id: 139, count: 3 }] },
  ],
  [
    "two discounts: their sum, both codes, no percentage",
    {
      lines: [line("11", 1, 15_000, 11_500), line("12", 1, 18_000)],
      discounts: [percent(10, "DIX"), fixed(2_000, "AMI")],
      discountTotal: 3_500,
    },
    { sum: 33, amount: 29.5 },
    { discount: 3.5, discount_code: "DIX, AMI", involved_dishes: [{ api_id: 139, count: 1 }] },
  ],
  [
    "all of it free: ordered dishes, 100 %",
    {
      lines: [line("11", 1, 15_000, 0), line("12", 1, 18_000, 0)],
      discounts: [percent(100, "INVITE")],
      discountTotal: 33_000,
      order: { financialStatus: "PAID", paymentGateways: [] },
    },
    { type: 3, status: 2, sum: 33, amount: 0 },
    {
      discount: 33,
      discount_percent: 100,
      discount_code: "INVITE",
      involved_dishes: [
        { api_id: 139, count: 1 },
        { api_id: 385, count: 1 },
      ],
    },
  ],
  [
    "a gift",
    {
      lines: [line("11", 1, 15_000), line("13", 2, 4_500, 0)],
      discounts: [percent(100)],
      discountTotal: 9_000,
    },
    { sum: 15, amount: 15 },
    { resulted_dishes: [{ api_id: 598, count: 2, modification: -4.5 }] },
  ],
  [
    "something that never cost anything",
    { lines: [line("11", 1, 15_000), line("13", 1, 0)] },
    { sum: 15, amount: 15 },
    { resulted_dishes: [{ api_id: 598, count: 1, modification: 0 }] },
  ],
  [
    "a dish that is paid and given stands once, as a product",
    {
      lines: [line("11", 1, 15_000), line("11", 1, 15_000, 0)],
      discounts: [percent(100)],
      discountTotal: 15_000,
    },
    { sum: 30, amount: 15 },
    { discount: 15, involved_dishes: [{ api_id: 139, count: 2 }] },
  ],
  [
    "a free delivery is no discount on the dishes",
    { lines: [line("11", 1, 15_000)], discounts: [percent(100, "LIVRAISON")], discountTotal: 7_000 },
    { sum: 15, amount: 15 },
    { discount_code: "LIVRAISON" },
  ],
  [
    "part of an order: what its own lines are cheaper by",
    {
      lines: [line("11", 1, 15_000, 13_500)],
      discounts: [percent(10)],
      discountTotal: 9_900,
      orderQuantity: 4,
    },
    { sum: 15, amount: 13.5 },
    { discount: 1.5, discount_percent: 10, involved_dishes: [{ api_id: 139, count: 1 }] },
  ],
  [
    "a discount that no line shows, and the debt does",
    {
      lines: [line("11", 1, 15_000), line("12", 1, 18_000)],
      collect: 28_000,
      discounts: [fixed(5_000)],
      discountTotal: 5_000,
    },
    { sum: 33, amount: 28 },
    {
      discount: 5,
      involved_dishes: [
        { api_id: 139, count: 1 },
        { api_id: 385, count: 1 },
      ],
    },
  ],
];

describe("discounts and gifts", () => {
  it.each(promotionCases)("%s", (_what, meal, payment, promotion) => {
    const body = sent(meal);
    expect(body.payment).toMatchObject(payment);
    expect(body.promotion).toEqual(promotion);
  });

  it("keeps a gift out of the products", () => {
    const body = sent({ lines: [line("11", 1, 15_000), line("13", 1, 12_000, 0)] });
    expect(body).toMatchObject({ products: [{ api_id: 139, count: 1, price: 15 }] });
  });
});
