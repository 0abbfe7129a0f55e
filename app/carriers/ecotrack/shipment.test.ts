import { describe, expect, it } from "vitest";
import { currencyCode } from "~/shipping/money";
import type { Parcel } from "~/shipping/ports/carrier";
import { goodParcel, lists } from "./fixtures/parcel";
import { prepareShipment, readCreated } from "./shipment";

const dzd = currencyCode.parse("DZD");

const bodyOf = (changes: Partial<Parcel>): Record<string, unknown> => {
  const prepared = prepareShipment({ ...goodParcel, ...changes }, lists);
  if (!prepared.ok) throw new Error(`refused: ${prepared.error.code}`);
  // Our own bytes; their shape is what the test looks at.
  return JSON.parse(prepared.value.body) as Record<string, unknown>;
};

const withAddress = (changes: Partial<NonNullable<Parcel["order"]["shippingAddress"]>>): Partial<Parcel> => {
  const { shippingAddress } = goodParcel.order;
  if (!shippingAddress) throw new Error("the good parcel has an address");
  return { order: { ...goodParcel.order, shippingAddress: { ...shippingAddress, ...changes } } };
};
const at = (regionCode: string, region: string, locality: string | null): Partial<Parcel> => ({
  place: { country: "DZ", region, regionCode, locality },
});
const marked = (marks: Partial<Parcel["marks"]>): Partial<Parcel> => ({
  marks: { ...goodParcel.marks, ...marks },
});

describe("a parcel as ECOTRACK's create/order", () => {
  it("is these bytes", () => {
    expect(prepareShipment(goodParcel, lists)).toEqual({
      ok: true,
      value: {
        reference: "NV0123456789",
        body:
          '{"reference":"NV0123456789","nom_client":"Yacine Belkacem","telephone":"0550123456",' +
          '"telephone_2":"021634567","adresse":"Cité 1200 logements, bât. 4, Alger","commune":"Bab Ezzouar",' +
          '"code_wilaya":16,"montant":4500,"remarque":"Appeler avant 18 h",' +
          '"produit":"2 x Burnous (L), 1 x Chèche","quantite":"3","type":1,"stop_desk":0,"weight":1.75}',
        idempotencyKey: null,
      },
    });
  });

  it("leaves out what the order does not have", () => {
    const order = { ...goodParcel.order, note: null };
    const contents = goodParcel.contents.map((line) => ({ ...line, weightGrams: 0 }));
    const body = bodyOf({ order, contents, phones: ["+213550123456", "+33612345678"] });
    expect(Object.keys(body)).toEqual(
      "reference nom_client telephone adresse commune code_wilaya montant produit quantite type stop_desk".split(
        " ",
      ),
    );
  });

  it("weighs what the shop says of its parcels where a line has no weight", () => {
    const contents = goodParcel.contents.map((line) => ({ ...line, weightGrams: null }));
    const { settings } = goodParcel;
    const parcel = { ...settings.parcel, weightGrams: 900 };
    expect(bodyOf({ contents, settings: { ...settings, parcel } })["weight"]).toBe(0.9);
    const products = [
      { variantId: "11", apiId: 1, weightGrams: 400 },
      { variantId: "12", apiId: 2, weightGrams: 100 },
    ];
    expect(bodyOf({ contents, settings: { ...settings, parcel, products } })["weight"]).toBe(0.9);
  });

  it("waits at a desk, with the desk's code", () => {
    expect(bodyOf(marked({ stopDesk: true }))).toMatchObject({
      commune: "Bab Ezzouar",
      stop_desk: 1,
      code_postal: "1602",
    });
  });

  it("takes the desk that the order's own code names where a commune has several", () => {
    const oran = { ...at("31", "Oran", null), ...withAddress({ city: "Oran", zip: "3102" }) };
    expect(bodyOf({ ...oran, ...marked({ stopDesk: true }) })).toMatchObject({ code_postal: "3102" });
  });

  it("is an exchange that takes the same article back", () => {
    expect(bodyOf(marked({ exchange: true }))).toMatchObject({
      type: 2,
      produit_a_recuperer: "2 x Burnous (L), 1 x Chèche",
    });
  });

  it("is an exchange that takes back what the order names", () => {
    expect(bodyOf(marked({ exchange: true, toTakeBack: "Burnous (M)" }))).toMatchObject({
      type: 2,
      produit: "2 x Burnous (L), 1 x Chèche",
      produit_a_recuperer: "Burnous (M)",
    });
    expect(bodyOf(marked({ toTakeBack: "Burnous (M)" }))).not.toHaveProperty("produit_a_recuperer");
  });

  it.each([
    [0, 0],
    [100, 1],
    [450_000, 4_500],
  ])("collects %d centimes as %d dinars", (minor, montant) => {
    expect(bodyOf({ collect: { minor, currency: dzd } })).toMatchObject({ montant });
  });
});

