import { describe, expect, it } from "vitest";
import { currencyCode } from "~/shipping/money";
import type { Parcel } from "~/shipping/ports/carrier";
import type { ShopSettings } from "~/shipping/settings";
import created from "./fixtures/create-201.json";
import { goodParcel } from "./fixtures/parcel";
import { prepareShipment, readCreated } from "./shipment";
import type { CreateBody } from "./wire";

const cad = currencyCode.parse("CAD");
const now = new Date("2026-11-20T14:00:00Z");
const { settings, fulfillmentOrder, order } = goodParcel;

const bodyOf = (
  changes: Partial<Parcel> = {},
  chosen: Parameters<typeof prepareShipment>[1] = {},
): CreateBody => {
  const prepared = prepareShipment({ ...goodParcel, ...changes }, chosen, now);
  if (!prepared.ok) throw new Error(`refused: ${prepared.error.code} ${prepared.error.field}`);
  // Our own bytes; their shape is what the tests look at.
  return JSON.parse(prepared.value.body) as CreateBody;
};
const refusalOf = (changes: Partial<Parcel>): unknown => {
  const prepared = prepareShipment({ ...goodParcel, ...changes }, {}, now);
  return prepared.ok ? prepared.value.body : prepared.error;
};
const withAddress = (changes: Partial<NonNullable<Parcel["order"]["shippingAddress"]>>): Partial<Parcel> => {
  if (!order.shippingAddress) throw new Error("the good parcel has an address");
  return { order: { ...order, shippingAddress: { ...order.shippingAddress, ...changes } } };
};
const withPickup = (changes: Partial<ShopSettings["pickup"]>): Partial<Parcel> => ({
  settings: { ...settings, pickup: { ...settings.pickup, ...changes } },
});
const withLocation = (
  changes: Partial<NonNullable<Parcel["fulfillmentOrder"]["locationAddress"]>>,
): Partial<Parcel> => {
  if (!fulfillmentOrder.locationAddress) throw new Error("the good parcel's location has an address");
  return {
    fulfillmentOrder: {
      ...fulfillmentOrder,
      locationAddress: { ...fulfillmentOrder.locationAddress, ...changes },
    },
  };
};
const inPieces = (parcels: number): Partial<Parcel> => ({
  marks: { stopDesk: false, exchange: false, serviceLevel: null, parcels, toTakeBack: null },
});
const weighing = (...grams: (number | null)[]): Partial<Parcel> => ({
  contents: goodParcel.contents.map((line, index) => ({ ...line, weightGrams: grams[index] ?? null })),
});
const ownAddress = {
  line1: "8 avenue du Parc",
  line2: "",
  city: "Laval",
  province: "QC",
  postalCode: "h7n 1a1",
  country: "CA",
};

