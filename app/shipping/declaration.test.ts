import { describe, expect, it } from "vitest";
import { exampleAddress, exampleLine, exampleOrder } from "../../test/examples/orders";
import { changesSince, declarationOf } from "./declaration";
import { currencyCode } from "./money";

const collect = { minor: 45_500, currency: currencyCode.parse("TND") };
const lines = [{ id: "91", orderLineId: "11", quantity: 2 }];
const order = exampleOrder({ lines: [exampleLine("11", 2, 19_250, { title: "Foulard" })] });
const told = declarationOf(order, {
  recipientName: "Amel Trabelsi",
  phone: "+21620123456",
  collect,
  lines,
});
const now = (changes: Partial<typeof told>) => changesSince(told, { ...told, ...changes });

describe("what changed since the carrier was told", () => {
  it("is nothing where all is as it was", () => {
    expect(now({ orderUpdatedAt: new Date("2026-11-21T00:00:00Z") })).toEqual([]);
  });

  it("is nothing where only blanks or case differ", () => {
    expect(now({ address1: " 12  Rue de Marseille" })).toEqual([]);
  });

  it.each<[Partial<typeof told>, string, string, string]>([
    [{ name: "Sami Trabelsi" }, "name", "Amel Trabelsi", "Sami Trabelsi"],
    [{ phone: "+21698765432" }, "phone", "+21620123456", "+21698765432"],
    [{ address1: "3 rue de Rome" }, "address1", "12 rue de Marseille", "3 rue de Rome"],
    [{ address2: "appt 4" }, "address2", "", "appt 4"],
    [{ city: "Sousse" }, "city", "Tunis", "Sousse"],
    [{ zip: "4000" }, "zip", "1000", "4000"],
    [{ collect: { ...collect, minor: 30_000 } }, "amount", "45.500 TND", "30.000 TND"],
    [
      { contents: [{ orderLineId: "11", title: "Foulard", quantity: 1 }] },
      "title",
      "2 × Foulard",
      "1 × Foulard",
    ],
    [{ contents: [] }, "title", "2 × Foulard", ""],
  ])("names %j with both values", (changes, field, before, after) => {
    expect(now(changes)).toEqual([{ field, before, after }]);
  });

  it("names all of it", () => {
    const moved = exampleOrder({ shippingAddress: exampleAddress({ city: "Sousse", zip: "4000" }) });
    const after = declarationOf(moved, {
      recipientName: "Amel Trabelsi",
      phone: "+21620123456",
      collect,
      lines,
    });
    expect(changesSince(told, { ...after, contents: told.contents }).map(({ field }) => field)).toEqual([
      "city",
      "zip",
    ]);
  });
});
