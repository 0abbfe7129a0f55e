import { describe, expect, it } from "vitest";
import { exampleLine, exampleOrder } from "../../test/examples/orders";
import { wantTheSame } from "./twins";

const order = (...lines: ReturnType<typeof exampleLine>[]) => exampleOrder({ lines });

describe("twin orders", () => {
  it("want the same goods in the same quantities, in whatever order and at whatever price", () => {
    const one = order(exampleLine("11", 1, 38_500), exampleLine("12", 2, 24_000));
    const other = order(exampleLine("12", 2, 20_000), exampleLine("11", 1, 38_500));
    expect(wantTheSame(one, other)).toBe(true);
  });

  it("may have the same goods on one line or on two", () => {
    const split = order(exampleLine("11", 1, 38_500), { ...exampleLine("11", 1, 38_500), id: "13" });
    expect(wantTheSame(order(exampleLine("11", 2, 38_500)), split)).toBe(true);
  });

  it.each([
    ["another quantity", order(exampleLine("11", 2, 38_500))],
    ["another article", order(exampleLine("12", 1, 38_500))],
    ["one article more", order(exampleLine("11", 1, 38_500), exampleLine("12", 1, 24_000))],
  ])("%s makes no twin", (_what, other) => {
    expect(wantTheSame(order(exampleLine("11", 1, 38_500)), other)).toBe(false);
  });

  it("what does not travel, or was taken off, is no difference", () => {
    const card = exampleLine("14", 1, 50_000, { requiresShipping: false });
    const removed = exampleLine("15", 0, 10_000);
    expect(
      wantTheSame(order(exampleLine("11", 1, 38_500)), order(exampleLine("11", 1, 38_500), card, removed)),
    ).toBe(true);
  });

  it("of nothing there is no twin", () => {
    expect(wantTheSame(order(exampleLine("11", 0, 1)), order(exampleLine("12", 0, 1)))).toBe(false);
  });

  it("goods without a variant are told by what is written on them", () => {
    const handwritten = (title: string) =>
      order(exampleLine("11", 1, 1, { variantId: null, sku: null, title }));
    expect(wantTheSame(handwritten("Gravure A"), handwritten("Gravure A"))).toBe(true);
    expect(wantTheSame(handwritten("Gravure A"), handwritten("Gravure B"))).toBe(false);
  });
});
