import fc from "fast-check";
import { expect, it } from "vitest";
import { exampleLine, exampleOrder } from "../../test/examples/orders";
import { divideCash } from "./divide-cash";
import { currencyCode } from "./money";

const TND = currencyCode.parse("TND");
const order = exampleOrder({ lines: [exampleLine("11", 2, 10_000), exampleLine("12", 1, 7_500)] });
const travelling = (orderLineId: string, quantity: number, fixed: number | null = null) => ({
  lines: [{ orderLineId, quantity }],
  fixed: fixed === null ? null : { minor: fixed, currency: TND },
});
const divide = (owed: number, parcels: Parameters<typeof divideCash>[2]) =>
  divideCash(order, { minor: owed, currency: TND }, parcels).map((share) => share.minor);

it("gives a lone parcel everything that is owed", () => {
  expect(divide(34_500, [travelling("11", 2)])).toEqual([34_500]);
});

it("gives later parcels the value of their lines and the first the rest, delivery included", () => {
  expect(divide(34_500, [travelling("11", 2), travelling("12", 1)])).toEqual([27_000, 7_500]);
});

it("collects nothing when nothing is owed", () => {
  expect(divide(0, [travelling("11", 2), travelling("12", 1)])).toEqual([0, 0]);
});

it("never collects more than is owed after a deposit", () => {
  expect(divide(5_000, [travelling("11", 2), travelling("12", 1)])).toEqual([0, 5_000]);
});

it("leaves what a carrier already collects as it is", () => {
  expect(divide(34_500, [travelling("11", 2, 27_000), travelling("12", 1)])).toEqual([27_000, 7_500]);
});

it("lets no parcel pay out what a line is below nothing", () => {
  const discounted = exampleOrder({ lines: [exampleLine("11", 2, 10_000), exampleLine("12", 1, -500)] });
  const owed = { minor: 19_500, currency: TND };
  const shares = divideCash(discounted, owed, [travelling("11", 2), travelling("12", 1)]);
  expect(shares.map(({ minor }) => minor)).toEqual([19_500, 0]);
});

it("always sums to what is owed", () => {
  fc.assert(
    fc.property(
      fc.nat(100_000),
      fc.array(fc.constantFrom("11", "12"), { minLength: 1, maxLength: 5 }),
      (owed, lines) => {
        const shares = divide(
          owed,
          lines.map((line) => travelling(line, 1)),
        );
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(owed);
        expect(Math.min(...shares)).toBeGreaterThanOrEqual(0);
      },
    ),
  );
});
