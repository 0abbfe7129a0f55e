import { expect, it } from "vitest";
import { isMarked, readMarks } from "./parcel-marks";

const plain = { stopDesk: false, exchange: false, toTakeBack: null, serviceLevel: null, parcels: 1 };

it.each([
  [[], [], plain],
  [["stop-desk"], [], { ...plain, stopDesk: true }],
  [["Stop Desk", "VIP"], [], { ...plain, stopDesk: true }],
  [["Service: same day"], [], { ...plain, serviceLevel: "same_day" }],
  [["exchange", "parcels: 3"], [], { ...plain, exchange: true, parcels: 3 }],
  [["parcels:51"], [], { ...plain, parcels: 51 }],
  [["parcels: many"], [], plain],
  [[], [{ name: "stop-desk", value: "oui" }], { ...plain, stopDesk: true }],
  [[], [{ name: "stop-desk", value: "non" }], plain],
  [[], [{ name: "Parcels", value: "2" }], { ...plain, parcels: 2 }],
  [
    ["exchange"],
    [{ name: "exchange_product", value: " Robe M " }],
    { ...plain, exchange: true, toTakeBack: "Robe M" },
  ],
  [
    [],
    [{ name: "Produit à récupérer", value: "Robe M" }],
    { ...plain, exchange: true, toTakeBack: "Robe M" },
  ],
  [["exchange-product"], [{ name: "exchange-product", value: " " }], plain],
])("reads %j and %j", (tags, attributes, marks) => {
  expect(readMarks({ tags, attributes })).toEqual(marks);
});

it.each([
  [["Fragile"], [], true],
  [["fragile: no"], [], false],
  [[], [{ name: "fragile", value: "oui" }], true],
  [[], [{ name: "fragile", value: "non" }], false],
  [["fragilité"], [], false],
])("of %j and %j, fragile is %s", (tags, attributes, marked) => {
  expect(isMarked({ tags, attributes }, "fragile")).toBe(marked);
});
