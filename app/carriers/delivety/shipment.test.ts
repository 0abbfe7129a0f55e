import { describe, expect, it } from "vitest";
import { shipmentReference } from "~/shipping/ids";
import { currencyCode } from "~/shipping/money";
import type { Parcel } from "~/shipping/ports/carrier";
import { goodParcel, line, mealParcel, percent, settings } from "./fixtures/parcel";
import { orderNumberOf, prepareShipment } from "./shipment";

const sent = (parcel: Parcel): unknown => {
  const prepared = prepareShipment(parcel, settings);
  if (!prepared.ok) throw new Error(prepared.error.code);
  return JSON.parse(prepared.value.body);
};

describe("a good order", () => {
  it("is exactly these bytes", () => {
    expect(prepareShipment(goodParcel, settings)).toEqual({
      ok: true,
      value: {
        reference: "NV0123456789",
        idempotencyKey: null,
        body:
          '{"access_token":"tok-d3l1v3ty","phone":"21622123456","id":1171591994633,"first_name":"Amira Ben Salah",' +
          '"email":"amira@example.com","address":"12 rue du Lac Huron, 2e étage, Tunis, 1053",' +
          '"comment":"Sans piment - #4001 NV0123456789",' +
          '"products":[{"api_id":139,"count":1,"price":15},{"api_id":385,"count":2,"price":9}],' +
          '"payment":{"type":1,"status":1,"sum":33,"amount":33,"receiver_commision":0,"reciver_commission":0}}',
      },
    });
  });

  it("leaves out what it does not have", () => {
    const bare = mealParcel({ order: { email: null, note: null } });
    expect(sent(bare)).toMatchObject({ comment: "#4001 NV0123456789" });
    expect(sent(bare)).not.toHaveProperty("email");
    expect(sent(bare)).not.toHaveProperty("delivery_date");
    expect(sent(bare)).not.toHaveProperty("promotion");
  });
});

it("says the document's own example, with the amounts that add up", () => {
  const usd = currencyCode.parse("USD");
  const inDollars = (parcel: Parcel): Parcel => ({
    ...parcel,
    collect: { ...parcel.collect, currency: usd },
    contents: parcel.contents.map((dish) => ({
      ...dish,
      unitPrice: { ...dish.unitPrice, currency: usd },
      originalUnitPrice: { ...dish.originalUnitPrice, currency: usd },
    })),
  });
  const example: Parcel = {
    ...inDollars(
      mealParcel({
        lines: [line("11", 1, 1_500, 1_350), line("12", 1, 1_800, 1_620), line("13", 1, 1_200, 0)],
        collect: 0,
        discounts: [percent(10), percent(100)],
        discountTotal: 1_530,
        deliverAfter: "2021-12-31T17:45:00Z",
        order: {
          email: "john@example.com",
          note: "no sesame please",
          financialStatus: "PAID",
          paymentGateways: ["shopify_payments"],
          shippingAddress: {
            name: "John Dowe",
            company: null,
            address1: "123, Sunset blvd",
            address2: null,
            city: "",
            zip: "",
            province: "",
            provinceCode: null,
            country: "TN",
            phone: null,
          },
        },
      }),
    ),
    recipientName: "John Dowe",
    phones: ["+123680000000"],
  };
  const prepared = prepareShipment(example, { ...settings, accessToken: "ACCESS_TOKEN_HERE" });
  expect(prepared.ok && JSON.parse(prepared.value.body)).toEqual({
    access_token: "ACCESS_TOKEN_HERE",
    phone: "123680000000",
    id: 1171591994633,
    first_name: "John Dowe",
    email: "john@example.com",
    address: "123, Sunset blvd",
    comment: "no sesame please - #4001 NV0123456789",
    delvery_date: "2021-12-31",
    delivery_date: "2021-12-31",
    delvery_time: "18:45:00",
    delivery_time: "18:45:00",
    products: [
      { api_id: 139, count: 1, price: 15 },
      { api_id: 385, count: 1, price: 18 },
    ],
    payment: {
      type: 3,
      status: 2,
      sum: 33,
      amount: 29.7,
      receiver_commision: 0,
      reciver_commission: 0,
    },
    promotion: {
      discount: 3.3,
      discount_percent: 10,
      involved_dishes: [
        { api_id: 139, count: 1 },
        { api_id: 385, count: 1 },
      ],
      resulted_dishes: [{ api_id: 598, count: 1, modification: -12 }],
    },
  });
});

