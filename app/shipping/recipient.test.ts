import { describe, expect, it } from "vitest";
import { exampleOrder } from "../../test/examples/orders";
import type { Address } from "./order";
import { readRecipient } from "./recipient";

const home: Address = {
  name: "Amira Ben Salah",
  company: null,
  address1: "12 rue de Marseille",
  address2: null,
  city: "Tunis",
  zip: "1000",
  province: "",
  provinceCode: null,
  country: "TN",
  phone: null,
};

const orderTo = (shippingAddress: Address | null) => exampleOrder({ shippingAddress });

const missing = (code: string, field: string) => ({ code, field, values: {}, words: null });

describe("readRecipient", () => {
  it.each([
    ["Amira Ben Salah", null, "Amira Ben Salah"],
    ["  Amira \n Ben  Salah ", "Atelier", "Amira Ben Salah"],
    ["\u202bأميرة بن صالح\u202c", null, "أميرة بن صالح"],
    ["", "Atelier du Lac", "Atelier du Lac"],
    [" - ", "Atelier du Lac", "Atelier du Lac"],
  ])("takes name %j and company %j as %j", (name, company, recipient) => {
    expect(readRecipient(orderTo({ ...home, name, company }))).toEqual({ name: recipient, problem: null });
  });

  it.each([
    ["", null],
    ["  ", ""],
    [".", "-"],
    ["\u200f", null],
  ])("never makes a name up for name %j and company %j", (name, company) => {
    expect(readRecipient(orderTo({ ...home, name, company }))).toEqual({
      name: null,
      problem: missing("name_missing", "name"),
    });
  });

  it.each(["", "  ", "-", "..."])("misses the street in %j", (address1) => {
    expect(readRecipient(orderTo({ ...home, address1 }))).toEqual({
      name: "Amira Ben Salah",
      problem: missing("address_missing", "address1"),
    });
  });

  it("takes a street on the second line", () => {
    expect(
      readRecipient(orderTo({ ...home, address1: "", address2: "12 rue de Marseille" })).problem,
    ).toBeNull();
  });

  it("misses the whole address", () => {
    expect(readRecipient(orderTo(null))).toEqual({
      name: null,
      problem: missing("address_missing", "address1"),
    });
  });
});
