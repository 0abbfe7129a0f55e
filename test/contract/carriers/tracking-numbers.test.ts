import { expect, it } from "vitest";
import { facts as delivety } from "~/carriers/delivety";
import { facts as dropcolis } from "~/carriers/dropcolis";
import { facts as ecotrack } from "~/carriers/ecotrack";
import { facts as firstDelivery } from "~/carriers/first-delivery";

/** Whose number one typed without a carrier's name may be. */
const ownersOf = (number: string): readonly string[] =>
  [firstDelivery, dropcolis, ecotrack, delivety]
    .filter(({ trackingNumber }) => trackingNumber?.test(number))
    .map(({ name }) => name);

it.each([
  // The carriers' documents.
  ["683375045049", "first-delivery"],
  ["683377360858", "first-delivery"],
  ["dc_9f7a1f2e3d4c5b6a", "dropcolis"],
  ["ECQFLD2103047673", "ecotrack"],
  ["ECG4SU2112195902", "ecotrack"],
  ["ECLWIT2505052286", "ecotrack"],
])("%s is %s's alone, however often it is asked", (number, carrier) => {
  expect([ownersOf(number), ownersOf(number)]).toEqual([[carrier], [carrier]]);
});

it.each([
  ["another country's post", "RR123456785TN"],
  ["a parcel of Quebec's post", "7023210039414604"],
  ["UPS", "1Z999AA10123456784"],
  ["thirteen digits", "6833750450490"],
  ["eleven digits", "68337504504"],
  ["digits inside others", "n° 683375045049"],
  ["two of them", "683375045049\n683377360858"],
  ["our reference", "NV0123456789"],
  ["a phone", "+21622123456"],
  ["an order's name", "#1001"],
  ["nothing", ""],
])("%s, %j, is nobody's", (_what, number) => {
  expect(ownersOf(number)).toEqual([]);
});