describe("a parcel as Dropcolis' order", () => {
  it("is these bytes, and this key of them", () => {
    expect(prepareShipment(goodParcel, {}, now)).toEqual({
      ok: true,
      value: {
        reference: "NV0123456789",
        body:
          '{"partner_order_id":"NV0123456789","reference":"#2001","service_level":"standard",' +
          '"cod":{"amount_cents":7950,"currency":"CAD"},' +
          '"pickup":{"name":"Atelier Saint-Paul","phone":"+15145550101","email":"atelier@example.com",' +
          '"address":{"line1":"100 rue Saint-Paul","line2":"Local 5","city":"Montréal","province":"QC",' +
          '"postal_code":"H2Y1Z3","country":"CA"},"instructions":"Quai à l\'arrière"},' +
          '"dropoff":{"name":"Julie Gagnon","phone":"+14385550102","email":"julie.gagnon@example.com",' +
          '"address":{"line1":"456 boulevard Rosemont","line2":"App. 302","city":"Montréal","province":"QC",' +
          '"postal_code":"H2S2K1","country":"CA"},"instructions":"Laisser au concierge"},' +
          '"parcels":[{"parcel_id":"NV0123456789-1","description":"2 x Tuque (Rouge), 1 x Sirop d\'érable",' +
          '"length_cm":30,"width_cm":20,"height_cm":10,"weight_kg":1.001,"value_cents":7950,"barcode":"NV0123456789"}],' +
          '"instructions":"Laisser au concierge",' +
          '"metadata":{"order_name":"#2001","order_id":"6501234567890","order_source":"shopify",' +
          '"shipment_reference":"NV0123456789"}}',
        // printf '%s' "$BODY" | openssl dgst -sha256, its first 16 digits
        idempotencyKey: "NV0123456789-082da134145832da",
      },
    });
  });

  it("says everything that is known", () => {
    const body = bodyOf(
      {
        ...inPieces(2),
        ...withPickup({
          name: "Entrepôt",
          hours: { start: "09:00", end: "12:00" },
          instructions: "Quai à l'arrière",
        }),
        order: { ...order, tags: ["fragile", "service: same day"] },
        marks: { ...goodParcel.marks, serviceLevel: "same_day", parcels: 2 },
        fulfillmentOrder: {
          ...fulfillmentOrder,
          deliverAfter: new Date("2026-11-20T19:00:00Z"),
          deliverBefore: new Date("2026-11-20T23:00:00Z"),
        },
      },
      { insurance: "declared-value" },
    );
    const piece = {
      length_cm: 30,
      width_cm: 20,
      height_cm: 10,
      value_cents: 3_975,
      fragile: true,
    };
    expect(body).toEqual({
      partner_order_id: "NV0123456789",
      reference: "#2001",
      service_level: "same_day",
      cod: { amount_cents: 7_950, currency: "CAD" },
      insurance: { amount_cents: 7_950, currency: "CAD" },
      pickup: {
        name: "Entrepôt",
        phone: "+15145550101",
        email: "atelier@example.com",
        address: {
          line1: "100 rue Saint-Paul",
          line2: "Local 5",
          city: "Montréal",
          province: "QC",
          postal_code: "H2Y1Z3",
          country: "CA",
        },
        time_window: { start: "2026-11-20T09:00:00-05:00", end: "2026-11-20T12:00:00-05:00" },
        instructions: "Quai à l'arrière",
      },
      dropoff: {
        name: "Julie Gagnon",
        phone: "+14385550102",
        email: "julie.gagnon@example.com",
        address: {
          line1: "456 boulevard Rosemont",
          line2: "App. 302",
          city: "Montréal",
          province: "QC",
          postal_code: "H2S2K1",
          country: "CA",
        },
        time_window: { start: "2026-11-20T14:00:00-05:00", end: "2026-11-20T18:00:00-05:00" },
        instructions: "Laisser au concierge",
      },
      parcels: [
        {
          ...piece,
          parcel_id: "NV0123456789-1",
          description: "2 x Tuque (Rouge), 1 x Sirop d'érable (1/2)",
          weight_kg: 0.501,
          barcode: "NV0123456789-1",
        },
        {
          ...piece,
          parcel_id: "NV0123456789-2",
          description: "2 x Tuque (Rouge), 1 x Sirop d'érable (2/2)",
          weight_kg: 0.5,
          barcode: "NV0123456789-2",
        },
      ],
      instructions: "Laisser au concierge",
      metadata: {
        order_name: "#2001",
        order_id: "6501234567890",
        order_source: "shopify",
        shipment_reference: "NV0123456789",
      },
    });
  });

  it("has the same key for the same bytes, and another one for others", () => {
    const keyOf = (changes: Partial<Parcel>): unknown => {
      const prepared = prepareShipment({ ...goodParcel, ...changes }, {}, now);
      return prepared.ok ? prepared.value.idempotencyKey : prepared.error;
    };
    expect(keyOf({})).toBe(keyOf({}));
    expect(keyOf(withAddress({ zip: "H2S 2K2" }))).not.toBe(keyOf({}));
  });

  it("collects nothing where nothing is owed", () => {
    expect(bodyOf({ collect: { minor: 0, currency: cad } })).not.toHaveProperty("cod");
    expect(bodyOf({ collect: { minor: 1, currency: cad } }).cod).toEqual({
      amount_cents: 1,
      currency: "CAD",
    });
  });

  it("leaves out what nobody knows", () => {
    const body = bodyOf({
      order: { ...order, email: null, note: null, shippingAddress: order.shippingAddress },
      settings: {
        ...settings,
        pickup: { ...settings.pickup, email: "", instructions: "" },
        parcel: { weightGrams: null, lengthCm: null, widthCm: null, heightCm: null },
      },
      ...withLocation({ address2: null }),
    });
    expect(Object.keys(body)).toEqual([
      "partner_order_id",
      "reference",
      "service_level",
      "cod",
      "pickup",
      "dropoff",
      "parcels",
      "metadata",
    ]);
    expect(Object.keys(body.pickup)).toEqual(["name", "phone", "address"]);
    expect(Object.keys(body.pickup.address)).not.toContain("line2");
    expect(Object.keys(body.dropoff)).toEqual(["name", "phone", "address"]);
    expect(Object.keys(body.parcels[0] ?? {})).toEqual([
      "parcel_id",
      "description",
      "weight_kg",
      "value_cents",
      "barcode",
    ]);
  });

  it("goes as fast as it is marked for, else as the connection says", () => {
    const marked = (serviceLevel: string | null): Partial<Parcel> => ({
      marks: { ...goodParcel.marks, serviceLevel },
    });
    expect(bodyOf(marked(null), { serviceLevel: "express" }).service_level).toBe("express");
    expect(bodyOf(marked("same_day"), { serviceLevel: "express" }).service_level).toBe("same_day");
    expect(refusalOf(marked("overnight"))).toMatchObject({ code: "service_level_unknown", field: "service" });
  });

  it("is insured for what its goods are worth, where the connection says so", () => {
    expect(bodyOf({}, { insurance: "declared-value" }).insurance).toEqual({
      amount_cents: 7_950,
      currency: "CAD",
    });
    expect(bodyOf({}, { insurance: "none" })).not.toHaveProperty("insurance");
    const gift = goodParcel.contents.map((line) => ({ ...line, unitPrice: { minor: 0, currency: cad } }));
    expect(bodyOf({ contents: gift }, { insurance: "declared-value" })).not.toHaveProperty("insurance");
  });

  it("says nobody's name in its metadata", () => {
    expect(bodyOf().metadata).toEqual({
      order_name: "#2001",
      order_id: "6501234567890",
      order_source: "shopify",
      shipment_reference: "NV0123456789",
    });
  });

  it("takes the province by code, by name or as staff said", () => {
    const provinceOf = (changes: Partial<Parcel>): string => bodyOf(changes).dropoff.address.province;
    expect(provinceOf(withAddress({ provinceCode: "ON", zip: "M5V 3L9" }))).toBe("ON");
    expect(provinceOf(withAddress({ provinceCode: null, province: "Québec" }))).toBe("QC");
    expect(provinceOf(withAddress({ provinceCode: null, province: "" }))).toBe("QC");
  });

  it("tells the window promised at checkout and the shop's next hours", () => {
    const body = bodyOf({
      ...withPickup({ hours: { start: "09:00", end: "12:00" } }),
      fulfillmentOrder: {
        ...fulfillmentOrder,
        deliverAfter: new Date("2026-11-20T19:00:00Z"),
        deliverBefore: new Date("2026-11-20T23:00:00Z"),
      },
    });
    expect([body.pickup.time_window, body.dropoff.time_window]).toEqual([
      { start: "2026-11-20T09:00:00-05:00", end: "2026-11-20T12:00:00-05:00" },
      { start: "2026-11-20T14:00:00-05:00", end: "2026-11-20T18:00:00-05:00" },
    ]);
  });
});

