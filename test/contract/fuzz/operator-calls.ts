import fc from "fast-check";
import { shipmentStates, carrierNames } from "~/shipping/shipment";
import { verbs } from "~/operator/verbs";
import type { VerbCall } from "~/operator/wire";
import { casts } from "./carrier-stage";
import { awkwardTexts, changed, type Json, spoilt, writtenOut } from "./json";

/** Typed by mistake where it does not belong: it must not come back in what is answered. */
export const secret = "tok-fuzz-7c1e9b";

/** JSON that each verb takes, to be spoilt. */
const inputs = (connections: readonly string[]): Readonly<Record<string, readonly Json[]>> => ({
  install: [
    { accessToken: secret, scope: "read_orders", refreshToken: null, expires: "2026-11-22T10:00:00Z" },
  ],
  connect: carrierNames.flatMap((name) =>
    [undefined, ...connections].map((id): Json => ({
      ...casts[name].settings,
      ...(id === undefined ? {} : { id }),
    })),
  ),
  settings: [
    {
      shipping: {
        mode: "automatic",
        connection: connections[0] ?? null,
        notifyCustomer: true,
        oldAfterHours: 48,
      },
    },
    {
      cash: { gateways: ["Cash on Delivery (COD)"] },
      parcel: { weightGrams: 500, lengthCm: 30, widthCm: 20, heightCm: 10 },
    },
    {
      pickup: {
        name: "Atelier",
        phone: "+1 514 555 0123",
        email: "a@example.com",
        address: {
          line1: "1 rue",
          line2: "",
          city: "Montréal",
          province: "QC",
          postalCode: "H2J 2K8",
          country: "CA",
        },
        hours: { start: "09:00", end: "17:00" },
        instructions: "",
      },
      products: [{ variantId: "501", apiId: 139, weightGrams: 100 }],
    },
  ],
  ship: [{ connection: connections[0] ?? "", serviceLevel: "express" }, {}],
  remark: [{ text: "Appeler avant 14 h" }],
  settle: [{ trackingNumber: "683377360858" }, {}],
  answer: [{ place: { regionCode: "51", locality: "Hammam Sousse" } }, { twin: "ship" }, { twin: "skip" }],
});

export interface Known {
  readonly shop: string;
  readonly orders: readonly string[];
  readonly shipments: readonly string[];
  readonly connections: readonly string[];
}

/** A call as somebody who knows the shop types it, or as somebody who does not. */
export function operatorCalls(known: Known): fc.Arbitrary<VerbCall> {
  const shops = fc.oneof(
    { arbitrary: fc.constant(known.shop), weight: 8 },
    {
      arbitrary: fc.constantFrom(
        "other.myshopify.com",
        ` ${known.shop.toUpperCase()} `,
        `${"a".repeat(5_000)}.myshopify.com`,
      ),
      weight: 1,
    },
    { arbitrary: awkwardTexts, weight: 1 },
  );
  const orders = fc.oneof(
    { arbitrary: fc.constantFrom(...known.orders), weight: 6 },
    { arbitrary: awkwardTexts, weight: 1 },
    { arbitrary: fc.constantFrom("99999999999999999999", "#0", secret), weight: 1 },
  );
  const ids = fc.oneof(
    { arbitrary: fc.constantFrom(...known.shipments, ...known.connections), weight: 8 },
    { arbitrary: fc.uuid(), weight: 1 },
    { arbitrary: awkwardTexts, weight: 1 },
  );
  const words: Readonly<Record<string, fc.Arbitrary<string>>> = {
    SHOP: shops,
    ORDER: orders,
    "ORDER…": orders,
    ID: ids,
    "ID…": ids,
    "[ID…]": ids,
    CONNECTION: ids,
    CARRIER: fc.constantFrom(...carrierNames, "postman"),
    STATE: fc.constantFrom(...shipmentStates, "lost"),
    "sent|not-sent": fc.constantFrom("sent", "not-sent", "perhaps"),
  };
  const shapes = inputs(known.connections);
  return fc
    .oneof(
      // Encrypting everything again takes no input and has tests of its own.
      { arbitrary: fc.constantFrom(...verbs.filter(({ name }) => name !== "rotate-keys")), weight: 30 },
      { arbitrary: awkwardTexts.map((name) => ({ name, parameters: "" })), weight: 1 },
    )
    .chain(({ name, parameters }) => {
      const typed = parameters
        .split(" ")
        .filter(Boolean)
        .map((parameter) => words[parameter] ?? awkwardTexts);
      const documents = shapes[name] ?? [{ connection: secret }];
      const json = fc
        .constantFrom(...documents)
        .chain((document) => changed(document, undefined, 2))
        .map(writtenOut);
      return fc.record({
        verb: fc.constant(name),
        words: fc
          .tuple(fc.tuple(...typed), fc.array(orders, { maxLength: 2 }), fc.nat({ max: 9 }))
          .map(([right, more, chance]) =>
            chance === 0 ? right.slice(1) : chance === 1 ? [...right, ...more] : right,
          ),
        json: fc.oneof(
          { arbitrary: fc.constant(null), weight: shapes[name] ? 1 : 8 },
          { arbitrary: spoilt(json), weight: 8 },
        ),
      });
    });
}
