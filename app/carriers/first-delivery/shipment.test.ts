import { describe, expect, it } from "vitest";
import { currencyCode } from "~/shipping/money";
import type { Parcel } from "~/shipping/ports/carrier";
import created from "./fixtures/create-201.json";
import { goodParcel } from "./fixtures/parcel";
import { prepareShipment, readCreated } from "./shipment";

const tnd = currencyCode.parse("TND");
const base = "https://www.firstdeliverygroup.com/api/v2";

const bodyOf = (changes: Partial<Parcel>): { Client: unknown; Produit: unknown } => {
  const prepared = prepareShipment({ ...goodParcel, ...changes });
  if (!prepared.ok) throw new Error(`refused: ${prepared.error.code}`);
  // Our own bytes; their shape is what the test looks at.
  return JSON.parse(prepared.value.body) as { Client: unknown; Produit: unknown };
};

const withAddress = (changes: Partial<NonNullable<Parcel["order"]["shippingAddress"]>>): Partial<Parcel> => {
  const { shippingAddress } = goodParcel.order;
  if (!shippingAddress) throw new Error("the good parcel has an address");
  return { order: { ...goodParcel.order, shippingAddress: { ...shippingAddress, ...changes } } };
};

describe("a parcel as First Delivery's create", () => {
  it("is these bytes", () => {
    const prepared = prepareShipment(goodParcel);
    expect(prepared).toEqual({
      ok: true,
      value: {
        reference: "NV0123456789",
        body:
          '{"Client":{"nom":"Amira Ben Salah","gouvernerat":"Sousse","ville":"Hammam Sousse",' +
          '"adresse":"12 rue de la République, 2e étage","telephone":"22123456","telephone2":"98765432"},' +
          '"Produit":{"prix":45.5,"designation":"2 x Robe rouge (M), 1 x Sac NV0123456789","nombreArticle":3,' +
          '"commentaire":"Appeler avant 18 h","article":"Robe rouge (M)","nombreEchange":0}}',
        idempotencyKey: null,
      },
    });
  });

  it("leaves empty what the order does not have", () => {
    const order = { ...goodParcel.order, note: null };
    const body = bodyOf({ order, phones: ["+21671234567"] });
    expect(body).toMatchObject({
      Client: { telephone: "71234567", telephone2: "" },
      Produit: { commentaire: "" },
    });
  });

  it("takes the city as typed where no delegation was found", () => {
    const place = { country: "TN", region: "Le Kef", regionCode: "33", locality: null } as const;
    const body = bodyOf({ place, ...withAddress({ city: " Sakiet " }) });
    expect(body).toMatchObject({ Client: { gouvernerat: "Le Kef", ville: "Sakiet" } });
  });

  it.each([
    ["Kef", "Le Kef"],
    ["manouba", "La Manouba"],
    ["MEDENINE", "Médenine"],
    ["Tunis", "Tunis"],
  ])("spells the region %j as %j", (region, gouvernerat) => {
    const place = { country: "TN", region, regionCode: "00", locality: "x" } as const;
    expect(bodyOf({ place })).toMatchObject({ Client: { gouvernerat } });
  });

  it.each([
    [0, 0],
    [1, 0.001],
    [45_505, 45.505],
    [120_000, 120],
    [999_000, 999],
  ])("collects %d millimes as %d dinars", (minor, prix) => {
    expect(bodyOf({ collect: { minor, currency: tnd } })).toMatchObject({ Produit: { prix } });
  });

  it("leaves out a second phone that is foreign or the same", () => {
    const second = (...phones: string[]): unknown => bodyOf({ phones }).Client;
    expect(second("+21622123456", "+33612345678", "+21698765432")).toMatchObject({ telephone2: "98765432" });
    expect(second("+21622123456", "+21622123456")).toMatchObject({ telephone2: "" });
  });
});

describe("what First Delivery would not take is a problem before anything is sent", () => {
  it.each<[string, Partial<Parcel>, object]>([
    ["no name", { recipientName: " " }, { code: "name_missing", field: "name" }],
    [
      "no address",
      withAddress({ address1: " ", address2: null }),
      { code: "address_missing", field: "address1" },
    ],
    ["no place", { place: null }, { code: "place_unknown", field: "city" }],
    [
      "a place abroad",
      { place: { country: "DZ", region: "Alger", regionCode: "16", locality: null } },
      { code: "place_not_served", field: "city", values: { region: "Alger" } },
    ],
    [
      "no city",
      {
        place: { country: "TN", region: "Sousse", regionCode: "51", locality: null },
        ...withAddress({ city: "" }),
      },
      { code: "address_missing", field: "city" },
    ],
    ["no phone", { phones: [] }, { code: "phone_missing", field: "phone" }],
    [
      "a foreign phone, though the next is Tunisian",
      { phones: ["+33612345678", "+21622123456"] },
      { code: "phone_foreign", field: "phone", values: {} },
    ],
    ["a phone of seven digits", { phones: ["+2162212345"] }, { code: "phone_invalid", field: "phone" }],
    [
      "more than 999 DT",
      { collect: { minor: 999_001, currency: tnd } },
      {
        code: "amount_above_limit",
        field: "amount",
        values: { amount: "999.001", limit: "999.000", currency: "TND" },
      },
    ],
    [
      "euros",
      { collect: { minor: 4_550, currency: currencyCode.parse("EUR") } },
      { code: "currency_mismatch", field: "amount", values: { expected: "TND", currency: "EUR" } },
    ],
    ["nothing inside", { contents: [] }, { code: "nothing_to_ship" }],
  ])("%s", (_what, changes, problem) => {
    expect(prepareShipment({ ...goodParcel, ...changes })).toMatchObject({ ok: false, error: problem });
  });
});

describe("the answer to a creation", () => {
  it("is a parcel with its barcode and its label for staff", () => {
    expect(readCreated(created.result, base)).toEqual({
      trackingNumber: "683375045049",
      trackingUrl: null,
      labelUrl: "https://www.firstdeliverygroup.com/api/v2/print?q=eyji",
      carrierState: null,
    });
  });

  it.each([
    [{ barCode: 683375045049, link: "{{env}}/print?q=eyji" }, "683375045049", `${base}/print?q=eyji`],
    [{ barCode: "1", print: "print?q=a" }, "1", `${base}/print?q=a`],
    [{ barCode: "1", link: null }, "1", null],
    [{ barCode: "1", link: "javascript:alert(1)" }, "1", null],
  ])("reads %j", (result, trackingNumber, labelUrl) => {
    expect(readCreated(result, base)).toMatchObject({ trackingNumber, labelUrl });
  });

  it.each([null, {}, { barCode: "" }, [], "683375045049"])("finds no parcel in %j", (result) => {
    expect(readCreated(result, base)).toBeNull();
  });
});