describe("the pick-up", () => {
  it("is the shop's own address where the location's cannot be used", () => {
    const own = {
      line1: "8 avenue du Parc",
      city: "Laval",
      province: "QC",
      postal_code: "H7N1A1",
      country: "CA",
    };
    const pickup = withPickup({ address: ownAddress });
    expect(
      bodyOf({ ...pickup, fulfillmentOrder: { ...fulfillmentOrder, locationAddress: null } }).pickup.address,
    ).toEqual(own);
    expect(bodyOf({ ...pickup, ...withLocation({ zip: "" }) }).pickup.address).toEqual(own);
    expect(bodyOf(pickup).pickup.address.line1).toBe("100 rue Saint-Paul");
  });

  it("has the shop's name and phone, else the location's", () => {
    const { pickup } = bodyOf({
      ...withPickup({ name: "Entrepôt", phone: "" }),
      ...withLocation({ phone: "+15145550109" }),
    });
    expect([pickup.name, pickup.phone]).toEqual(["Entrepôt", "+15145550109"]);
  });

  it.each<[string, Partial<Parcel>]>([
    ["pickup.address", { fulfillmentOrder: { ...fulfillmentOrder, locationAddress: null } }],
    ["pickup.address.line1", withLocation({ address1: " " })],
    ["pickup.address.city", withLocation({ city: "" })],
    ["pickup.address.province", withLocation({ province: "NY" })],
    ["pickup.address.postalCode", withLocation({ zip: "1000" })],
    ["pickup.address.country", withLocation({ country: "US" })],
    ["pickup.name", { fulfillmentOrder: { ...fulfillmentOrder, locationName: "" } }],
    ["pickup.phone", withPickup({ phone: "" })],
    ["pickup.phone", withPickup({ phone: "12" })],
    ["pickup.email", withPickup({ email: "atelier" })],
    ["pickup.hours", withPickup({ hours: { start: "17:00", end: "09:00" } })],
  ])("without a usable %s is incomplete", (field, changes) => {
    expect(refusalOf(changes)).toMatchObject({ code: "pickup_incomplete", field });
  });
});

