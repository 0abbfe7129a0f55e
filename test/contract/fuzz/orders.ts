import fc from "fast-check";
import { deliveryMethods, fulfillmentOrder, shippingOrder, type ShippingOrder } from "~/shipping/order";
import { shipmentStates, type Shipment } from "~/shipping/shipment";
import { exampleAddress, exampleFulfillmentOrder, exampleLine, exampleOrder } from "../../examples/orders";
import { exampleShipment } from "../../examples/shipments";
import { awkwardTexts } from "./json";

/** Orders of up to four lines, spread over up to four fulfillment orders at three locations, and their shipments. */

const lineIds = ["11", "12", "13", "14"] as const;
const quantities = fc.nat({ max: 5 });
const prices = fc.oneof(fc.nat({ max: 100_000 }), fc.constantFrom(0, 1, -500, 999_999_999_999_999));
const fulfillmentStatuses = fc.constantFrom(
  "OPEN",
  "OPEN",
  "OPEN",
  "IN_PROGRESS",
  "SCHEDULED",
  "ON_HOLD",
  "CLOSED",
  "CANCELLED",
  "INCOMPLETE",
);

const lines = fc.tuple(
  ...lineIds.map((id) =>
    fc
      .tuple(quantities, prices, fc.boolean())
      .map(([quantity, price, ships]) =>
        exampleLine(id, quantity, price, { requiresShipping: ships || price % 3 > 0 }),
      ),
  ),
);

const fulfillmentOrders = fc.array(
  fc.record({
    status: fulfillmentStatuses,
    location: fc.constantFrom("301", "302", null),
    method: fc.constantFrom("SHIPPING", "SHIPPING", "SHIPPING", ...deliveryMethods),
    canCreateFulfillment: fc.boolean(),
    remaining: fc.array(fc.tuple(fc.constantFrom(...lineIds), quantities), { maxLength: 5 }),
  }),
  { maxLength: 4 },
);

export const plannedOrders: fc.Arbitrary<ShippingOrder> = fc
  .record({ lines, fulfillmentOrders, written: fc.subarray(["501", "502"]) })
  .map((made) =>
    exampleOrder({
      lines: made.lines,
      fulfillmentOrders: made.fulfillmentOrders.map((one, index) =>
        exampleFulfillmentOrder(
          String(9001 + index),
          one.remaining.map(([id, remaining], at) => [`${index + 1}${at}`, id, remaining] as const),
          {
            status: one.status,
            locationId: one.location,
            locationName: one.location ?? "Dépôt",
            deliveryMethod: one.method,
            canCreateFulfillment: one.canCreateFulfillment,
          },
        ),
      ),
      fulfillments: made.written.map((id) => ({
        id,
        active: true,
        trackingNumbers: [],
        company: null,
        lines: [],
      })),
    }),
  );

const uuid = (at: number): string => `0b7c1f0e-6f3c-4a3a-9a58-0c5a5a2f7d${String(10 + at)}`;

export const shipmentsOfIt: fc.Arbitrary<readonly Shipment[]> = fc
  .array(
    fc.record({
      state: fc.constantFrom(...shipmentStates),
      fulfillmentOrderId: fc.constantFrom("9001", "9002", "9003", "8000"),
      fulfillmentId: fc.constantFrom(null, null, "501", "502"),
      lines: fc.array(fc.tuple(fc.constantFrom(...lineIds), fc.integer({ min: 1, max: 5 })), {
        minLength: 1,
        maxLength: 3,
      }),
      collect: fc.option(fc.nat({ max: 200_000 })),
    }),
    { maxLength: 4 },
  )
  .map((made) =>
    made.map(({ lines: goods, collect, ...one }, at) =>
      exampleShipment({
        ...one,
        id: uuid(at),
        collect: collect === null ? null : { minor: collect, currency: "TND" },
        lines: goods.map(([orderLineId, quantity], line) => ({ id: `8${at}${line}`, orderLineId, quantity })),
      }),
    ),
  );

const texts = fc.oneof(
  awkwardTexts.map((text) => text.toWellFormed().replaceAll("\0", "")),
  fc.constantFrom(
    "Tunis",
    "نهج الحرية، صفاقس",
    "Bab Ezzouar",
    "Alger",
    "Montréal",
    "H2S 2K1",
    "2000",
    "QC",
    "16",
  ),
);
const phones = fc.oneof(
  texts,
  fc.constantFrom("+216 20 123 456", "0550 12 34 56", "438-555-0102", "٢٠١٢٣٤٥٦", "+33 6 12 34 56 78"),
);

/** Orders with anything in the fields that people fill in. */
export const typedOrders: fc.Arbitrary<ShippingOrder> = fc
  .record({
    name: texts,
    company: fc.option(texts),
    address1: texts,
    address2: fc.option(texts),
    city: texts,
    zip: texts,
    province: texts,
    provinceCode: fc.option(texts),
    country: fc.constantFrom("TN", "TN", "DZ", "DZ", "CA", "CA", "FR", "", "xx"),
    phones: fc.array(phones, { maxLength: 3 }),
    note: fc.option(texts),
    tags: fc.array(
      fc.oneof(texts, fc.constantFrom("stop-desk", "exchange", "parcels: 3", "parcels: 99999")),
      { maxLength: 3 },
    ),
    title: texts,
    quantity: fc.constantFrom(0, 1, 2, 1_000_000),
    price: prices,
    weight: fc.constantFrom(null, 0, 0.001, 400, 1e12),
    owed: fc.oneof(
      fc.constant(null),
      fc.nat({ max: 2_000_000 }),
      fc.constantFrom(0, 999_000, 999_001, 4_500_00),
    ),
    currency: fc.constantFrom("TND", "DZD", "CAD", "EUR"),
    method: fc.constantFrom("SHIPPING", "SHIPPING", "LOCAL"),
    location: fc.constantFrom(null, "Montréal"),
  })
  .map((typed) => {
    const money = (minor: number) => ({ minor, currency: typed.currency });
    const { name, company, address1, address2, city, zip, province, provinceCode, country } = typed;
    return shippingOrder.parse({
      ...exampleOrder(),
      currency: typed.currency,
      owed: typed.owed === null ? null : money(typed.owed),
      phones: typed.phones,
      note: typed.note,
      tags: typed.tags,
      shippingAddress: exampleAddress({
        name,
        company,
        address1,
        address2,
        city,
        zip,
        province,
        provinceCode,
        country,
      }),
      lines: [
        exampleLine("11", typed.quantity, typed.price, {
          title: typed.title,
          unitPrice: money(typed.price),
          originalUnitPrice: money(typed.price),
          weightGrams: typed.weight,
        }),
      ],
      fulfillmentOrders: [
        fulfillmentOrder.parse(
          exampleFulfillmentOrder("9001", [["91", "11", typed.quantity]], {
            deliveryMethod: typed.method,
            locationAddress:
              typed.location === null
                ? null
                : {
                    address1: "100 rue Saint-Paul",
                    address2: null,
                    city: typed.location,
                    zip: "H2Y 1Z3",
                    province: "Quebec",
                    country: "CA",
                    phone: "514 555-0101",
                  },
          }),
        ),
      ],
    });
  });