describe("an order that breaks a rule is not sent", () => {
  const rules: readonly (readonly [string, Partial<Parcel>, object])[] = [
    [
      "a dish without a link",
      mealParcel({ lines: [line("11", 1, 1), line("99", 1, 1)] }),
      unmapped("Plat 99"),
    ],
    [
      "an item typed in by hand",
      mealParcel({ lines: [{ ...line("11", 1, 1), variantId: null, title: "Bougie" }] }),
      unmapped("Bougie"),
    ],
    ["no phone", { phones: [] }, { code: "phone_missing", field: "phone" }],
    ["no name", { recipientName: " " }, { code: "name_missing", field: "name" }],
    ["no street", withoutStreet(), { code: "address_missing", field: "address1" }],
    ["nothing in it", { contents: [] }, { code: "nothing_to_ship" }],
  ];
  it.each(rules)("%s", (_what, changes, error) => {
    expect(prepareShipment({ ...goodParcel, ...changes }, settings)).toMatchObject({ ok: false, error });
  });

  function unmapped(title: string): object {
    return { code: "product_unmapped", field: "products", values: { title } };
  }
  function withoutStreet(): Partial<Parcel> {
    const { order } = goodParcel;
    if (!order.shippingAddress) throw new Error("the good parcel has an address");
    return {
      order: { ...order, shippingAddress: { ...order.shippingAddress, address1: "", address2: null } },
    };
  }
});

describe("the number of an order", () => {
  it.each([
    ["NV0000000000", 0],
    ["NV000000000Z", 31],
    ["NV0000000010", 32],
    ["NVZZZZZZZZZZ", 2 ** 50 - 1],
  ])("%s is %d", (reference, number) => {
    expect(orderNumberOf(shipmentReference.parse(reference))).toBe(number);
  });
});

it("has a place for every name of the document", () => {
  const meal = mealParcel({
    lines: [line("11", 1, 15_000, 13_500), line("12", 2, 9_000, 8_100), line("13", 1, 12_000, 0)],
    collect: 0,
    discounts: [{ ...percent(10), code: "DIX" }],
    discountTotal: 15_300,
    deliverAfter: "2026-11-20T17:45:00Z",
    order: {
      financialStatus: "PAID",
      paymentGateways: ["shopify_payments"],
      attributes: [{ name: "public_key", value: "compte-2" }],
    },
  });
  const named = (value: unknown, path = ""): string[] => {
    if (Array.isArray(value)) return named(value[0], `${path}[]`);
    if (typeof value !== "object" || value === null) return [path];
    return Object.entries(value).flatMap(([name, part]) =>
      named(part, path === "" ? name : `${path}.${name}`),
    );
  };
  expect(named(sent(meal))).toEqual([
    "access_token",
    "phone",
    "id",
    "first_name",
    "email",
    "address",
    "comment",
    "delvery_date",
    "delivery_date",
    "delvery_time",
    "delivery_time",
    "products[].api_id",
    "products[].count",
    "products[].price",
    "payment.type",
    "payment.status",
    "payment.sum",
    "payment.amount",
    "payment.public_key",
    "payment.receiver_commision",
    "payment.reciver_commission",
    "promotion.discount",
    "promotion.discount_percent",
    "promotion.discount_code",
    "promotion.involved_dishes[].api_id",
    "promotion.involved_dishes[].count",
    "promotion.resulted_dishes[].api_id",
    "promotion.resulted_dishes[].count",
    "promotion.resulted_dishes[].modification",
  ]);
});