describe("the pieces", () => {
  it("share weight and value to the gram and the cent", () => {
    const { parcels } = bodyOf(inPieces(3));
    expect(
      parcels.map(({ parcel_id, weight_kg, value_cents }) => [parcel_id, weight_kg, value_cents]),
    ).toEqual([
      ["NV0123456789-1", 0.334, 2650],
      ["NV0123456789-2", 0.334, 2650],
      ["NV0123456789-3", 0.333, 2650],
    ]);
    expect(parcels[1]?.description).toBe("2 x Tuque (Rouge), 1 x Sirop d'érable (2/3)");
    expect(bodyOf(inPieces(50)).parcels).toHaveLength(50);
  });

  it("bear our reference as a barcode, and are fragile where the order is marked so", () => {
    const marked = { order: { ...order, tags: ["Fragile"] } };
    expect(bodyOf().parcels).toMatchObject([{ barcode: "NV0123456789" }]);
    expect(bodyOf().parcels[0]).not.toHaveProperty("fragile");
    expect(
      bodyOf({ ...marked, ...inPieces(2) }).parcels.map(({ fragile, barcode }) => [fragile, barcode]),
    ).toEqual([
      [true, "NV0123456789-1"],
      [true, "NV0123456789-2"],
    ]);
  });

  const shopWeight = (weightGrams: number): Partial<Parcel> => ({
    settings: { ...settings, parcel: { ...settings.parcel, weightGrams } },
  });
  it.each<[string, Partial<Parcel>, number]>([
    ["its lines", weighing(180, 640), 1],
    ["its lines, whatever the shop's default", { ...weighing(180, 640), ...shopWeight(5_000) }, 1],
    ["the shop's default where a line was not weighed", { ...weighing(180, null), ...shopWeight(500) }, 0.5],
    ["the shop's default where no line was", { ...weighing(null, 0), ...shopWeight(750) }, 0.75],
    [
      "the weighed lines where they are more than the default",
      { ...weighing(900, null), ...shopWeight(500) },
      1.8,
    ],
    [
      "the product map where Shopify has none",
      {
        ...weighing(180, null),
        settings: { ...settings, products: [{ variantId: "12", apiId: 7, weightGrams: 250 }] },
      },
      0.61,
    ],
  ])("weigh as %s", (_what, changes, kilograms) => {
    expect(bodyOf(changes).parcels[0]?.weight_kg).toBe(kilograms);
  });

  it("each weigh as the shop's default", () => {
    const { parcels } = bodyOf({ ...weighing(), ...shopWeight(500), ...inPieces(2) });
    expect(parcels.map((piece) => piece.weight_kg)).toEqual([0.5, 0.5]);
  });
});