describe("the commune, by the host's own list", () => {
  it.each([
    ["16", "bab ezzouar", "Bab Ezzouar"],
    ["16", "BAB-EZZOUAR", "Bab Ezzouar"],
    ["16", "Sidi M’Hamed", "Sidi M'hamed"],
    ["16", "sidi mhamed", "Sidi M'hamed"],
    ["16", "Biar", "El Biar"],
    ["16", "Bab Oued", "Bab El Oued"],
    ["06", "Béjaïa", "Bejaia"],
    ["19", "Sétif", "Setif"],
    ["19", "El-Eulma", "El Eulma"],
    ["23", "Eulma", "El Eulma"],
    ["31", "وهران الشرقيه", "وهران الشرقية"],
  ])("in wilaya %s reads %j and sends %j", (regionCode, typed, commune) => {
    expect(bodyOf(at(regionCode, "x", typed))).toMatchObject({ commune, code_wilaya: Number(regionCode) });
  });

  it("is the order's city where the place names none", () => {
    expect(bodyOf({ ...at("31", "Oran", null), ...withAddress({ city: "ORAN" }) })).toMatchObject({
      commune: "Oran",
    });
  });
});

describe("what ECOTRACK would not take is a problem before anything is sent", () => {
  it.each<[string, Partial<Parcel>, object]>([
    ["no name", { recipientName: " " }, { code: "name_missing", field: "name" }],
    [
      "no address",
      withAddress({ address1: " ", address2: null }),
      { code: "address_missing", field: "address1" },
    ],
    ["no place", { place: null }, { code: "place_unknown", field: "city" }],
    [
      "an unknown commune",
      at("16", "Alger", "Bab Ezouar"),
      {
        code: "place_unknown",
        field: "city",
        values: { region: "Alger", candidates: "Bab Ezzouar, Bab El Oued, El Biar" },
      },
    ],
    [
      "a commune of another wilaya",
      at("16", "Alger", "Oran"),
      { code: "place_unknown", values: { region: "Alger", candidates: "" } },
    ],
    [
      "a wilaya that is not served",
      at("11", "Tamanrasset", "Tamanrasset"),
      { code: "place_not_served", field: "city", values: { region: "Tamanrasset" } },
    ],
    [
      "a place abroad",
      { place: { country: "TN", region: "Sousse", regionCode: "16", locality: "x" } },
      { code: "place_not_served", values: { region: "Sousse" } },
    ],
    [
      "a desk where there is none",
      { ...at("16", "Alger", "Bab El Oued"), ...marked({ stopDesk: true }) },
      {
        code: "place_not_served",
        field: "city",
        values: { region: "Alger", commune: "Bab El Oued", candidates: "Bab Ezzouar" },
        words: "Aucun stop desk à Bab El Oued, livraison à domicile seulement",
      },
    ],
    [
      "one of several desks",
      { ...at("31", "Oran", "Oran"), ...marked({ stopDesk: true }) },
      {
        code: "place_not_served",
        values: { candidates: "3101, 3102" },
        words: "Plusieurs stop desks à Oran",
      },
    ],
    ["no phone", { phones: [] }, { code: "phone_missing", field: "phone" }],
    [
      "a foreign phone, though the next is Algerian",
      { phones: ["+33612345678", "+213550123456"] },
      { code: "phone_foreign", field: "phone", values: {} },
    ],
    ["a phone of seven digits", { phones: ["+2135501234"] }, { code: "phone_invalid", field: "phone" }],
    [
      "centimes",
      { collect: { minor: 450_050, currency: dzd } },
      {
        code: "amount_unreadable",
        field: "amount",
        values: { amount: "4500.50", currency: "DZD", unit: "1.00" },
      },
    ],
    [
      "euros",
      { collect: { minor: 4_500, currency: currencyCode.parse("EUR") } },
      { code: "currency_mismatch", field: "amount", values: { expected: "DZD", currency: "EUR" } },
    ],
    [
      "an address of 256 letters",
      withAddress({ address1: "a".repeat(256), address2: null }),
      { code: "text_too_long", field: "address1", values: { limit: 255, length: 256 } },
    ],
    [
      "a long name",
      { recipientName: "a".repeat(256) },
      { code: "text_too_long", field: "name", values: { limit: 255, length: 256 } },
    ],
    [
      "a long note",
      { order: { ...goodParcel.order, note: "a".repeat(300) } },
      { code: "text_too_long", field: "note", values: { limit: 255, length: 300 } },
    ],
    [
      "a title that fits nowhere",
      { contents: goodParcel.contents.map((line) => ({ ...line, title: "a".repeat(252) })) },
      { code: "text_too_long", field: "lines", values: { limit: 255, length: 252 } },
    ],
    [
      "several pieces",
      marked({ parcels: 2 }),
      { code: "parcels_out_of_range", field: "parcels", values: { parcels: 2, limit: 1 } },
    ],
    [
      "a product to take back that is too long",
      marked({ exchange: true, toTakeBack: "x".repeat(256) }),
      { code: "text_too_long", field: "lines", values: { limit: 255, length: 256 } },
    ],
    ["nothing inside", { contents: [] }, { code: "nothing_to_ship" }],
  ])("%s", (_what, changes, problem) => {
    expect(prepareShipment({ ...goodParcel, ...changes }, lists)).toMatchObject({
      ok: false,
      error: problem,
    });
  });

  it("the lists are not there yet", () => {
    expect(prepareShipment(goodParcel, null)).toEqual({
      ok: false,
      error: { code: "place_unknown", field: "city", values: { list: "not-synced" }, words: null },
    });
  });
});

it("counts the lines that find no room in 255 letters", () => {
  const [line] = goodParcel.contents;
  if (!line) throw new Error("the good parcel has lines");
  const contents = Array.from({ length: 40 }, (_, index) => ({ ...line, title: `Article ${index + 1}` }));
  const produit = String(bodyOf({ contents })["produit"]);
  expect(produit).toMatch(/^2 x Article 1, 2 x Article 2, .*, 2 x Article 15 \+ 25 autres$/);
  expect(produit.length).toBeLessThanOrEqual(255);
});

describe("the answer to a creation", () => {
  it.each([
    [{ success: true, tracking: "ECQFLD2103047673" }, "ECQFLD2103047673"],
    [{ success: "true", tracking: 2103047673 }, "2103047673"],
  ])("%j is the parcel %s", (body, trackingNumber) => {
    expect(readCreated(body)).toEqual({
      trackingNumber,
      trackingUrl: null,
      labelUrl: null,
      carrierState: null,
    });
  });

  it.each([null, {}, { success: true }, { tracking: "" }, []])("finds no parcel in %j", (body) => {
    expect(readCreated(body)).toBeNull();
  });
});
