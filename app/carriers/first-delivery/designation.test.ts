import { describe, expect, it } from "vitest";
import { shipmentReference } from "~/shipping/ids";
import { currencyCode } from "~/shipping/money";
import type { ParcelLine } from "~/shipping/ports/carrier";
import { designationOf, referenceOf } from "./designation";

const reference = shipmentReference.parse("NV0123456789");
const line = (quantity: number, title: string): ParcelLine => ({
  title,
  quantity,
  sku: null,
  variantId: null,
  unitPrice: { minor: 1_000, currency: currencyCode.parse("TND") },
  originalUnitPrice: { minor: 1_000, currency: currencyCode.parse("TND") },
  weightGrams: null,
});

describe("designationOf", () => {
  it("lists quantities and titles and ends in the reference", () => {
    expect(designationOf([line(2, "Robe\n rouge"), line(1, "قميص")], reference)).toBe(
      "2 x Robe rouge, 1 x قميص NV0123456789",
    );
  });

  it("counts the lines that find no room within 255 letters, and keeps the reference", () => {
    const designation = designationOf(
      Array.from({ length: 51 }, (_, index) => line(1, `Article ${index + 1}`)),
      reference,
    );
    expect(designation.length).toBeLessThanOrEqual(255);
    expect(designation).toMatch(
      /^1 x Article 1, 1 x Article 2, .*, 1 x Article 15 \+ 36 autres NV0123456789$/,
    );
  });

  it("cuts a single title that is longer than all the room", () => {
    const designation = designationOf([line(1, "🧵".repeat(300)), line(1, "Sac")], reference);
    expect(designation.length).toBeLessThanOrEqual(255);
    expect(designation).toMatch(/^1 x 🧵+… \+ 1 autre NV0123456789$/u);
  });
});

describe("the reference in a designation", () => {
  it.each([
    ["2 x Robe NV0123456789", true],
    ["NV0123456789", true],
    ["2 x Robe NV0123456789 \n", true],
    ["2 x Robe NV01234567890", false],
    ["2 x Robe XNV0123456789", false],
    ["échange de NV0123456789 NV9999999999", false],
    ["", false],
  ])("%j: %s", (designation, carries) => {
    expect(referenceOf(designation) === reference).toBe(carries);
  });
});