describe("what Dropcolis would not take is a problem before anything is sent", () => {
  it.each<[string, Partial<Parcel>, object]>([
    ["no name", { recipientName: " " }, { code: "name_missing", field: "name" }],
    [
      "no address",
      withAddress({ address1: " ", address2: null }),
      { code: "address_missing", field: "address1" },
    ],
    ["no city", withAddress({ city: "" }), { code: "address_missing", field: "city" }],
    [
      "another country",
      withAddress({ country: "US" }),
      { code: "place_not_served", field: "country", values: { region: "US" } },
    ],
    [
      "no province",
      { ...withAddress({ provinceCode: null, province: "" }), place: null },
      { code: "place_unknown", field: "province" },
    ],
    ["a French postal code", withAddress({ zip: "75011" }), { code: "postal_code_invalid", field: "zip" }],
    ["no postal code", withAddress({ zip: "" }), { code: "postal_code_invalid", field: "zip" }],
    [
      "Toronto's postal code in Quebec",
      withAddress({ zip: "M5V 3L9" }),
      { code: "postal_code_invalid", field: "zip", values: { province: "QC" } },
    ],
    ["no phone", { phones: [] }, { code: "phone_missing", field: "phone" }],
    [
      "US dollars",
      { collect: { minor: 100, currency: currencyCode.parse("USD") } },
      { code: "currency_mismatch", field: "amount", values: { expected: "CAD", currency: "USD" } },
    ],
    ["a negative amount", { collect: { minor: -1, currency: cad } }, { code: "amount_unreadable" }],
    [
      "51 pieces",
      inPieces(51),
      { code: "parcels_out_of_range", field: "parcels", values: { parcels: 51, least: 1, most: 50 } },
    ],
    ["no piece", inPieces(0), { code: "parcels_out_of_range", field: "parcels" }],
    ["no weight", weighing(180, null), { code: "weight_missing", field: "weight" }],
    [
      "fewer grams than pieces",
      { ...weighing(1, 1), ...inPieces(4) },
      { code: "weight_missing", field: "weight" },
    ],
    ["nothing inside", { contents: [] }, { code: "nothing_to_ship" }],
  ])("%s", (_what, changes, problem) => {
    expect(refusalOf(changes)).toMatchObject(problem);
  });
});

describe("the answer to a creation", () => {
  it("is a parcel: its id is its tracking number, with its page, its cost and its day", () => {
    expect(readCreated(created, goodParcel.reference)).toEqual({
      trackingNumber: "dc_9f7a1f2e3d4c5b6a",
      trackingUrl: "http://localhost:5001/track/dc_9f7a1f2e3d4c5b6a",
      labelUrl: null,
      carrierState: "pending",
      carrierId: "dc_9f7a1f2e3d4c5b6a",
      cost: { minor: 1499, currency: "CAD" },
      estimatedDelivery: new Date("2025-11-08T23:00:00Z"),
    });
  });

  it("believes no cost, time or id that nobody could keep", () => {
    const strange = { ...created, rate_cents: "9".repeat(400), estimated_delivery: "0000-01-01T00:00:00Z" };
    const read = readCreated(strange, goodParcel.reference);
    expect([read?.cost, read?.estimatedDelivery]).toEqual([undefined, undefined]);
    expect(readCreated({ ...created, order_id: "x".repeat(256) }, goodParcel.reference)).toBeNull();
  });

  it("does without what it does not hold, and keeps only links that lead to the web", () => {
    const bare = {
      order_id: "dc_1",
      status: "accepted",
      tracking_url: "javascript:alert(1)",
      rate_cents: "?",
    };
    expect(readCreated(bare, goodParcel.reference)).toEqual({
      trackingNumber: "dc_1",
      trackingUrl: null,
      labelUrl: null,
      carrierState: "accepted",
      carrierId: "dc_1",
    });
  });

  it.each([
    null,
    {},
    [],
    { order_id: "" },
    { order_id: "dc_1" },
    { ...created, partner_order_id: "NV9999999999" },
  ])("finds no parcel of ours in %j", (body) => {
    expect(readCreated(body, goodParcel.reference)).toBeNull();
  });
});
