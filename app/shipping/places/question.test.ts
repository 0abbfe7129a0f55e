import { describe, expect, it } from "vitest";
import { placeQuestion } from "./question";

const blank = {
  country: null,
  zip: null,
  city: null,
  address1: null,
  address2: null,
  company: null,
  province: null,
  note: null,
  tags: [],
  attributes: [],
};

describe("placeQuestion", () => {
  it("reads absent and null keys alike", () => {
    expect(placeQuestion.parse({})).toEqual(blank);
    expect(placeQuestion.parse({ city: null, tags: null, attributes: null })).toEqual(blank);
  });

  it("reads a numeric zip, tags in one string and attributes without a value", () => {
    const question = { zip: 2036, tags: "vip, , Sfax ", attributes: [{ name: "Gouvernorat", value: null }] };
    expect(placeQuestion.parse(question)).toEqual({
      ...blank,
      zip: "2036",
      tags: ["vip", "Sfax"],
      attributes: [{ name: "Gouvernorat", value: "" }],
    });
  });

  it("refuses what is no text", () => {
    expect(placeQuestion.safeParse({ city: ["Sfax"] }).success).toBe(false);
    expect(placeQuestion.safeParse("Sfax").success).toBe(false);
  });
});
