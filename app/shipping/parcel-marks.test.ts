import { expect, it } from "vitest";
import { readMarks } from "./parcel-marks";

const plain = { stopDesk: false, exchange: false, serviceLevel: null, parcels: 1 };

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
])("reads %j and %j", (tags, attributes, marks) => {
  expect(readMarks({ tags, attributes })).toEqual(marks);
});
